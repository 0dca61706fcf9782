"""Short numbers, found only where the text presents them as such (policy `lint`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.contacts.confusables import LOOKALIKES
from sverka.contacts.mention import SHORT, Mention
from sverka.contacts.number_context import UNIT
from sverka.contacts.senders import names_a_brand

# A word that speaks of calling or writing, then, in the same sentence, the number after one of the
# words that lead up to one.
_STEMS = (
    "звон",
    "набер",
    "набир",
    "набра",
    "номер",
    "телефон",
    "тел.",
    "смс",
    "sms",
    "сообщени",
    "отправител",
)
_VERBS = ("call", "dial", "phone", "text ")
_TRIGGER = rf"(?:{'|'.join(map(re.escape, _STEMS))}|\b(?:{'|'.join(_VERBS)}))"
_LEAD = (
    r"(?:\b(?:по|на|с|со|от|номер\w*|телефон\w*|тел\.?|смс|sms|короткий|короткому|линии|линия|отправител\w*"
    r"|(?:по)?звон\w+|набер\w+|набир\w+|набрав|набрать|call|dial|phone|to|from|number|at|или|и|or|and)|[:—–,/-])"
)
# Digits by themselves, with spaces or hyphens between single ones, or with letters that stand for digits.
_CANDIDATE = re.compile(r"\d(?:[ -]\d[ -]\d(?:[ -]\d)?(?!\w)|[^\W_]{0,5})(?![\w]|[-.,/:]\d)")
_LETTERS_FIRST = re.compile(r"[^\W\d_]{1,2}$")
_CLINGS = re.compile(r"[\w.,-]$")
_LED_UP = re.compile(rf"{_TRIGGER}[^\n.!?]{{0,50}}$", re.I)
_SPOKEN = re.compile("|".join(map(re.escape, (*_STEMS, *_VERBS))))
_DIRECT = re.compile(rf"{_LEAD}[\s:«\"'„“(\[-]{{0,4}}$", re.I)
_CLOSE = re.compile(
    r"(?:номер\w{0,20}|звон\w{1,20}|набер\w{1,20}|набир\w{1,20}|набрать|тел\.|телефон\w{0,20}|смс|sms|"
    r"call|dial|number)(?:\s+(?:на|по|с|to|from))?[\s:«\"'-]{0,4}$",
    re.I,
)
_FROM_MOBILE = ("мобильн", "mobile", "бесплатн")
_MOBILE = re.compile(
    r"(?<![\w.,/-])(\d{3,4})(?=\s{0,3}[(—–-]?\s{0,3}(?:с мобильн|бесплатно с|from (?:a )?mobile))"
    r"|номер (\d{3})(?= бесплатн)",
    re.I,
)
_NUMBER_ENDS = re.compile(r"[»\"'”)\]]?(?: {0,9}$|\t| {0,9}[.,;:!?—–-]|\s+(?:с|со|на|и|или|в)\b)")
# An extension belongs to the number before it.
_EXTENSION = re.compile(
    r"(?:\bдоб(?:авочный|\.)?|\bвнутр(?:енний|\.)?|\bвн\.|\bext(?:ension|\.)?|#) ?:? ?$", re.I
)
# What says that a number is dialled, or sends messages.
_CALLED = re.compile(
    r"звон|набер|набир|набра|телефон|тел\.|смс|sms|отправител|по номеру|на номер|с номера|коротк|горяч|единый номер"
    r"|номер\w{0,20} (?:экстренн|служб|поддержк|справочн|полици|оператор)|\bcall|\bdial|\bphone|\btext ",
    re.I,
)
_OTHER = re.compile(r"(?:серия|приказ|закон|статья|пункт|глава|форма)\w{0,20}[^.\t\n]{0,30}$", re.I)
_NUMERO = re.compile(r"№ *$")
_COUNTED = re.compile(
    r" ?(?:минут|мин\b|секунд|сек\b|час|дн|день|сут|недел|месяц|год|лет\b|раз|слов|символ|знак|цифр|букв|страниц"
    r"|minutes?|seconds?|hours?|days?|weeks?|months?|years?|times|digits|-?(?:ФЗ|НК|ГК|КоАП|УК|го|му|й|х)\b)",
    re.I,
)
_NEAR = 24  # characters that the last words before a number take


def short_numbers(text: str, role: str, brands: tuple[str, ...]) -> Iterator[Mention]:
    """`позвоните по номеру 0100`; one stray letter in the number still counts."""
    lowered = text.lower()
    end = 0
    for match in _CANDIDATE.finditer(text) if _SPOKEN.search(lowered) else ():
        start = match.start()
        letters = _LETTERS_FIRST.search(text, max(0, start - 2), start)
        if letters and match[0].isalnum():
            start = letters.start()
        written = text[start : match.end()]
        if 2 <= len(written) <= 7 and _is_short(text, start, match.end(), written):
            # Events, ports and accounts have numbers, too.
            claimed = names_a_brand(text, start, match.end(), brands)
            if claimed or _CALLED.search(text[max(0, start - 70) : start]):
                end = match.end()
                yield _short(text, start, end, role, claimed)
    if not any(word in lowered for word in _FROM_MOBILE):
        return
    for match in _MOBILE.finditer(text):
        span = match.span(match.lastindex or 1)
        if span[0] >= end:
            yield _short(text, *span, role, names_a_brand(text, *span, brands))


def _is_short(text: str, start: int, end: int, written: str) -> bool:
    """Whether the words around lead up to a number that is dialled, and to nothing else that is counted."""
    before = text[max(0, start - 80) : start]
    if _CLINGS.search(before) or not _DIRECT.search(before[-_NEAR:]) or not _LED_UP.search(before):
        return False
    count = sum(map(str.isdigit, written))
    if not _is_number(written, count) or ((count < 3 or count > 5) and not _CLOSE.search(before)):
        return False
    return not (_is_counted(text, start, end) or _OTHER.search(before) or _EXTENSION.search(before))


def _short(text: str, start: int, end: int, role: str, claimed: bool) -> Mention:
    written = text[start:end]
    digits = "".join(LOOKALIKES.get(char, char) for char in written if char not in " -")
    hidden = "" if written.strip("- 0123456789") == "" else "homoglyph"
    return Mention(SHORT, digits, written, start, end, role, hidden, claimed=claimed)


def leads_to_number(text: str, start: int, end: int) -> bool:
    """Whether the words before `start:end` announce a number, and those after do not count something."""
    return bool(_CLOSE.search(text[max(0, start - 40) : start]) and _NUMBER_ENDS.match(text, end))


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` counts something, or belongs to a law or a date."""
    return bool(
        UNIT.match(text, end) or _COUNTED.match(text, end) or _NUMERO.search(text[max(0, start - 4) : start])
    )


def _is_number(written: str, count: int) -> bool:
    letters = sum(map(str.isalpha, written))
    return (
        letters == 0
        or (letters == 1 and count >= 2)
        or (letters <= 2 and count >= 2 and _reads_as_digits(written))
    )


def _reads_as_digits(written: str) -> bool:
    return all(char.isdigit() or char in LOOKALIKES for char in written)
