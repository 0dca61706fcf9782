"""What single values of a record must look like: an id, a text in each language, a day or a part of one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from sverka.core.schema import Localised

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError(f"{value!r} is not an id; use small Latin letters, digits and hyphens: help-line")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty; write it, or remove the line")
    return value


def _texts(value: Localised) -> Localised:
    if not value:
        raise ValueError('no language is given; write {ru: "…"}')
    for language, text in value.items():
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(f'{language!r} is not a language code; write {{ru: "…", en: "…"}}')
        _text(text)
    return value


def _partial_date(value: str) -> str:
    try:
        first_day(value)
    except ValueError:
        example = "2026, 2026-11 or 2026-11-23"
        raise ValueError(
            f"{value!r} is not a date; write year, month and day as far as known: {example}"
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
