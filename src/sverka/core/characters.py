"""Characters, the same whichever Python builds and whichever browser reads: those of Unicode 13.0, and no others.

Python and browsers bring tables of the year in which they were made: of a newer character one takes for a digit or a
letter what another has never heard of. All that run this project know Unicode 13.0, in which nothing that we ask
about has changed since. What is newer counts as unassigned, or is read as the older character that it looks like, by
a table of our own (`newer_characters.txt`), which goes along to the browser.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

SIGN = (
    "\ufffd"  # what a newer character is read as that looks like no older one: no letter, no digit, no space
)
_READ_AS = {"hidden": "\u200b", "space": " ", "dash": "-", "opening": "(", "closing": ")"}
_TABLE = Path(__file__).with_name("newer_characters.txt")
# Blocks in which Unicode 13.0 has no gap, and of which nearly all texts are: they need no look into the table.
_MAY_BE_NEWER = re.compile(
    "[^\0-\u0377\u03a3-\u052f\u2000-\u2063\u20a0-\u20bf\u2100-\u218b\u2190-\u2426\ufe00-\ufe19]+"
)


class _Run(NamedTuple):
    """Code points from `first` to `last`, and what they are."""

    first: int
    last: int
    kind: str


@cache
def _runs() -> tuple[_Run, ...]:
    lines = (line.split(" ", 2) for line in _TABLE.read_text("utf-8").splitlines() if line[0] != "#")
    return tuple(_Run(int(first, 16), int(last, 16), kind) for first, last, kind in lines)


@lru_cache(maxsize=4096)
def _run_of(char: str) -> _Run | None:
    """The run of the table that holds `char`, if it is newer."""
    code = ord(char)
    at = bisect_right(_runs(), code, key=lambda run: run.first) - 1
    run = _runs()[at] if at >= 0 else None
    return run if run and code <= run.last else None


def is_newer(char: str) -> bool:
    """Whether `char` is none of Unicode 13.0."""
    return _MAY_BE_NEWER.match(char) is not None and _run_of(char) is not None


def unsettled(text: str) -> int | None:
    """The offset of the first newer character of `text` that programs may take for part of a word; symbols are none."""
    for match in _MAY_BE_NEWER.finditer(text) if not text.isascii() else ():
        for at, char in enumerate(match[0], match.start()):
            if (run := _run_of(char)) and run.kind != "sign":
                return at
    return None


def known(text: str) -> str:
    """`text`, each newer character in it read as an older one; its length stays."""
    return text if text.isascii() else _MAY_BE_NEWER.sub(_known_run, text)


def _known_run(match: re.Match[str]) -> str:
    return "".join(map(_known, match[0]))


@lru_cache(maxsize=4096)
def _known(char: str) -> str:
    run = _run_of(char)
    if run is None:
        return char
    at = ord(char) - run.first
    if run.kind == "digits":
        return str(at % 10)
    return run.kind[1 + at] if run.kind[0] == "=" else _READ_AS.get(run.kind, SIGN)


def table() -> str:
    """The table for the browser: of each run the code points since the one before, its length, and what it is read as.

    Both numbers are of base 36; a run of digits is read as `0`, what is read as SIGN as nothing.
    """
    parts: list[str] = []
    before = 0
    for first, last, read_as in _joined():
        parts.append(f"{_base_36(first - before)},{_base_36(last - first)},{read_as}")
        before = last
    return ";".join(parts)


def _joined() -> list[tuple[int, int, str]]:
    made: list[tuple[int, int, str]] = []
    for first, last, kind in _runs():
        read_as = kind[1:] if kind[0] == "=" else "0" if kind == "digits" else _READ_AS.get(kind, "")
        if made and made[-1][1] == first - 1 and read_as == made[-1][2] == "":
            made[-1] = (made[-1][0], last, "")
        else:
            made.append((first, last, read_as))
    return made


def _base_36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base_36(number // 36) if number >= 36 else "") + digits[number % 36]


def normalize(form: str, text: str) -> str:
    """`text` in a normal form of Unicode 13.0, which leaves newer characters as they are."""
    if not _MAY_BE_NEWER.search(text):
        return _normal(form, text)
    parts, start = [], 0
    for at, char in enumerate(text):
        if is_newer(char):
            parts += [_normal(form, text[start:at]), char]
            start = at + 1
    return "".join([*parts, _normal(form, text[start:])])


def _normal(form: str, text: str) -> str:
    return unicodedata.normalize(form, text)  # type: ignore[arg-type]


def category(char: str) -> str:
    """The general category of `char`."""
    return "Cn" if is_newer(char) else unicodedata.category(char)


def combining(char: str) -> int:
    """The canonical combining class of `char`; 0 of what is no mark."""
    return 0 if is_newer(char) else unicodedata.combining(char)


def digit(char: str) -> int | None:
    """The digit that `char` shows."""
    return None if is_newer(char) else unicodedata.digit(char, None)


def numeric(char: str) -> float | None:
    """The number that `char` stands for."""
    return None if is_newer(char) else unicodedata.numeric(char, None)


def name(char: str) -> str:
    """The name of `char`, empty where it has none."""
    return "" if is_newer(char) else unicodedata.name(char, "")
