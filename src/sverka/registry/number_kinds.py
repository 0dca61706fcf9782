"""The closed table of numbers that are no contacts: what each kind looks like, its check digits, its word in print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import cycle
from typing import Literal, NamedTuple

KindOfNumber = Literal[
    "inn", "ogrn", "snils", "bik", "uin", "isbn", "kbk", "oktmo", "knd",
    "act", "standard", "form", "index", "serial",
]  # fmt: skip


def has_check_digits_of_inn(digits: str) -> bool:
    """The last digit of ten, the last two of twelve: weighted sum mod 11 mod 10 (Federal Tax Service)."""
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    return all(
        _weighted(digits[:at], weights[-at:]) % 11 % 10 == int(digits[at])
        for at in ((9,) if len(digits) == 10 else (10, 11))
    )


def has_check_digit_of_ogrn(digits: str) -> bool:
    """What stands before the last of 13 digits mod 11 mod 10, of 15 mod 13 mod 10 (rules of the state registers)."""
    return int(digits[:-1]) % (len(digits) - 2) % 10 == int(digits[-1])


def has_check_number_of_snils(digits: str) -> bool:
    """The sum weighted 9 to 1, mod 101, where 100 is written 00 (Pension Fund)."""
    return _weighted(digits[:9], range(9, 0, -1)) % 101 % 100 == int(digits[9:])


def has_check_digit_of_uin(digits: str) -> bool:
    """Weights 1 to 10 over and over, mod 11; where that is 10, weights from 3 on, and 0 for 10 (formats of GIS GMP)."""
    body = digits[:-1]
    first, second = (_weighted(body, _from(start)) % 11 for start in (1, 3))
    return (first if first < 10 else second % 10) == int(digits[-1])


def has_check_digit_of_isbn(isbn: str) -> bool:
    """Ten signs: weights 10 to 1, mod 11, X is 10; thirteen: weights 1 and 3, mod 10 (ISO 2108)."""
    signs = [10 if sign == "X" else int(sign) for sign in isbn if sign != "-"]
    if len(signs) == 10:
        return sum(sign * (10 - at) for at, sign in enumerate(signs)) % 11 == 0
    return sum(sign * (3 if at % 2 else 1) for at, sign in enumerate(signs)) % 10 == 0


def passes_luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _weighted(digits: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _from(start: int) -> Iterable[int]:
    """The weights 1 to 10 over and over, from `start` on."""
    return cycle((*range(start, 11), *range(1, start)))


class NumberKind(NamedTuple):
    """`words` by language are printed before the value; `form` matches a whole value, and `wanted` says it in words.

    In `grouping` each # is a digit of the value as it is printed; without one it is printed as it is written.
    """

    words: Mapping[str, str]
    form: re.Pattern[str]
    wanted: str
    example: str
    has_check: Callable[[str], bool]
    grouping: str

    def printed(self, value: str) -> str:
        """The value in its usual grouping; one that is too short, which is an error, as far as it goes."""
        digits = iter(value)
        return "".join(next(digits, "") if sign == "#" else sign for sign in self.grouping) or value


# Short ones hold letters, or so many digits that they are neither a short nor a local telephone number; of more signs
# than nine, some could be letters that pass for the other digits of one.
_SHORT = r"(?=.*[0-9])(?!(?:[\W_]*[^\W_]){10})(?:"
_LETTER = r"[^\W\d_]"
_WITH_LETTER = rf"(?=.*{_LETTER})"
_ACT = rf"{_SHORT}{_WITH_LETTER}(?:{_LETTER}+-)?[0-9]{{1,5}}(?:[-/.](?:[0-9]+|{_LETTER}+)){{0,2}}@?)"
_FORM = rf"{_SHORT}0[0-9]{{6}}|{_WITH_LETTER}(?:[0-9]|{_LETTER})+(?:[-/.](?:[0-9]|{_LETTER})+){{0,3}})"
_SERIAL = rf"{_SHORT}[0-9]{{8,9}}|{_WITH_LETTER}{_LETTER}*[0-9]+{_LETTER}*)"
_STANDARD = (
    r"(?!(?:[^0-9]*[0-9]){12})[A-ZА-ЯЁ]{2,}(?:[ /][A-ZА-ЯЁ]+)* [0-9]{1,5}(?:[.-][0-9]{1,3}){0,2}"
    r"(?:[:-](?:[0-9]{2}|(?:19|20)[0-9]{2}))?"
)


def _kind(
    russian: str,
    english: str,
    form: str,
    wanted: str,
    example: str,
    has_check: Callable[[str], bool] = lambda value: True,
    grouping: str = "",
) -> NumberKind:
    words = {"ru": russian, "en": english}
    return NumberKind(words, re.compile(form), wanted, example, has_check, grouping)


NUMBER_KINDS: Mapping[KindOfNumber, NumberKind] = {
    "inn": _kind(
        "ИНН", "INN", "[0-9]{10}|[0-9]{12}", "10 or 12 digits", "0000000138", has_check_digits_of_inn
    ),
    "ogrn": _kind(
        "ОГРН", "OGRN", "[0-9]{13}|[0-9]{15}", "13 or 15 digits", "0000000000132", has_check_digit_of_ogrn
    ),
    "snils": _kind(
        "СНИЛС", "SNILS", "[0-9]{11}", "11 digits", "00000001305", has_check_number_of_snils, "###-###-### ##"
    ),
    "bik": _kind("БИК", "BIK", "0[0-9]{8}", "9 digits that begin with 0", "000000013"),
    "uin": _kind(
        "УИН", "UIN", "[0-9]{20}|[0-9]{25}", "20 or 25 digits", "00000000000000000132", has_check_digit_of_uin
    ),
    "isbn": _kind(
        "ISBN",
        "ISBN",
        "(?:97[89]-?)?[0-9](?:-?[0-9]){8}-?[0-9X]",
        "10 or 13 signs, with hyphens or without",
        "0-00-000013-2",
        has_check_digit_of_isbn,
    ),
    "kbk": _kind(
        "КБК", "KBK", "[0-9]{20}", "20 digits", "00000000000000000013", grouping="### # ## ##### ## #### ###"
    ),
    "oktmo": _kind(
        "ОКТМО",
        "OKTMO",
        "[0-9]{8}|(?![78])[0-9]{2}[3-9][0-9]{8}",
        "8 digits, or 11 that do not look like a telephone number",
        "00000013",
    ),
    "knd": _kind("КНД", "KND", "[01][0-9]{6}", "7 digits that begin with 0 or 1", "0000013"),
    "act": _kind("акт №", "act No.", _ACT, "up to 9 letters and digits with a letter among them", "13-А"),
    "standard": _kind(
        "стандарт", "standard", _STANDARD, "the letters of its body, a space and the number", "ISO 2108:2017"
    ),
    "form": _kind(
        "форма", "form", _FORM, "up to 9 letters and digits with a letter, or 7 digits from 0 on", "13/у"
    ),
    "index": _kind("индекс", "postcode", "[0-9]{5,6}", "5 or 6 digits", "000013"),
    "serial": _kind(
        "серийный номер",
        "serial number",
        _SERIAL,
        "8 or 9 digits, or up to 9 letters and digits with all digits together",
        "AB0013",
    ),
}


CARD_DIGITS = range(15, 20)


def is_card(digits: str) -> bool:
    """Whether 15 to 19 digits pass the check of bank cards (Luhn, ISO/IEC 7812-1)."""
    return len(digits) in CARD_DIGITS and digits.isdigit() and passes_luhn(digits)
