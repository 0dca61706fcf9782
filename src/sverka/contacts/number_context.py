"""What the words around digits say: that they are money, a law, an account, a time, and no phone number.

Only on its own line: a line break of the source is a tab in the text (see views/reader.py).
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:снилс|инн|кпп|огрн(?:ип)?|уин|бик|окпо|октмо|окато|кбк|isbn|issn|doi|р/с|к/с|сери[яи](?: +и +номер)?"
    r"|(?:полис|сч[её]т|накладн|трек|карт[аыуе]|паспорт|артикул|штрихкод|идентификатор|заказ|приказ|договор)\w{0,20}"
    r"|гост(?: +р)?|значени[ея]|брон[иь]|order|invoice|ticket|id|верси[яи]|version|заявлени[ея]"
    r"|кадастров\w{1,20} +номер\w{0,20}|№|n°)"
    r"(?: +(?:номер|имеет|вида|равен))?[ :№=«\"(-]{0,5}(?:\d{1,2} )?$",
    re.I,
)
UNIT = re.compile(
    r" ?(?:₽|\$|€|%|°|м²|р\.|(?:руб|рубл\w*|коп|копе\w*|тыс|тысяч\w*|млн|млрд|человек\w*|чел|шт|штук\w*|кг|км|см|мм|га"
    r"|кб|мб|гб|байт\w*|bytes?|px|usd|eur)\b)",
    re.I,
)


_LABELLED = 40  # characters


def is_other_number(text: str, start: int, end: int) -> bool:
    """Whether the digits at `start:end` are labelled as something else, or have a unit after them."""
    return bool(UNIT.match(text, end) or _LABEL.search(text[max(0, start - _LABELLED) : start]))
