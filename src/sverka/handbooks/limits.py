"""The table of limits as the handbook shows it."""

from __future__ import annotations

from sverka.core import limits
from sverka.core.limits import Limit
from sverka.core.rule import text_in

_HEADINGS = {"en": "| Of what | At most | Why |", "ru": "| Чего | Не больше | Почему |"}
_UNITS = {
    "en": {},
    "ru": {
        "bytes": "байт",
        "characters": "знаков",
        "levels": "уровней",
        "signs": "знаков",
        "elements": "элементов",
        "pixels": "точек",
        "frames": "кадров",
        "files": "файлов",
        "seconds": "секунд",
        "pieces": "",
    },
}


def limits_table(lang: str) -> str:
    """A row a limit, in the order in which the module states them."""
    rows = [one for one in vars(limits).values() if isinstance(one, Limit)]
    return "\n".join([_HEADINGS[lang], "|---|---|---|", *(_row(one, lang) for one in rows)])


def _row(limit: Limit, lang: str) -> str:
    unit = _UNITS[lang].get(limit.unit, "" if limit.unit == "pieces" else limit.unit)
    most = f"{limit.most:,}" if lang == "en" else f"{limit.most:,}".replace(",", " ")
    return f"| {text_in(limit.what, lang)} | {f'{most} {unit}'.strip()} | {text_in(limit.why, lang)} |"
