"""Whether digits, grouped as they are, look like a telephone number, right or wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d"
    r"|(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?"
)
_YEARS = re.compile(r"(?:(?:18|19|20)\d\d[-/.]?)+")
_SMALL = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,3}")
_BETWEEN_DATES = re.compile(r"[ ,|]+|\s?-\s")
_SUM = re.compile(r"\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*(?:[.,]\d\d?)?")
_IP_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_SNILS = re.compile(r"\d{3}-\d{3}-\d{3}[ -]\d\d")
_LOCAL = re.compile(r"[1-9]\d\d-\d\d-\d\d|[1-9]\d\d-\d{4}")
_TAIL = re.compile(r"\d{2,4}[ \-.]\d\d[ \-.]\d\d$")
_WRONG_TRUNK = re.compile(r"\d[ \-(.]{1,2}\d{3,5}[ \-).]{1,2}\d[^-]*-")
_TRUNK = re.compile(r"[78][ \-.(~_]{1,2}\d{2,4}[ \-.)~_]")
_TRUNK_CODES = ("88", "84", "89", "78", "74", "79", "80")
_HASH = re.compile(r"[\w.]*[-.]#|#[-.:=]\w")


class Digits(NamedTuple):
    """A run of digits and separators at `start:end` of `text`, with the size of each group."""

    text: str
    start: int
    end: int
    sizes: list[int]
    plus: bool = False
    bracketed: bool = False  # the first group stands in brackets: an area code

    @property
    def body(self) -> str:
        """The run as written."""
        return self.text[self.start : self.end]

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return re.sub(r"\D", "", self.body)


def ends_like_a_phone(body: str) -> bool:
    """`…100-70-10`"""
    return bool(_TAIL.search(body))


def phone_like(run: Digits, *, strict: bool) -> bool:
    """Whether the run is a phone number; `strict` is for texts that are no prose."""
    digits, body, sizes = run.digits, run.body, run.sizes
    count = len(digits)
    national = digits[0] in "78" and count == 11
    if len(sizes) == 1 and not run.plus:
        return _plain_run(run, strict)
    if strict:
        return national and max(sizes) < 11
    if run.plus:
        return count <= 15
    if _something_else(body):
        return False
    if _SUM.fullmatch(body):
        return digits.startswith(("8800", "7800", "8495", "8499")) and count in {10, 11}
    if ", " in body:
        return False
    if national or (digits.startswith("810") and count >= 13):
        return True
    if count > 15:
        return False
    if run.bracketed:
        return count >= 9
    if count == 7:
        return bool(_LOCAL.fullmatch(body))
    if count < 9:
        return False
    return _phone_groups(body, count, sizes) or _trunk_like(digits, body, sizes)


def _something_else(body: str) -> bool:
    """Dates, years, versions or small numbers in a row, an IP address, an insurance number."""
    parts = _BETWEEN_DATES.split(body)
    if all(_DATE.fullmatch(part) or _YEARS.fullmatch(part) or _SMALL.fullmatch(part) for part in parts):
        return True
    if len(parts) > 1 and all(map(_VERSION.fullmatch, parts)):
        return True
    return bool(_IP_ADDRESS.fullmatch(body) or _SNILS.fullmatch(body))


def _phone_groups(body: str, count: int, sizes: list[int]) -> bool:
    """`… 100-70-10`, or five groups such as `9 800 000-0-000`."""
    if len(sizes) < 3 or max(sizes) > 6:
        return False
    return ends_like_a_phone(body) or (
        len(sizes) >= 4 and 10 <= count <= 12 and bool(_WRONG_TRUNK.match(body))
    )


def _trunk_like(digits: str, body: str, sizes: list[int]) -> bool:
    """`8 800 …`, `8 (495) …` or `8800 …` with a wrong number of digits after it."""
    if not digits.startswith(_TRUNK_CODES):
        return False
    return bool(_TRUNK.match(body)) or (len(sizes) >= 2 and sizes[0] in {4, 5})


def _plain_run(run: Digits, strict: bool) -> bool:
    """A number without any separator: eleven digits as Russia writes them, or ten to fifteen apart from words."""
    text, start, end, digits = run.text, run.start, run.end, run.digits
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    national = len(digits) == 11 and digits[0] in "78"
    if strict:
        return national and not re.search(r"[A-Za-z0-9_]$", before)
    if re.search(r"[A-Za-z_]$", before) or re.match(r"[A-Za-z_]", after):
        around = "".join(re.findall(r"[\w-]*$", before) + re.findall(r"^[\w-]*", after))
        return 10 <= len(digits) <= 12 and digits[0] in "78" and not re.search(r"\d", around)
    return national or (10 <= len(digits) <= 15 and not _HASH.search(f"{before}#{after}"))
