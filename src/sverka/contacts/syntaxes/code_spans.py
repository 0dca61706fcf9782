"""Where a span of code ends in Markdown: at as many backticks as it begins with, in the same block."""

from __future__ import annotations

import re
from bisect import bisect_left

_TICKS = re.compile(r"`+")


class CodeSpans:
    """The spans of a text whose blocks end in the sign `block_end`."""

    def __init__(self, text: str, block_end: str) -> None:
        self._runs: dict[int, list[int]] = {}  # how many backticks → where so many stand
        for run in _TICKS.finditer(text):
            self._runs.setdefault(len(run[0]), []).append(run.start())
        self._ends = (
            [match.start() for match in re.finditer(re.escape(block_end), text)] if self._runs else []
        )

    def closing(self, start: int, end: int) -> int | None:
        """Where the backticks begin that close the span opened by those at `start:end`, or None."""
        runs = self._runs[end - start]
        following = bisect_left(runs, end)
        if following == len(runs):
            return None
        block = bisect_left(self._ends, end)
        is_beyond = block < len(self._ends) and self._ends[block] < runs[following]
        return None if is_beyond else runs[following]
