"""How large, long and deep what is read may be: each limit once, with its unit and the reason for it.

Whatever stays within all of them is read, drawn and published in seconds; what does not is a finding at its place, made
before the work that it would cost. The table of the handbook (`editing/limits.md`) is held against these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "bytes", "characters", "levels", "signs", "elements", "pixels", "frames", "files", "seconds", "pieces"
]


@dataclass(frozen=True)
class Limit:
    """`most` of `unit` in or of `what`, and why no more; both texts by language."""

    most: int
    unit: Unit
    what: Mapping[str, str]
    why: Mapping[str, str]


def _limit(most: int, unit: Unit, what: str, was: str, why: str, warum: str) -> Limit:
    return Limit(most, unit, {"en": what, "ru": was}, {"en": why, "ru": warum})


FEEDBACK_LINE = _limit(
    100_000,
    "characters",
    "a line of a file for `sverka feedback`",
    "строка файла для `sverka feedback`",
    "An answer, a search or a visit is shorter; a longer line is counted as one that could not be read.",
    "Ответ, поиск и посещение короче; более длинная строка считается непрочитанной.",
)
FEEDBACK_TEXT = _limit(
    5_000,
    "characters",
    "a comment or a search in feedback",
    "комментарий или запрос читателя",
    "Nobody writes more into a form; what is longer was written by a program.",
    "В форму столько не пишут: более длинное написала программа.",
)
FEEDBACK_LIST = _limit(
    20_000_000,
    "characters",
    "a file for `sverka feedback` that is one list",
    "файл для `sverka feedback`, который весь — один список",
    "It is read whole. Lines of JSON are read one by one, however many there are.",
    "Он читается целиком. Файл из строк JSON читается по строке, сколько бы их ни было.",
)
