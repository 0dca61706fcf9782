"""Pieces of plain text cut out of a source, each with the way back to where its characters stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sverka.contacts.mention import TEXT
from sverka.core.characters import known

PROSE, TARGET, PATH, STRING, COMMENT = "prose", "target", "path", "string", "comment"

_LONGEST_JOINED = 2000  # characters
_ENDS_IN_DIGITS = re.compile(r"\d[\W_]{0,20}$")
_BEGINS_WITH_DIGITS = re.compile(r"[\W_]{0,20}\d")
_LETTER = re.compile(r"[^\W\d_]")


class Run(NamedTuple):
    """Characters of a segment that come from one stretch of the source.

    `at` is where they begin in the segment; `how` names the way they were written (`entity`, `escape` …)
    and is empty where they stand in the source as they are.
    """

    at: int
    start: int
    end: int
    how: str = ""


class Segment(NamedTuple):
    """A text to search: as prose, as the target of a link, a path or id, a string or a comment of a program (`form`).

    A `block` stands in the flow of the page: a paragraph, an item, a row, a line.
    """

    text: str
    runs: tuple[Run, ...]
    role: str = TEXT
    form: str = PROSE
    label: str = ""
    cites: str = ""
    block: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        run = self.runs[bisect_right(self.runs, at, key=lambda run: run.at) - 1]
        if run.how:
            return run.start, run.end
        place = run.start + at - run.at
        return place, place + 1

    def hiding(self, start: int, end: int) -> str:
        """How the source hides `text[start:end]`: in entities, escapes or split by mark-up."""
        first = bisect_right(self.runs, start, key=lambda run: run.at) - 1
        last = bisect_right(self.runs, end - 1, key=lambda run: run.at) - 1
        touched = self.runs[first : last + 1]
        for run in touched:
            char = known(self.text[run.at : run.at + 1])
            # A space or a dash as an entity is ordinary typesetting.
            if run.how and (char.isalnum() or char in {"@", "+", "."}):
                return run.how
        gap = any(before.end < after.start for before, after in pairwise(touched))
        return "split-markup" if gap and self.form in {PROSE, STRING} else ""


class Builder:
    """Collects one segment."""

    def __init__(self, role: str = TEXT) -> None:
        self.role = role
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, text: str, start: int, end: int, how: str = "") -> None:
        """Append characters that stand at `start:end` of the source; without `how` they stand there as they are."""
        if text:
            self._runs.append(Run(self._length, start, end, how))
            self._parts.append(text)
            self._length += len(text)

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """What has been collected so far."""
        return "".join(self._parts)

    def take(self, *, block: bool = False, **more: str) -> list[Segment]:
        """The segment, or nothing where it holds only white space; the builder begins anew."""
        text = "".join(self._parts)
        made = [Segment(text, tuple(self._runs), self.role, block=block, **more)] if text.strip() else []
        self._parts, self._runs, self._length = [], [], 0
        return made


def whole(
    text: str, start: int, role: str = TEXT, form: str = PROSE, cites: str = "", block: bool = False
) -> Segment:
    """A segment that stands in the source as it is."""
    return Segment(text, (Run(0, start, start + len(text)),), role, form, "", cites, block)


def joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, with blocks that hold nothing but digits joined to digits of the block beside them.

    A reader sees «8 800», «555» and «35-36» on three lines as one number.
    """
    pending: Segment | None = None
    last = ""  # the block that was joined last
    for segment in segments:
        if not segment.block:
            yield segment
            continue
        text = known(segment.text)
        if pending is not None and _is_one_number(pending.text, last, text):
            pending = _one(pending, segment)
        else:
            if pending is not None:
                yield pending
            pending = segment
        last = text
    if pending is not None:
        yield pending


def _is_one_number(joined_so_far: str, before: str, after: str) -> bool:
    return (
        len(joined_so_far) + len(after) <= _LONGEST_JOINED
        and bool(_ENDS_IN_DIGITS.search(before) and _BEGINS_WITH_DIGITS.match(after))
        and not (_LETTER.search(before) and _LETTER.search(after))
    )


def _one(before: Segment, after: Segment) -> Segment:
    text = f"{before.text}\n{after.text}"
    shift = len(before.text) + 1
    return before._replace(
        text=text, runs=before.runs + tuple(run._replace(at=run.at + shift) for run in after.runs)
    )
