"""Hours, deadlines and costs that somebody typed into a text: where they stand and what they are about.

Such a statement belongs on record as a fact, which pages name; typed by hand, two pages come to differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import Stemmer

_ONE_RU = (
    "один|одна|одного|одной|одни|два|две|двух|три|трёх|трех|четыре|четырёх|четырех|пять|пяти|шесть|шести|семь|"
    "семи|восемь|восьми|девять|девяти|десять|десяти|двенадцать|двенадцати|пятнадцать|пятнадцати|двадцать|"
    "двадцати|тридцать|тридцати|сорок|сорока|шестьдесят|шестидесяти|девяносто|несколько|пару|полтора"
)
_NUMBER_RU = rf"(?:\d[\d ]*(?:[-–—]\s?\d+)?(?:-?х|-?и|-?ти)?|(?:{_ONE_RU})(?:[ -](?:{_ONE_RU}))*)"
_UNIT_RU = (
    r"(?:(?:рабочи[хй]|рабочего|календарн(?:ых|ый|ого))\s+)?"
    r"(?:минут[аыу]?|час(?:а|ов|ам)?|сут(?:ки|ок|кам)|дн(?:я|ей|ям)|день|недел[яиью]|недель|месяц(?:а|ев|ам)?)"
)
_NUMBER_EN = (
    r"(?:\d+(?:\s?[-–]\s?\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|"
    r"forty-eight|a few|several)"
)
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_PATTERNS: dict[str, dict[str, str]] = {
    "ru": {
        "hours": (
            rf"круглосуточн\w*|круглые\s+сутки|24\s?/\s?7|24\s+часа\s+в\s+(?:сутки|день)|"
            rf"(?:семь|7|пять|5)\s+дней\s+(?:в\s+неделю|недели)|без\s+(?:перерыв\w*|выходных)|ежедневно|"
            rf"(?:по|в)\s+(?:будн\w+|рабочие\s+дни|рабочим\s+дням|выходн\w+|праздник\w*)|"
            rf"с\s+понедельника\s+по\s+\w+|пн\s?[-–—]\s?(?:пт|вс|сб)|"
            rf"(?:с|от)\s+{_CLOCK}(?:\s+(?:час\w+|утра))?\s+(?:до|по)\s+{_CLOCK}(?!\s*(?:символ|знак|стран|\d))|"
            rf"\d{{1,2}}[:.]\d{{2}}\s?[-–—]\s?\d{{1,2}}[:.]\d{{2}}|в\s+любое\s+время(?:\s+суток)?"
        ),
        "deadline": (
            rf"{_NUMBER_RU}\s+{_UNIT_RU}|полчаса|"
            rf"(?:в\s+течение|за|через|не\s+позднее|не\s+дольше|спустя)\s+(?:рабоч\w+\s+)?"
            rf"(?:час[а]?|дн[яь]|день|суток|сутки|недели|неделю|месяца|месяц|минуты|минуту)"
        ),
        "cost": (
            r"\d[\d ]*(?:[.,]\d+)?\s*(?:рубл\w*|руб\.?|₽|коп(?:\.|е\w+))|бесплатн\w*|"
            r"платн(?:ый|ая|ое|ые|о|ого|ой|ым|ых|ую)|без\s+платы|за\s+плату"
        ),
    },
    "en": {
        "hours": (
            rf"around\s+the\s+clock|24\s?/\s?7|24\s+hours\s+a\s+day|(?:seven|7|five|5)\s+days\s+a\s+week|"
            rf"on\s+(?:weekdays|working\s+days|weekends|holidays)|monday\s+to\s+\w+|"
            rf"{_CLOCK}\s?(?:am|pm)?\s?(?:to|until|[-–])\s?{_CLOCK}\s?(?:am|pm)|"
            rf"\d{{1,2}}:\d{{2}}\s?[-–]\s?\d{{1,2}}:\d{{2}}|(?:at\s+)?any\s+time\s+of\s+(?:the\s+)?day"
        ),
        "deadline": (
            rf"{_NUMBER_EN}\s+(?:(?:working|business|calendar)\s+)?(?:minutes?|hours?|days?|weeks?|months?)|"
            rf"(?:within|in)\s+(?:an?\s+)(?:hour|day|week|month)|half\s+an\s+hour"
        ),
        "cost": (
            r"\d[\d ,]*\s*(?:roubles?|rubles?|RUB|₽)|₽\s?\d+|free\s+of\s+charge|for\s+free|toll-free|"
            r"at\s+no\s+cost|is\s+free\b"
        ),
    },
}
_COMPILED = {
    lang: re.compile(
        "|".join(rf"(?P<{kind}>(?<![\w-])(?:{pattern})(?!\w))" for kind, pattern in kinds.items()),
        re.IGNORECASE,
    )
    for lang, kinds in _PATTERNS.items()
}
_SENTENCE_END = re.compile(r"[.!?…]\s|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s|\n#|\|")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEMMERS = {"ru": Stemmer.Stemmer("russian"), "en": Stemmer.Stemmer("english")}
_LEAST_SHARED = 2  # words by which two sentences are about the same thing


@dataclass(frozen=True)
class Statement:
    """What was typed: its kind, its words, where they start, and the stems of the sentence around them."""

    kind: str  # hours, deadline or cost
    said: str
    start: int
    about: frozenset[str]

    @property
    def plain(self) -> str:
        """The words without differences of case and spacing."""
        return " ".join(self.said.casefold().replace("ё", "е").split())


def statements(text: str, lang: str) -> Iterator[Statement]:
    """Every statement in `text`; nothing for a language without patterns."""
    pattern = _COMPILED.get(lang)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        kind = str(match.lastgroup)
        start, end = match.span()
        yield Statement(
            kind, match[0], start, stems(_sentence(text, start, end), lang) - stems(match[0], lang)
        )


def same_subject(one: Statement, other: Statement, subjects: Mapping[str, frozenset[str]]) -> bool:
    """Whether two statements of a kind are about one thing: a fact on record (id → stems), or the same words."""
    fact = subject_of(one, subjects)
    if fact is not None or subject_of(other, subjects) is not None:
        return fact == subject_of(other, subjects)
    return len(one.about & other.about) >= _LEAST_SHARED


def subject_of(statement: Statement, subjects: Mapping[str, frozenset[str]]) -> str | None:
    """The id of the fact whose subject the sentence around a statement names best; None below two words of it."""
    best, found = 0, None
    for name, words in subjects.items():
        shared = len(words & statement.about)
        if shared > best and (shared >= _LEAST_SHARED or shared == len(words)):
            best, found = shared, name
    return found


def stems(text: str, lang: str) -> frozenset[str]:
    """The stems (Snowball) of the words of three letters and more."""
    stemmer = _STEMMERS.get(lang)
    words = [word.casefold().replace("ё", "е") for word in _WORD.findall(text)]
    return frozenset(stemmer.stemWords(words) if stemmer else words)


def _sentence(text: str, start: int, end: int) -> str:
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 400), start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else max(0, start - 400) : after.start() if after else end + 200]
