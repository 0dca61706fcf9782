"""What pages name beside contacts and facts: terms of the glossary, legal acts, pictures; and the log of changes.

content/glossary.yml, content/acts.yml, content/pictures.yml and content/changes.yml; each may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SkipValidation

from sverka.core.extras import PICTURES, is_installed
from sverka.core.findings import Finding
from sverka.core.plain_files import open_plain, read_plain
from sverka.core.schema import IsoDate, Record
from sverka.registry.load import add_record, read_list
from sverka.registry.values import Names, PartialDate, Placed, Slug, Text, Texts

QUOTED = ("section", "button", "column", "type")  # kinds of terms that are labels on a screen
_VIEW_BOX = re.compile(rb'viewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+(\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)"')


class Term(Placed):
    """A word that readers meet, or the name of a section: what it is called, where, and what it means.

    `instead_of` holds other names for it, by language; pages use none of them. `page` is the source path of a
    section of this site, whose name links to that page may carry.
    """

    id: Slug
    kind: Literal["section", "button", "column", "type", "word"]
    name: Texts
    where: Texts | None = None
    meaning: Texts
    instead_of: dict[str, list[Text]] = {}
    page: Text | None = None
    sources: Annotated[Names, Field(min_length=1)]

    @property
    def is_label(self) -> bool:
        """Whether it is written on a screen, and so stands in quotation marks."""
        return self.kind in QUOTED


class Act(Placed):
    """A legal act that pages rest on; `source` names who confirms that it is the one in force."""

    id: Slug
    title: Texts
    number: Text | None = None
    date: PartialDate
    source: Slug


class Picture(Placed):
    """A picture in a page: `file` from the root of the project, the day it was taken or drawn, what it shows."""

    file: Text
    taken: IsoDate
    shows: Text

    @property
    def is_drawing(self) -> bool:
        """Whether it was drawn, not taken."""
        return self.shows == "drawing"


class Change(Placed):
    """An entry of the log that readers see; `pages` are source paths."""

    date: IsoDate
    what: Texts
    pages: Names = Field(default_factory=list)


class _GlossaryFile(Record):
    glossary: list[SkipValidation[Term]]


class _ActsFile(Record):
    acts: list[SkipValidation[Act]]


class _PicturesFile(Record):
    pictures: list[SkipValidation[Picture]]


class _ChangesFile(Record):
    changes: list[SkipValidation[Change]]


@dataclass(frozen=True)
class EditorialRecords:
    """The records by id, pictures by file; changes as they stand in their file."""

    root: Path = Path()
    terms: Mapping[str, Term] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int] | None]:
        return {}

    def size(self, file: str) -> tuple[int, int] | None:
        """Width and height in pixels of the picture at this source path, where they can be read."""
        if file not in self._sizes:
            self._sizes[file] = _size(self.root / file)
        return self._sizes[file]


def load_editorial(root: Path) -> tuple[EditorialRecords, list[Finding]]:
    """The records below `root`/content, and every finding about what could not be read."""
    findings: list[Finding] = []
    content = root / "content"
    terms: dict[str, Term] = {}
    acts: dict[str, Act] = {}
    pictures: dict[str, Picture] = {}
    changes: list[Change] = []
    if (file := content / "glossary.yml").exists():
        for term in read_list(file, root, _GlossaryFile, Term, findings):
            add_record(terms, term.id, term, "term", findings)
    if (file := content / "acts.yml").exists():
        for act in read_list(file, root, _ActsFile, Act, findings):
            add_record(acts, act.id, act, "act", findings)
    if (file := content / "pictures.yml").exists():
        for picture in read_list(file, root, _PicturesFile, Picture, findings):
            add_record(pictures, picture.file, picture, "picture", findings, key="file")
    if (file := content / "changes.yml").exists():
        changes += read_list(file, root, _ChangesFile, Change, findings)
    return EditorialRecords(root, terms, acts, pictures, tuple(changes)), sorted(findings)


def _size(file: Path) -> tuple[int, int] | None:
    try:
        if file.suffix.lower() == ".svg":
            box = _VIEW_BOX.search(read_plain(file))
            return (round(float(box[1])), round(float(box[2]))) if box else None
        return _pixels(file) if is_installed(PICTURES) else None
    except OSError:
        return None


def _pixels(file: Path) -> tuple[int, int] | None:
    from PIL import Image  # of an extra

    try:
        with open_plain(file) as stream, Image.open(stream) as image:  # reads the head of the file only
            return image.size
    except Image.DecompressionBombError:
        return None
