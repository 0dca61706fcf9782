"""The parts that records are made of: ids, texts by language, dates as far as known, and where a record stands."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, PrivateAttr

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.schema import Localised, Record
from sverka.core.source import SourceFile
from sverka.core.yamlfile import Document, KeyPath

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError(
            Message(
                "{value!r} is not an id; use small Latin letters, digits and hyphens: help-line", value=value
            )
        )
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty; write it, or remove the line")
    return value


def _texts(value: Localised) -> Localised:
    if not value:
        raise ValueError('no language is given; write {en: "…"}')
    for language, text in value.items():
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(
                Message('{language!r} is not a language code; write {{en: "…", ru: "…"}}', language=language)
            )
        _text(text)
    return value


def _partial_date(value: str) -> str:
    try:
        first_day(value)
    except ValueError:
        example = "2026, 2026-11 or 2026-11-23"
        raise ValueError(
            Message(
                "{value!r} is not a date; write year, month and day as far as known: {example}",
                value=value,
                example=example,
            )
        ) from None
    return value


def first_day(partial: str) -> date:
    """The first day of a year, a month or a day."""
    year, month, day = _date_parts(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date:
    """The last day of a year, a month or a day."""
    year, month, day = _date_parts(partial)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _date_parts(partial: str) -> tuple[int, int, int]:
    match = _PARTIAL_DATE.fullmatch(partial)
    if not match:
        raise ValueError(partial)
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day


def as_list(value: object) -> object:
    """An empty line (`purpose:`) stands for an empty list."""
    return [] if value is None else value


Slug = Annotated[str, AfterValidator(_slug)]
Text = Annotated[str, AfterValidator(_text)]
Texts = Annotated[Localised, AfterValidator(_texts)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Names = Annotated[list[Text], BeforeValidator(as_list)]


class Placed(Record):
    """A record that knows where it stands, so that findings point at the exact line and column."""

    _document: Document = PrivateAttr(default_factory=lambda: Document(SourceFile("", "")))
    _path: KeyPath = PrivateAttr(default=())

    def place(self, document: Document, path: KeyPath) -> Self:
        """Note where the record was read; only the loader does so."""
        self._document, self._path = document, path
        return self

    @property
    def source_file(self) -> SourceFile:
        """The file the record stands in."""
        return self._document.source

    @property
    def position(self) -> tuple[int, int]:
        """Line and column at which the record begins."""
        return self.source_file.position(self._document.offset(*self._path))

    def finding(self, key: KeyPath, rule: str, message: str, fix: str, **contact: str) -> Finding:
        """A finding at the value of `key`, or at the record where it has no such key."""
        return self._document.finding((*self._path, *key), rule, message, fix, **contact)
