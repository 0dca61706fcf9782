"""Tables: the numbers in a column are what its head names, such as roubles, days or years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sverka.contacts.segment import Run, Segment
from sverka.contacts.words import any_of

_UNIT = re.compile(rf"(?<!\w)(?:{any_of('currency', 'units', 'years')})|[%₽$£€]", re.I)
_AMOUNT = re.compile(rf"(?<!\w){any_of('amounts')}", re.I)
_BARE = re.compile(r"\s*(?P<number>\d(?:[\d .,\u00a0\u202f–-]*\d)?)\s*")
_LEAST_CELLS = 2


def headed(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments; in rows of a table each bare number stands beside the word of its column's head."""
    heads: list[re.Match[str] | None] = []
    for segment in segments:
        cells = segment.text.split("|")
        if not segment.block or len(cells) <= _LEAST_CELLS:
            heads = []
        elif not heads:
            heads = [_UNIT.search(cell) or _AMOUNT.search(cell) for cell in cells]
        elif len(heads) == len(cells):
            segment = _row(segment, cells, heads)
        yield segment


def _row(segment: Segment, cells: list[str], heads: list[re.Match[str] | None]) -> Segment:
    begin = 0
    words: list[tuple[int, str]] = []
    for cell, head in zip(cells, heads, strict=True):
        if head and (bare := _BARE.fullmatch(cell)):
            # «цена 2000», but «2000 дней».
            at, word = (bare.start(1), f"{head[0]} ") if head.re is _AMOUNT else (bare.end(1), f" {head[0]}")
            words.append((begin + at, word))
        begin += len(cell) + 1
    return _with_words(segment, words) if words else segment


def _with_words(segment: Segment, words: list[tuple[int, str]]) -> Segment:
    """The segment with words, each at its place in the text, that its source does not hold there."""
    runs: list[Run] = []
    parts: list[str] = []
    waiting = list(segment.runs[::-1])
    before = shift = 0
    for at, word in words:
        while waiting and waiting[-1].at < at:
            run = waiting.pop()
            head, rest = _cut(run, at)
            runs.append(head._replace(at=head.at + shift))
            if rest:
                waiting.append(rest)
        if segment.runs:
            place = segment.span(at - 1, at)[1] if at else segment.runs[0].start
            runs.append(Run(at + shift, place, place, "head"))
        parts += [segment.text[before:at], word]
        before, shift = at, shift + len(word)
    runs += [run._replace(at=run.at + shift) for run in reversed(waiting)]
    return segment._replace(text="".join([*parts, segment.text[before:]]), runs=tuple(runs))


def _cut(run: Run, at: int) -> tuple[Run, Run | None]:
    """The run up to `at` of the segment, and what is left of it from there."""
    rest = 0 if run.how else run.end - run.start - (at - run.at)
    if rest <= 0:
        return run, None
    place = run.end - rest
    return run._replace(end=place), Run(at, place, run.end)
