"""Stretches of a text, asked whether any overlaps or holds another one: a look-up, however many they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]  # start and end in the text


class Spans:
    """Stretches in any order, which may overlap each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with `start:end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._farthest[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of `start:end`."""
        up_to = bisect_right(self._starts, start)
        return up_to > 0 and self._farthest[up_to - 1] >= end
