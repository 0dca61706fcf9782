"""What pictures and films were found to say, by the hash of their file: content/readings.yml, the security team's.

An entry spares a reading, and stands in for one where there is no Tesseract; it is judged like a fresh one. Each day
another twenty are read again, so that an entry that says something else than its picture does not last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, SkipValidation
from rapidfuzz.distance import Levenshtein

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.plain_files import read_plain
from sverka.core.schema import Record
from sverka.registry.load import add_record, read_list
from sverka.registry.values import Names, Placed, Text

FILE = "content/readings.yml"
BORDER = "\f"  # between codes and text
_AGAIN = 20  # entries a day
_FARTHEST = 3  # edits by which a person may correct a line
_FIX = Message(
    'change at most {farthest} signs: {{"8 A95 000-00-01": "8 495 000-00-01"}}', farthest=_FARTHEST
)
_HEAD = """\
# What was read in each picture and film that is published: written by `sverka pictures`. By hand only: `corrections`,
# what a misread line really says, and `warns_of`, the false contacts that a picture shows as such: [organisation/id].
readings:
"""


class Said(NamedTuple):
    """What the codes in a picture say, its lines of text that could hold a contact, and how many frames it has."""

    codes: tuple[str, ...]
    text: tuple[str, ...]
    frames: int = 1

    def as_text(self) -> str:
        """As the finder reads it: one code or paragraph a line."""
        return "\n".join(self.codes) + BORDER + "\n".join(self.text)


class PictureReading(Placed):
    """What was read of the file with this hash; `file` says where it lay."""

    file: Text
    sha256: Text
    reader: Text
    codes: Names = Field(default_factory=list)
    text: Names = Field(default_factory=list)
    corrections: dict[str, str] = {}
    warns_of: Names = Field(default_factory=list)

    @property
    def said(self) -> Said:
        """As it was read, without the corrections."""
        return Said(tuple(self.codes), tuple(self.text))

    def corrected(self, said: Said) -> Said:
        """What paragraphs, lines joined by tabs, say to a person."""
        paragraphs = (text.split("\t") for text in said.text)
        lines = ("\t".join(self.corrections.get(line, line) for line in lines) for lines in paragraphs)
        return said._replace(text=tuple(lines))


class _File(Record):
    readings: list[SkipValidation[PictureReading]]


@dataclass(frozen=True)
class Ledger:
    """The entries by hash, and the hashes of those that are to be read again."""

    entries: Mapping[str, PictureReading] = field(default_factory=dict)
    again: frozenset[str] = frozenset()

    def entry(self, file: Path) -> PictureReading | None:
        """What was read of a picture, if anything."""
        return self.entries.get(sha256(read_plain(file)).hexdigest())

    def warns_of(self, file: Path) -> tuple[str, ...]:
        """The false contacts that a picture shows in order to warn of them."""
        entry = self.entry(file)
        return tuple(entry.warns_of) if entry else ()


def load_ledger(root: Path, day: date, *more: Path) -> Ledger:
    """The ledger of the project in `root`, and its lot of `day`; raises Refused for one that cannot be read.

    `more` are ledgers of pictures that come from elsewhere, below that of the project.
    """
    findings: list[Finding] = []
    entries = _entries(root / FILE, root, findings)
    for file in more:
        entries = _entries(file, file.parent, findings) | entries
    if findings:
        raise Refused(findings)
    drawn = sorted(entries, key=lambda key: sha256(f"{day} {key}".encode()).digest())
    return Ledger(entries, frozenset(drawn[:_AGAIN]))


def _entries(file: Path, root: Path, findings: list[Finding]) -> dict[str, PictureReading]:
    entries: dict[str, PictureReading] = {}
    for entry in read_list(file, root, _File, PictureReading, findings) if file.exists() else ():
        add_record(entries, entry.sha256, entry, "picture", findings, key="sha256")
        findings += (
            entry.finding(
                ("corrections",),
                "picture-unread",
                Message("{line!r} is corrected beyond recognition", line=line),
                _FIX,
            )
            for line, said in entry.corrections.items()
            if Levenshtein.distance(line, said) > (len(line) if _is_pattern(line) else _FARTHEST)
        )
    return entries


def _is_pattern(line: str) -> bool:
    """Whether it is one sign again and again, as hatching is read."""
    return len(set(line)) <= 2


def as_yaml(entries: Iterable[PictureReading]) -> str:
    """The ledger as its file has it."""
    lines = [_HEAD]
    for entry in entries:
        for index, (key, value) in enumerate(entry.model_dump().items()):
            if value:
                lines.append(f"{'  ' if index else '- '}{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)
