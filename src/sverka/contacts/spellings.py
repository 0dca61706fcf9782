"""The ways in which a name may be written to look, sound or be typed like another one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sverka.contacts.confusables import latin_letters, without_marks

# Digits that stand for letters.
LEET = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g"}
# As Russian names are spelled in addresses; the first spelling is the one brands use themselves.
LATIN_SOUNDS = {
    **dict(zip("абвгдезийклмнопрстуфхцъыьэіѵѳ", "abvgdeziyklmnoprstufhc y eiif", strict=True)),
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""},
}
# The other way, for Russian letters alone; of several the first one.
RUSSIAN_SOUNDS = {
    sound: char for char, sound in reversed(LATIN_SOUNDS.items()) if sound.strip() and char <= "я"
}
# The same keys on a Latin and on a Russian keyboard.
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбюё"
TO_RUSSIAN_KEYS = dict(zip(_QWERTY, _JCUKEN, strict=True))
TO_LATIN_KEYS = dict(zip(_JCUKEN, _QWERTY, strict=True))
# Latin and other letters that pass for Cyrillic ones.
CYRILLIC_LOOKS = dict(zip("aeopcyxkmhbtrungi", "аеорсухкмнвтгипді", strict=True))
_SEPARATORS = frozenset("-_. ")


class Spelling(NamedTuple):
    """One reading of a name: its letters, and for each the place it comes from."""

    how: str
    letters: str
    places: tuple[int, ...]


@lru_cache(maxsize=4096)
def spellings(name: str, *, cyrillic: bool) -> tuple[Spelling, ...]:
    """The readings of `name` (small letters) that a Latin or a `cyrillic` name is compared with.

    Hyphens and dots are left out, since imitations put them anywhere.
    """
    plain = without_marks(name)
    return tuple(dict.fromkeys(_cyrillic(plain) if cyrillic else _latin(plain)))


def _latin(plain: str) -> Iterator[Spelling]:
    looks = latin_letters()
    seen = [looks.get(char, char) for char in plain]
    yield _spelling("look", seen)
    yield _spelling("digits", [LEET.get(char, char) for char in seen])
    if not plain.isascii():
        yield _spelling("sound", [LATIN_SOUNDS.get(char, looks.get(char, char)) for char in plain])
        yield _spelling("layout", [TO_LATIN_KEYS.get(char, char) for char in plain])


def _cyrillic(plain: str) -> Iterator[Spelling]:
    if plain.isascii():
        yield _spelling("layout", [TO_RUSSIAN_KEYS.get(char, char) for char in plain])
    else:
        yield _spelling("look", [CYRILLIC_LOOKS.get(char, char) for char in plain])


def _spelling(how: str, written: list[str]) -> Spelling:
    letters: list[str] = []
    places: list[int] = []
    for place, part in enumerate(written):
        if part not in _SEPARATORS:
            letters += part
            places += [place] * len(part)
    return Spelling(how, "".join(letters), tuple(places))


@lru_cache(maxsize=64)
def in_both_alphabets(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each name in small letters, and as it is spelled in the other alphabet, Latin or Cyrillic."""
    both: dict[str, None] = {}
    for name in names:
        name = name.lower()
        both[name] = None
        other = (
            _in_russian(name) if name.isascii() else "".join(LATIN_SOUNDS.get(char, char) for char in name)
        )
        both[other] = None
    return tuple(both)


def _in_russian(name: str) -> str:
    """The Cyrillic spelling whose transcription is `name`, longest groups first: `shch`, `zh`, `a` …"""
    letters = []
    at = 0
    while at < len(name):
        for length in (3, 2, 1):
            part = name[at : at + length]
            if part in RUSSIAN_SOUNDS or length == 1:
                letters.append(RUSSIAN_SOUNDS.get(part, part))
                at += len(part)
                break
    return "".join(letters)
