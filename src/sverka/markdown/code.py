"""Where Markdown holds code: fenced blocks and code spans, in which nothing is ever expanded."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

_FENCED = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[^\n`]*\n(?:.*?\n)??(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
# A span may run over a line end but not over an empty line (Python-Markdown works block by block).
_SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)


def code_regions(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the code in `text`, in order, without overlaps."""
    regions = []
    at = 0
    for block in _FENCED.finditer(text):
        regions += [span.span() for span in _SPAN.finditer(text, at, block.start())]
        regions.append(block.span())
        at = block.end()
    return regions + [span.span() for span in _SPAN.finditer(text, at)]


def inside(offset: int, regions: list[tuple[int, int]]) -> bool:
    """Whether `offset` lies in one of `regions`."""
    at = bisect_right(regions, (offset, sys.maxsize))
    return at > 0 and offset < regions[at - 1][1]
