"""Telephone numbers spelled out in Russian words, or half in words: «восемь восемьсот 555 тридцать пять 35»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

# Stem of each number word and its value; endings change with the case: восемь, восьми, восемью.
UNITS = {
    "нол": 0,
    "нул": 0,
    "один": 1,
    "одн": 1,
    "два": 2,
    "две": 2,
    "двух": 2,
    "три": 3,
    "трёх": 3,
    "трех": 3,
    "четыр": 4,
    "пят": 5,
    "шест": 6,
    "сем": 7,
    "восем": 8,
    "восьм": 8,
    "девят": 9,
}
TEENS = {
    "десят": 10,
    "одиннадцат": 11,
    "двенадцат": 12,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "шестнадцат": 16,
    "семнадцат": 17,
    "восемнадцат": 18,
    "девятнадцат": 19,
}
TENS = {
    "двадцат": 20,
    "тридцат": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "пятидесят": 50,
    "шестьдесят": 60,
    "шестидесят": 60,
    "семьдесят": 70,
    "семидесят": 70,
    "восемьдесят": 80,
    "восьмидесят": 80,
    "девяност": 90,
}
HUNDREDS = {
    "сто": 100,
    "ста": 100,
    "двести": 200,
    "двухсот": 200,
    "триста": 300,
    "трёхсот": 300,
    "трехсот": 300,
    "четыреста": 400,
    "четырёхсот": 400,
    "четырехсот": 400,
    "пятьсот": 500,
    "пятисот": 500,
    "шестьсот": 600,
    "шестисот": 600,
    "семьсот": 700,
    "семисот": 700,
    "восемьсот": 800,
    "восьмисот": 800,
    "девятьсот": 900,
    "девятисот": 900,
}
VALUES = {**UNITS, **TEENS, **TENS, **HUNDREDS}
ENDING = "(?:ь|ью|и|я|а|у|е|о|ём|ем|ям|ями|ой|им|их|ый|ая|го)?"
_STEMS = "|".join(sorted(VALUES, key=len, reverse=True))
_WORD = rf"(?:{_STEMS}){ENDING}(?![а-яё])"
_TOKEN = re.compile(
    rf"(?P<digits>[0-9]+)|(?P<times>дважды|трижды)|(?P<stem>{_STEMS}){ENDING}(?![а-яё])", re.I
)
_RUN = re.compile(
    rf"(?<![а-яё0-9])(?:[0-9]{{1,4}}|{_WORD})(?:[ ,()-]{{1,3}}(?:[0-9]{{1,4}}(?![0-9])|{_WORD}|дважды|трижды))+",
    re.I,
)
# Two of its words, or a word and digits, one after the other: quick to look for in small letters. The letters
# come first and the look back after them, since a pattern that begins with letters is found faster.
_BEGINNINGS = "нол|нул|оди|одн|два|две|дву|дев|дес|три|трё|тре|чет|пят|шес|сем|вос|сор|сто|ста"
_SIGN = re.compile(
    rf"(?:{_BEGINNINGS})(?<![а-яё][а-яё]{{3}})[а-яё]{{0,12}}[ ,()-]{{1,3}}(?:[0-9]|{_BEGINNINGS})"
    rf"|[0-9][ ,()-]{{1,3}}(?:{_BEGINNINGS})"
)
_MOST_TOKENS = 13  # of a number of eleven digits
_MOST_FOR_SHORT = 5


class Group(NamedTuple):
    """Figures that may be read as one: пятьсот, пятьдесят, пять; `words` of the text say them."""

    figures: tuple[int | str, ...]
    words: int


class Spelled(NamedTuple):
    """The digits that the words at `start:end` stand for."""

    digits: str
    start: int
    end: int


def may_spell(text: str) -> bool:
    """Whether it is worth looking for number words in `text`."""
    return bool(_SIGN.search(text.lower()))


def spelled(text: str) -> Iterator[Spelled]:
    """Each run of number words, with or without digits between them.

    «Сто семьдесят» may be 170, or 100 and 70 one after the other: where one reading makes the eleven digits
    of a Russian number, it is taken.
    """
    if not may_spell(text):
        return
    for run in _RUN.finditer(text):
        tokens = list(_TOKEN.finditer(text, *run.span()))
        if any(token["stem"] for token in tokens):
            yield from _numbers(tokens)


def _numbers(tokens: list[re.Match[str]]) -> Iterator[Spelled]:
    at, found = 0, False
    while at < len(tokens):
        groups = _groups(tokens[at : at + _MOST_TOKENS])
        number, used = _first_number(groups) if _begins(groups[0]) else ("", 0)
        if number and any(token["stem"] for token in tokens[at : at + used]):
            yield Spelled(number, tokens[at].start(), tokens[at + used - 1].end())
            found = True
        at += used or 1
    if not found and len(tokens) <= _MOST_FOR_SHORT:
        yield Spelled(next(_readings(_groups(tokens))), tokens[0].start(), tokens[-1].end())


def _begins(group: Group) -> bool:
    return str(group.figures[0])[:1] in {"7", "8"}


def _first_number(groups: list[Group]) -> tuple[str, int]:
    """The longest beginning of `groups` that makes a Russian number, and the count of its words."""
    for count in range(len(groups), 3, -1):
        number = next(filter(_is_russian, _readings(groups[:count])), "")
        if number:
            return number, sum(group.words for group in groups[:count])
    return "", 0


def _is_russian(digits: str) -> bool:
    return len(digits) == 11 and digits[0] in "78"


def _groups(tokens: list[re.Match[str]]) -> list[Group]:
    groups: list[Group] = []
    room = 0  # a word below it completes the word before
    for token in tokens:
        if token["digits"]:
            groups.append(Group((token["digits"],), 1))
            room = 0
        elif token["times"]:
            if groups:
                # It says the figure before it once or twice more.
                more = 1 if token["times"].lower() == "дважды" else 2
                groups += [groups[-1]._replace(words=0)] * (more - 1) + [groups[-1]._replace(words=1)]
            room = 0
        else:
            value = VALUES[token["stem"].lower()]
            if 0 < value < room:
                groups[-1] = Group((*groups[-1].figures, value), groups[-1].words + 1)
            else:
                groups.append(Group((value,), 1))
            room = 100 if value >= 100 else 10 if value >= 20 else 0
    return groups or [Group(("",), len(tokens))]


def _readings(groups: list[Group]) -> Iterator[str]:
    """The digits, first with every group as one figure, then with groups taken apart."""
    for chosen in product(*(_figures(group) for group in groups)):
        yield "".join(chosen)


def _figures(group: Group) -> list[str]:
    if len(group.figures) == 1:
        return [str(group.figures[0])]
    *first, last = map(int, group.figures)
    apart = [f"{first[0]}{sum(first[1:]) + last}", f"{sum(first)}{last}"]
    return list(dict.fromkeys([str(sum(first) + last), *apart]))
