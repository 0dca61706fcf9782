"""Characters: those of Unicode 13.0 are the same in every Python, and newer ones are read by our own table."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from sverka.core import characters
from tests.help_centre import REPOSITORY

# The planes that hold characters, but for surrogates and private use.
CHARACTERS = [*map(chr, (*range(0xD800), *range(0xF900, 0x40000), *range(0xE0000, 0xE2000)))]
OLDER = [char for char in CHARACTERS if not characters.is_newer(char)]
NEWER = [char for char in CHARACTERS if characters.is_newer(char)]
SHOW_NOTHING = {"\u2065", *map(chr, range(0xFFF0, 0xFFF9)), *map(chr, range(0xE0000, 0xE1000))}
ASKED = {
    "Cf",
    "Zs",
    "Zl",
    "Zp",
    "Pd",
    "Ps",
    "Pe",
    "So",
    "Nl",
}  # categories: three letters have changed theirs since
BRACKETS = {"Ps": "(", "Pe": ")", "Pd": "-"}


def of_this_python(char: str) -> str:
    """What a newer character is read as, by the tables of the Python that runs the tests."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char in SHOW_NOTHING:
        return "\u200b"
    if category[0] == "Z":
        return " "
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    normal = unicodedata.normalize("NFKC", char)
    older = normal if len(normal) == 1 and not characters.is_newer(normal) else characters.SIGN
    return BRACKETS.get(category, older)


def facts(char: str) -> tuple[object, ...]:
    """What the project asks of a character, of Python itself and of its expressions."""
    category = characters.category(char)
    return (
        *(category if category in ASKED else "", characters.combining(char), characters.digit(char)),
        *(characters.normalize(form, char) for form in ("NFC", "NFKC", "NFKD")),
        *(char.isalpha(), char.isdigit(), char.isalnum(), char.isspace(), char.isupper()),
        *(char.lower(), char.casefold(), characters.known(char)),
        *(bool(re.match(kind, char)) for kind in (r"\w", r"\d", r"\s")),
    )


def test_this_python_knows_every_character_that_is_not_newer():
    assert [char for char in OLDER if unicodedata.category(char) == "Cn"] == []


def test_what_is_asked_of_older_characters_is_the_same_in_every_python():
    digest = hashlib.sha256()
    for char in OLDER:
        digest.update(repr((char, facts(char))).encode())
    assert digest.hexdigest() == "6a41e25a42cec47909ca8b0217e8363ea010eb2bedb20d7f7f299befcce8668c"


def test_newer_characters_are_read_as_the_tables_of_this_python_say_as_far_as_they_know_them():
    seen = [char for char in NEWER if unicodedata.category(char) != "Cn" or char in SHOW_NOTHING]
    assert len(seen) > 4000
    assert {char: characters.known(char) for char in seen} == {char: of_this_python(char) for char in seen}


def test_a_newer_letter_digit_or_mark_is_told_from_a_newer_symbol():
    seen = [char for char in NEWER if unicodedata.category(char) != "Cn"]
    for char in seen:
        is_symbol = characters.known(char) == characters.SIGN and unicodedata.category(char)[0] in "PS"
        assert characters.unsettled(f"до {char}") == (None if is_symbol else 3), hex(ord(char))
    assert characters.unsettled("Ответ: 😀 № 5, ё и é — «да»…") is None


def test_what_is_read_is_as_long_as_what_is_written():
    text = "".join(CHARACTERS)
    assert characters.known("".join(OLDER)) == "".join(OLDER)
    assert len(characters.known(text)) == len(text)
    assert not any(map(characters.is_newer, set(characters.known(text))))


def test_a_normal_form_leaves_newer_characters_where_they_are():
    mark = next(char for char in NEWER if unicodedata.combining(char))
    assert characters.normalize("NFC", f"e\u0301{mark}e\u0301") == f"é{mark}é"


def test_no_other_module_asks_python_for_its_tables():
    for file in (REPOSITORY / "src/sverka").rglob("*.py"):
        if file.name != "characters.py":
            assert not re.search(r"^\s*(?:import|from) unicodedata", file.read_text("utf-8"), re.M), file
