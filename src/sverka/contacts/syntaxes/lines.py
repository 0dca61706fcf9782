"""The lines of a plain text, one after the other, so that no more than one is held; long ones in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 100_000  # characters that are read at once
_BLANK = re.compile(r"(?<=[^\W\d_])\s(?=[^\W\d_])")  # between two words
_NEAR = 2000  # characters in which there mostly is one
_SHARED = 500  # characters of two pieces where there is none: more than any contact has


def lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in `source[start:end]`; a piece ends between two words, if it can."""
    at = start
    while at <= end:
        stop = source.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield from _pieces(source, at, stop)
        at = stop + 1


def _pieces(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        most = start + LONGEST
        blanks = [match.start() for match in _BLANK.finditer(source, most - _NEAR, most)]
        yield start, blanks[-1] if blanks else most
        start = blanks[-1] if blanks else most - _SHARED
    yield start, end
