"""Hold YAML data against a pydantic model, and say what is wrong in words an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from sverka.core.dates import is_of_our_time
from sverka.core.findings import Finding, Refused
from sverka.core.limits import NAMED
from sverka.core.messages import Message
from sverka.core.yamlfile import Document, KeyPath


class Record(BaseModel):
    """Base of everything on record: unknown keys are errors, values are never coerced or changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _iso_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        day = date.fromisoformat(value) if len(value) == 10 else date.min
    except ValueError:
        day = date.min
    # Days are counted on from it: none may come to the end of the calendar.
    return day if is_of_our_time(day) else _not_a_date(value)


def _not_a_date(value: str) -> object:
    raise ValueError(
        Message("{value!r} is not a date; write year-month-day, for example 2026-11-23", value=value)
    )


M = TypeVar("M", bound=BaseModel)
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Localised = dict[str, str]  # language code → text


def _in_some_language(text: Localised) -> Localised:
    if not text or not all(part.strip() for part in text.values()):
        raise ValueError('is empty; write {en: "…"}')
    return text


Texts = Annotated[Localised, AfterValidator(_in_some_language)]  # in one language at least


def _days(text: str) -> str:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 730):
        raise ValueError('must be a number of days from "1" to "730"')
    return text


def matching(pattern: str, wanted: str) -> AfterValidator:
    """Texts that match `pattern` from end to end; of any other, `wanted` says what it must be."""
    whole = re.compile(pattern)

    def check(text: str) -> str:
        if not whole.fullmatch(text):
            raise ValueError(Message("must be {wanted}", wanted=wanted))
        return text

    return AfterValidator(check)


Days = Annotated[str, AfterValidator(_days)]


def validate(model: type[M], document: Document, rule: str, path: KeyPath = ()) -> M:
    """The data at `path` of `document` as `model`; raise Refused with a finding for each fault."""
    data: Any = document.data
    for step in path:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Refused(_findings(model, document, rule, path, error)) from error


_SHAPE_FIX = "write the value as the message says"


def _what(fault: ErrorDetails) -> str:
    """What a check of ours said, as it said it; else what pydantic says."""
    error = fault.get("ctx", {}).get("error")
    return error.args[0] if isinstance(error, ValueError) and error.args else fault["msg"]


def _findings(
    model: type[BaseModel], document: Document, rule: str, path: KeyPath, error: ValidationError
) -> Iterator[Finding]:
    for fault in islice(error.errors(), NAMED.most):
        where = (*path, *fault["loc"])
        name = ".".join(str(part) for part in fault["loc"]) or "the file"
        known = ", ".join(field.alias or key for key, field in model.model_fields.items())
        message, fix = {
            "extra_forbidden": (
                Message("unknown key {name!r}", name=name),
                Message("remove it or use one of: {known}", known=known),
            ),
            "missing": (
                Message("{name!r} is missing", name=name),
                Message('add the line {key}: "…"', key=fault["loc"][-1] if fault["loc"] else ""),
            ),
            "string_type": (
                Message("{name!r} must be text", name=name),
                Message('write {name}: "…"', name=name),
            ),
            "list_type": (
                Message("{name!r} must be a list", name=name),
                Message("write {name}: [one, two]", name=name),
            ),
            "dict_type": (
                Message("{name!r} must be a block of keys", name=name),
                Message('write {name}: {{en: "…"}}', name=name),
            ),
            "model_type": (
                Message("{name!r} must be a block of keys", name=name),
                "write one key: value a line",
            ),
        }.get(
            fault["type"],
            (Message("{name}: {what}", name=name, what=_what(fault)), _SHAPE_FIX),
        )
        offset = (
            document.key_offset(*where) if fault["type"] == "extra_forbidden" else document.offset(*where)
        )
        yield document.source.finding(offset, rule, message, fix)
