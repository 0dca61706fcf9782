"""No expression means something else to an older Python that the project supports."""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from benchmarks.expressions import python_expressions

_BACKTRACK = {codes.BRANCH, codes.MAX_REPEAT, codes.MIN_REPEAT}


def _within(value: Any) -> Iterator[Any]:
    """The trees inside the argument of a code."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _within(part)


def _backtracks(tree: Any) -> bool:
    return any(code in _BACKTRACK or any(map(_backtracks, _within(value))) for code, value in tree)


def misread(tree: Any) -> bool:
    """Whether it has a possessive repetition of what can be read in several ways.

    Until 3.11.4 such a one gave up matches (CPython gh-106052); an atomic group around a plain one did not.
    """
    return any(
        (code is codes.POSSESSIVE_REPEAT and _backtracks(value[2])) or any(map(misread, _within(value)))
        for code, value in tree
    )


@pytest.mark.parametrize("source", [r"(?:a|bc)*+", r"(?:a+b)?+", r"(x(?:\d+,)++)"])
def test_what_is_misread_is_told(source):
    assert misread(parser.parse(source))


@pytest.mark.parametrize("source", [r"[^x]*+", r"(?>(?:a|bc)*)", r"(?:a*+b)++", r"(?:a|b)*"])
def test_what_is_read_alike_is_told_from_it(source):
    assert not misread(parser.parse(source))


def test_every_expression_is_read_alike():
    expressions = python_expressions()
    assert [one.where for one in expressions if misread(parser.parse(one.source, int(one.flags)))] == []
