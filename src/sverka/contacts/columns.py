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
    end = len(segment.text) + 1
    for cell, head in zip(reversed(cells), reversed(heads), strict=True):
        end -= len(cell) + 1
        if head and (bare := _BARE.fullmatch(cell)):
            # «цена 2000», but «2000 дней».
            word, at = (f"{head[0]} ", bare.start(1)) if head.re is _AMOUNT else (f" {head[0]}", bare.end(1))
            segment = _with_word(segment, end + at, word)
    return segment


def _with_word(segment: Segment, at: int, word: str) -> Segment:
    """The segment with a word that its source does not hold there."""
    runs: list[Run] = []
    for run in segment.runs:
        if run.at >= at:
            runs.append(run._replace(at=run.at + len(word)))
            continue
        runs.append(run)
        rest = 0 if run.how else run.end - run.start - (at - run.at)
        if rest > 0:
            place = run.end - rest
            runs[-1] = run._replace(end=place)
            runs.append(Run(at + len(word), place, run.end))
    if runs:
        place = segment.span(at - 1, at)[1] if at else runs[0].start
        runs.append(Run(at, place, place, "head"))
    return segment._replace(text=segment.text[:at] + word + segment.text[at:], runs=tuple(sorted(runs)))
