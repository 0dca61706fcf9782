"""Where Markdown holds code: fenced blocks and code spans, in which nothing is ever expanded."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor

_BACKTICK = re.compile(BACKTICK_RE)
_SPANS = BacktickInlineProcessor(BACKTICK_RE)
_BLOCK = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")  # a span may run over a line end, not over an empty line


def code_regions(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the code in `text`, in order, without overlaps.

    Markdown's own reading of a span and a fence; only lists and tables, which cut a span off, it does not
    know. So rules that leave out code ask the renderer, too, what it met outside of code.
    """
    regions: list[tuple[int, int]] = []
    at = 0
    for fence in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text):
        regions += _spans(text, at, fence.start())
        regions.append(fence.span())
        at = fence.end()
    return [*regions, *_spans(text, at, len(text))]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text, start, end):
        at = 0
        while match := _BACKTICK.search(block[0], at):
            element, begin, finish = _SPANS.handleMatch(match, block[0])
            if isinstance(element, Element) and begin is not None and finish is not None:
                yield block.start() + begin, block.start() + finish
            at = finish or match.end()


def inside(offset: int, regions: list[tuple[int, int]]) -> bool:
    """Whether `offset` lies in one of `regions`."""
    at = bisect_right(regions, (offset, sys.maxsize))
    return at > 0 and offset < regions[at - 1][1]
