"""What findings and commands say: an English text that knows its template and its values, and says itself in Russian.

The catalogue is a .po file, read with polib: translators edit it as it is, no step of a build compiles it, and no
compiled copy can fall behind it. What has no entry is said in English.
"""

from __future__ import annotations

import io
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter
from typing import Any

import polib

LANGUAGES = ("en", "ru")
_LOCALE = Path(__file__).parent.parent / "locale"


class Message(str):
    """The English text of `template`, in which str.format put `values`; a plain str in every way but `said`."""

    template: str
    values: dict[str, Any]
    forms: tuple[str, str, int] | None  # of a count: singular, plural, and the number

    def __new__(cls, template: str, /, **values: Any) -> Message:
        """`Message("there is no page {path!r}", path=path)`."""
        message = super().__new__(cls, template.format(**values))
        message.template, message.values, message.forms = template, values, None
        return message

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), self.values  # pickle and copy make it anew

    def __add__(self, other: str) -> Message:
        return Message("{first}{then}", first=self, then=other)

    def __radd__(self, other: str) -> Message:
        return Message("{first}{then}", first=other, then=self)


def counted(one: str, many: str, count: int, /, **values: Any) -> Message:
    """`counted("{count} error", "{count} errors", 2)`: the form that goes with the number."""
    message = Message(one if count == 1 else many, count=count, **values)
    message.forms = (one, many, count)
    return message


def said(text: str, lang: str) -> str:
    """`text` in the language `lang`; in English where the catalogue lacks it."""
    catalogue = _catalogue(lang)
    if not isinstance(text, Message):
        return catalogue.gettext(text) if text else ""
    template = catalogue.ngettext(*text.forms) if text.forms else catalogue.gettext(text.template)
    return _Said(lang).vformat(template, (), text.values)


class _Said(Formatter):
    """Puts values into a template: texts of ours in the language, what stands in quotes (!r) as it is."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if isinstance(value, Message) or (isinstance(value, str) and conversion is None):
            value = said(value, self.lang)
        return super().convert_field(value, conversion)


@lru_cache
def _catalogue(lang: str) -> NullTranslations:
    file = _LOCALE / lang / "LC_MESSAGES" / "sverka.po"
    if lang == "en" or not file.is_file():
        return NullTranslations()
    return GNUTranslations(io.BytesIO(polib.pofile(file.read_text("utf-8")).to_binary()))
