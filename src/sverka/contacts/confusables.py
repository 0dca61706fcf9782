"""Letters that pass for a Latin letter: Unicode's list of confusables (UTS #39), and letters with strokes."""

from __future__ import annotations

import re
from functools import cache

from confusable_homoglyphs.confusables import confusables_data

from sverka.core.characters import is_newer, name, normalize

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
# Blocks of letters that host names may hold: Latin to Coptic, Georgian, phonetic letters, Cyrillic extensions.
_LAST = 0x2DFF
_NAME = re.compile(
    r"LATIN (?:SMALL )?LETTER (?:SMALL CAPITAL |SCRIPT |TURNED |REVERSED |BARRED |OPEN )?([A-Z])(?= |$)"
)


@cache
def latin_letters() -> dict[str, str]:
    """Small letter → the plain Latin letter it looks like; marks are taken off before (`without_marks`)."""
    letters: dict[str, str] = {}
    for code in range(0x80, _LAST + 1):
        char = chr(code)
        # Other forms are folded to these by Unicode itself.
        if is_newer(char) or normalize("NFKD", char).casefold() != char:
            continue
        twins = (entry["c"].lower() for entry in confusables_data.get(char, ()))
        twin = next((other for other in twins if len(other) == 1 and other in _PLAIN), "")
        named = _NAME.match(name(char))
        if twin or named:
            letters[char] = twin or (named[1].lower() if named else "")
    return letters


@cache
def digit_letters() -> dict[str, str]:
    """Letter of any script → the digit it looks like; O and its twins for 0, l and its twins for 1."""
    signs = {**{digit: digit for digit in "0123456789"}, "O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
    letters: dict[str, str] = {}
    for char, entries in confusables_data.items():
        if len(char) != 1 or is_newer(char) or not char.isalpha():
            continue
        if normalize("NFKC", char) == char:
            digit = next((signs[entry["c"]] for entry in entries if entry["c"] in signs), "")
            if digit and ord(char) <= _LAST:
                letters[char] = digit
    return letters


# Letters and signs that pass for a digit: what Unicode lists, and what people use.
LOOKALIKES = {
    **digit_letters(),
    **dict.fromkeys("ОоOoӨөΟο⭕○◯⭘●🅾🅞QDØø", "0"),
    **dict.fromkeys("lIіІ|!", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("ЗзЭэ", "3"),
    **dict.fromkeys("Чч", "4"),
    **dict.fromkeys("SsЅѕБ", "5"),
    **dict.fromkeys("бb", "6"),
    **dict.fromkeys("Тт", "7"),
    **dict.fromkeys("ВвB", "8"),
    **dict.fromkeys("gq", "9"),
}


# Letters that are no letter with a mark.
_WHOLE = {"й": "й", "ё": "е"}


def without_marks(text: str) -> str:
    """`text` with each letter in its plain form, without accents; its length stays."""
    return "".join(map(_plain, text)) if not text.isascii() else text


@cache
def _plain(char: str) -> str:
    return _WHOLE.get(char) or normalize("NFKD", char).casefold()[:1] or char
