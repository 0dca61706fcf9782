"""What the words around digits say: that they are money, a law, an account, a time, and no phone number.

Only on its own line: a line break of the source is a tab in the text (see views/reader.py).
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:снилс|инн|кпп|огрн(?:ип)?|уин|бик|окпо|октмо|окато|кбк|isbn|issn|doi|полис\w*|счёт\w*|счет\w*|р/с|к/с"
    r"|накладн\w*|трек\w*|карт[аыуе]\w*|сери[яи](?: +и +номер)?|паспорт\w*|гост(?: +р)?|артикул\w*|штрихкод\w*"
    r"|идентификатор\w*|значени[ея]|заказ\w*|брон[иь]|order|invoice|ticket|id|верси[яи]|version"
    r"|заявлени[ея]|приказ\w*|договор\w*|кадастров\w+ +номер\w*|№|n°)"
    r"(?: +(?:номер|имеет|вида|равен))?[ :№=«\"(-]{0,5}(?:\d{1,2} )?$",
    re.I,
)
_UNIT = re.compile(
    r" ?(?:₽|\$|€|%|°|м²|р\.|(?:руб|рубл\w*|коп|копе\w*|тыс|тысяч\w*|млн|млрд|человек\w*|чел|шт|штук\w*|кг|км|см|мм|га"
    r"|кб|мб|гб|байт\w*|bytes?|px|usd|eur)\b)",
    re.I,
)
# Words that speak of a telephone, before a number that could be any other.
_TELEPHONE = re.compile(
    r"(?:тел\.|телефон|звон|набер|набир|факс|whatsapp|ватсап|вотсап|viber|вайбер|\bмоб\.|phone|\bcall|\bdial|\bfax|\btel\b)"
    r"[^\n.!?]{0,30}$",
    re.I,
)
_GROUPED_SUM = re.compile(r"\d{1,3}(?: \d{3})+")
_NUMERO = re.compile(r"№ *$")
_COUNTED = re.compile(
    r" ?(?:минут|мин\b|секунд|сек\b|час|дн|день|сут|недел|месяц|год|лет\b|раз|слов|символ|знак|цифр|букв|страниц"
    r"|minutes?|seconds?|hours?|days?|weeks?|months?|years?|times|digits|-?(?:ФЗ|НК|ГК|КоАП|УК|го|му|й|х)\b)",
    re.I,
)


def is_other_number(text: str, start: int, end: int, *, valid: bool = False) -> bool:
    """Whether the digits at `start:end` are labelled as something else, or have a unit after them.

    `valid`: they are a valid telephone number; then only a sum of money in its usual groups is something else.
    """
    if _UNIT.match(text, end) and (not valid or _GROUPED_SUM.fullmatch(text, start, end)):
        return True
    if valid:
        return False
    return bool(_LABEL.search(text[max(0, start - 40) : start]))


def is_spoken_of_as_phone(text: str, start: int) -> bool:
    """Whether the words before `start` speak of a telephone."""
    return bool(_TELEPHONE.search(text[max(0, start - 50) : start]))


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` counts something, or belongs to a law or a date."""
    return bool(
        _UNIT.match(text, end) or _COUNTED.match(text, end) or _NUMERO.search(text[max(0, start - 4) : start])
    )
