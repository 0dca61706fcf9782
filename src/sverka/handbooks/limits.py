"""The table of limits as the handbook shows it."""

from __future__ import annotations

from sverka.core import limits
from sverka.core.limits import Limit
from sverka.core.rule import text_in

_HEADINGS = {"en": "| Of what | At most | Why |", "ru": "| Чего | Не больше | Почему |"}
_LARGE = {"en": ("thousand", "million"), "ru": ("тысяч", "миллионов")}
_BYTES = {"en": ("KB", "MB"), "ru": ("КБ", "МБ")}
_UNITS = {
    "characters": "знаков",
    "levels": "уровней",
    "signs": "знаков",
    "elements": "элементов",
    "pixels": "точек",
    "frames": "кадров",
    "files": "файлов",
    "seconds": "секунд",
    "pieces": "штук",
}


def limits_table(lang: str) -> str:
    """A row a limit, in the order in which the module states them."""
    rows = [one for one in vars(limits).values() if isinstance(one, Limit)]
    return "\n".join([_HEADINGS[lang], "|---|---|---|", *(_row(one, lang) for one in rows)])


def _row(limit: Limit, lang: str) -> str:
    return f"| {text_in(limit.what, lang)} | {_amount(limit, lang)} | {text_in(limit.why, lang)} |"


def _amount(limit: Limit, lang: str) -> str:
    """`300 KB`, `20 thousand characters`: no run of digits that could be dialled."""
    names = (_BYTES if limit.unit == "bytes" else _LARGE)[lang]
    unit = "" if limit.unit == "bytes" else _UNITS[limit.unit] if lang == "ru" else limit.unit
    size = 2 if limit.most >= 1_000_000 else 1 if limit.most >= 1_000 else 0
    number = f"{limit.most / 1_000**size:g}".replace(".", "," if lang == "ru" else ".")
    return " ".join(filter(None, (number, names[size - 1] if size else "", unit)))
