"""Runs of digits: groups of them, in figures or in words, between which a reader meets no other word.

The text is folded already (see `fold`). What stands between the groups does not matter, as long as it is no
word: punctuation, symbols, emoji, line ends, and the connectives of words.yml («8, затем 800 и 555»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from sverka.contacts.confusables import LOOKALIKES
from sverka.contacts.fold import WALL
from sverka.contacts.spellings import CYRILLIC_LOOKS, LATIN_SOUNDS
from sverka.contacts.words import NUMBERS, any_of


def _in_latin(stem: str) -> str:
    return "".join(LATIN_SOUNDS.get(char, char) for char in stem)


# Every number word with its value: Russian ones, the same in Latin letters, nouns for single digits, English ones.
_RUSSIAN, _NOUNS, _ENGLISH = (
    {word: int(value) for word, value in NUMBERS[kind].items()} for kind in ("stems", "nouns", "words")
)
_LATIN = {
    spelled: value
    for stem, value in _RUSSIAN.items()
    for spelled in (_in_latin(stem), _in_latin(stem).replace("c", "ts"))
}
VALUES = {**_RUSSIAN, **_LATIN, **_NOUNS, **_ENGLISH}
_ENDINGS = (
    (_RUSSIAN, "(?:ь|ью|и|я|а|у|е|о|ём|ем|ям|ями|ой|им|их|ый|ая|го)?"),
    (_LATIN, "(?:a|e|i|u|ya|yu)?"),
    (_NOUNS, "(?:а|и|у|ой|ами)?"),
    (_ENGLISH, ""),
)
_WORDS = "|".join(
    f"(?:{'|'.join(sorted(stems, key=lambda stem: (-len(stem), stem)))}){ending}"
    for stems, ending in _ENDINGS
)
_BEGINS_WITH = "".join(sorted({stem[0] for stem in VALUES}))
_LETTERS = "".join(sign for sign in LOOKALIKES if sign.isalpha() or sign in "⭕◯⭘🅾🅞")
_CAPITALS = "".join(sign for sign in _LETTERS if sign.isupper())
# Figures with letters that pass for them; such letters alone; a number word.
_FIGURES = (
    rf"(?P<figures>[0-9]+(?:[{_LETTERS}]+[0-9{_LETTERS}]*(?!\w))?)"
    rf"|(?<!\w)(?P<letters>[{_CAPITALS}]{{1,4}}[0-9]*)(?!\w)"
)
_GROUP = re.compile(_FIGURES)
_GROUP_OR_WORD = re.compile(rf"{_FIGURES}|(?<!\w)(?=[{_BEGINS_WITH}])(?P<word>{_WORDS})(?!\w)", re.I)
# Two number words one after the other, or one beside figures, by their first letters, each written once: quick to
# look for.
_FIRST = "|".join(
    f"{letter}(?:{'|'.join(sorted({stem[1:3] for stem in stems}))})"
    for letter, stems in groupby(sorted(VALUES), key=lambda stem: stem[0])
)
_SPELLED = re.compile(
    rf"(?:{_FIRST})(?<!\w\w\w\w)\w{{0,12}}[\W_]{{1,6}}(?:[0-9]|{_FIRST})|[0-9][\W_]{{1,6}}(?:{_FIRST})"
)
_GAP = re.compile(rf"(?:[^\w{WALL}]|_|(?<!\w)(?:{any_of('joining')})|(?<!\w)[A-Za-z](?=[\[({{]))*", re.I)
# A word of Cyrillic letters with Latin ones that look like them is read as it looks.
_MIXED = re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.I)
_MIXED_WORD = re.compile(r"(?<!\w)[a-z]*[а-яё][а-яёa-z]*(?!\w)", re.I)
_CYRILLIC = str.maketrans(CYRILLIC_LOOKS)
_DIGIT, _PARTED = re.compile(r"[0-9]"), re.compile(r"[,;.]")
LETTERS, WORDS = "letters", "words"
_WIDEST = 60  # characters between two groups
_LEAST_LETTERED = 7  # digits of a run that hold letters alone


class Group(NamedTuple):
    """Digits at `start:end` of the text; `how` is empty for figures, else `letters` or `words`."""

    digits: str
    start: int
    end: int
    how: str = ""


Groups = Sequence[Group]


class Run(NamedTuple):
    """Groups that are read as one number."""

    groups: tuple[Group, ...]

    @property
    def start(self) -> int:
        """Where its first group begins."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where its last group ends."""
        return self.groups[-1].end

    @property
    def digits(self) -> str:
        """All its digits."""
        return "".join(group.digits for group in self.groups)

    @property
    def sizes(self) -> list[int]:
        """Digits of each group."""
        return [len(group.digits) for group in self.groups]


def may_spell(text: str) -> bool:
    """Whether it is worth looking for number words in `text`."""
    return bool(_SPELLED.search(text.lower()))


def runs(text: str, *, spelled: bool = True) -> Iterator[Run]:
    """The runs in `text`, in their order; `spelled`: of number words, too."""
    if spelled and _MIXED.search(text):
        text = _MIXED_WORD.sub(lambda word: word[0].translate(_CYRILLIC), text)
    spelled = spelled and may_spell(text)
    if not spelled and not _DIGIT.search(text):
        return
    groups: list[Group] = []
    room = 0  # a number word below it completes the word before
    for match in (_GROUP_OR_WORD if spelled else _GROUP).finditer(text):
        if match["letters"] and match[0] != match[0].upper():
            continue
        group, value = _group(match)
        gap = ""
        if groups:
            gap = text[groups[-1].end : group.start]
            if len(gap) > _WIDEST or not _GAP.fullmatch(gap):
                yield from _run(groups)
                groups, room = [], 0
        if value is not None and groups and 0 < value < room and not _PARTED.search(gap):
            last = groups.pop()
            group = Group(str(int(last.digits) + value), last.start, group.end, WORDS)
        elif value == 100 and groups and groups[-1].how == WORDS and len(groups[-1].digits) == 1:
            last = groups.pop()  # eight hundred
            group = Group(last.digits + "00", last.start, group.end, WORDS)
        groups.append(group)
        room = 0 if value is None else 100 if value >= 100 else 10 if value >= 20 else 0
    yield from _run(groups)


def _group(match: re.Match[str]) -> tuple[Group, int | None]:
    figures = match[0]
    if figures.isdigit():
        return Group(figures, match.start(), match.end()), None
    if word := match.groupdict().get("word"):
        value = VALUES[_stem(word.lower())]
        return Group(str(value), match.start(), match.end(), WORDS), value
    digits = "".join(LOOKALIKES.get(char, char) for char in figures)
    return Group(digits, match.start(), match.end(), LETTERS if match["letters"] else ""), None


def _stem(word: str) -> str:
    return next(word[:end] for end in range(len(word), 0, -1) if word[:end] in VALUES)


def _run(groups: list[Group]) -> Iterator[Run]:
    """The run; letters alone count only where they belong to a long number («В 2026» is a word and a year)."""
    if sum(len(group.digits) for group in groups) < _LEAST_LETTERED:
        groups = [group for group in groups if group.how != LETTERS]
    if groups:
        yield Run(tuple(groups))


def without(groups: Groups, parts: Iterable[Groups]) -> Groups:
    held = {group for part in parts for group in part}
    return [group for group in groups if group not in held]


def digits_of(groups: Groups) -> str:
    return "".join(group.digits for group in groups)


def sizes_of(groups: Groups) -> list[int]:
    return [len(group.digits) for group in groups]


def weight_of(groups: Groups) -> int:
    """How many digits the groups have together."""
    return sum(sizes_of(groups))
