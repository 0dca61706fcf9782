"""Words as expressions: the tables of words.yml, each a pattern of whole words in all its languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_ALL = yaml.load(Path(__file__).with_suffix(".yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NUMBERS: dict[str, dict[str, str]] = _ALL.pop("numbers")
_TABLES: dict[str, dict[str, list[str]]] = _ALL
LANGUAGES = tuple(language for language in _TABLES if language != "any")


@cache
def listed(table: str) -> tuple[str, ...]:
    """The entries of a table in all languages, longest first."""
    entries = {entry for words in _TABLES.values() for entry in words.get(table, [])}
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))


@cache
def any_of(*tables: str) -> str:
    """The source of an expression for any word of the tables; `руб*` is a stem. Ends where the word ends."""
    entries = sorted({entry for table in tables for entry in listed(table)}, key=lambda e: (-len(e), e))
    return "(?:" + "|".join(map(_source, entries)) + r")(?!\w)"


def _source(entry: str) -> str:
    return re.escape(entry.removesuffix("*")).replace(r"\ ", r"\s") + (r"\w*" if entry.endswith("*") else "")
