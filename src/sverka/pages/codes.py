"""Page codes: four digits of a serial and a Damm check digit, written 120-74, said digit by digit.

The check digit (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004) catches every single wrong digit
and every swap of neighbours. A code is kept for ever in the ledger and never given to another page.
"""

from __future__ import annotations

import re

from sverka.core.schema import Record

_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_WRITTEN = re.compile(r"[0-9]{3}-[0-9]{2}")
FIRST_SERIAL, LAST_SERIAL = 1000, 9999


class LedgerEntry(Record):
    """A code and the page it was given to; the entry stays when the page goes."""

    code: str
    page: str


class Ledger(Record):
    """content/codes.yml."""

    codes: list[LedgerEntry]


def check_digit(digits: str) -> int:
    """The Damm check digit of a string of ASCII digits; 0 for a string that ends in its own one."""
    interim = 0
    for digit in digits:
        interim = _TABLE[interim][int(digit)]
    return interim


def code_for(serial: int) -> str:
    """The written code of a serial of four digits."""
    digits = f"{serial:04d}"
    digits += str(check_digit(digits))
    return f"{digits[:3]}-{digits[3:]}"


def is_code(code: str) -> bool:
    """Whether `code` is written 120-74 and its check digit is right."""
    return bool(_WRITTEN.fullmatch(code)) and check_digit(code.replace("-", "")) == 0


def next_code(ledger: Ledger) -> str:
    """The first code above all that were ever given; past the last one, the first that never was."""
    used = {int(entry.code.replace("-", "")[:4]) for entry in ledger.codes if is_code(entry.code)}
    above = range(max(used, default=FIRST_SERIAL) + 1, LAST_SERIAL + 1)
    every = range(FIRST_SERIAL, LAST_SERIAL + 1)
    return code_for(next(serial for serial in (*above, *every) if serial not in used))
