"""Hours, deadlines and costs that somebody typed into a text: where they stand and what they are about.

Such a statement belongs on record as a fact, which pages name; typed by hand, two pages come to differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import Stemmer

# A figure of any length would be read again from each of its groups.
_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}|\d{1,9})"
_WITH_MINUTES = r"\d{1,2}(?::[0-5]\d|\.[0-5][05])(?!\.?\d)"  # 9:00 and 9.30, not the date 10.11
_CLOCK = rf"(?:{_WITH_MINUTES}|\d{{1,2}})"
_ONE_RU = (
    "од(?:ин|на|ну|ного|ной|ни)|две|два|двух|три|тр[её]х|четыр(?:е|[её]х)|пят[ьи]|шест[ьи]|сем[ьи]|восемь|восьми|"
    "девят[ьи]|десят[ьи]|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?|"
    "(?:пять|шесть|семь|восемь)десят|(?:пяти|шести|семи|восьми)десяти|девяноста?|сто|ста|двести|двухсот|"
    "тр(?:иста|[её]хсот)|четыр(?:еста|[её]хсот)|(?:пят|шест|сем|девят)[ьи]сот|вос(?:емь|ьми)сот|тысяч[аиу]?|"
    "нескольк(?:о|их)|пар[уы]|полтор[аы]"
)
_WORDS_RU = rf"(?:{_ONE_RU})(?:[ -](?:{_ONE_RU})){{0,4}}"
_NUMBER_RU = rf"(?:{_DIGITS}(?:\s?[-–—]\s?\d{{1,9}})?(?:-?х|-?и|-?ти|-?го)?|{_WORDS_RU})"
_UNIT_RU = (
    r"(?:(?:рабочи[хйе]|рабочего|календарн(?:ых|ый|ого|ые))\s+)?"
    r"(?:минут[аыу]?|мин|час(?:а|ов|ам)?|сут(?:ки|ок|кам)|дн(?:я|ей|ям)|день|недел[яиью]|недель|месяц(?:а|ев|ам)?)"
)
_LONG_RU = r"(?:минутн|часов|дневн|недельн|месячн)\w+"
_PART_RU = r"\s+(?:час(?:а|ов|ам)?|утра|дня|вечера|ночи)"
_DAYS = r"(?:по|в)\s+(?:будн|рабоч|выходн|праздн|понед|вторн|сред|четв|пятн|субб|воскр)"
_CLAUSE_END = rf"(?=\s*(?:\Z|[.,;:!?)»|\n])|\s+(?:{_DAYS}|(?:без|кроме|ежедневно)\b))"
_ONE_EN = (
    "one|two|three|(?:four|six|seven|eight|nine)(?:teen|ty)?|five|fifteen|fifty|ten|eleven|twelve|"
    "thirteen|eighteen|twenty|thirty|forty|eighty|(?:a )?hundred|(?:a )?thousand|a few|several|a couple of"
)
_WORDS_EN = rf"(?:{_ONE_EN})(?:[ -](?:{_ONE_EN})){{0,4}}"
_NUMBER_EN = rf"(?:{_DIGITS}|{_WORDS_EN})(?:(?:\s?[-–]\s?|\s+(?:to|or)\s+)(?:\d{{1,9}}|{_WORDS_EN}))?"
_PATTERNS: dict[str, dict[str, str]] = {
    "ru": {
        "hours": (
            rf"круглосуточн\w*|круглые\s+сутки|24\s?/\s?7|24\s+часа\s+в\s+(?:сутки|день)|"
            rf"(?:семь|7|пять|5)\s+дней\s+(?:в\s+неделю|недели)|без\s+(?:перерыв\w*|выходных)|ежедневно|"
            rf"(?:по|в)\s+(?:будн\w+|рабочие\s+дни|рабочим\s+дням|выходн\w+|праздник\w*)|"
            rf"с\s+понедельника\s+по\s+\w+|понедельник\s?[-–—]\s?\w+|пн\s?[-–—]\s?(?:пт|вс|сб)|"
            rf"(?:с|от)\s+{_CLOCK}(?:{_PART_RU})?\s+(?:до|по)\s+{_CLOCK}{_PART_RU}|"
            rf"(?:с|от)\s+{_CLOCK}{_PART_RU}\s+(?:до|по)\s+{_CLOCK}|"
            rf"(?:с|от)\s+{_WITH_MINUTES}\s+(?:до|по)\s+{_WITH_MINUTES}|с\s+\d{{1,2}}\s+до\s+\d{{1,2}}{_CLAUSE_END}|"
            rf"{_WITH_MINUTES}\s?[-–—]\s?{_WITH_MINUTES}|в\s+любое\s+время(?:\s+суток)?"
        ),
        "deadline": (
            rf"{_NUMBER_RU}\s+{_UNIT_RU}|полчаса|\d{{1,4}}-?{_LONG_RU}|"
            rf"(?:одно|двух|тр[её]х|четыр[её]х|пяти|шести|семи|десяти|пятнадцати|двадцати|тридцати){_LONG_RU}|"
            rf"(?:в\s+течение|за|через|не\s+позднее|не\s+дольше|спустя)\s+(?:рабоч\w+\s+)?"
            rf"(?:час[а]?|дн[яь]|день|суток|сутки|недели|неделю|месяца|месяц|минуты|минуту)"
        ),
        "cost": (
            rf"(?:{_DIGITS}(?:[.,]\d{{1,2}})?|{_WORDS_RU})\s*(?:тыс\.?\s+|тысяч[аи]?\s+)?"
            r"(?:рубл\w*|руб\.?|₽|коп(?:\.|е\w+))|бесплатн\w*|безвозмездн\w*|"
            r"платн(?:ый|ая|ое|ые|о|ого|ой|ым|ых|ую)|без\s+платы|за\s+плату"
        ),
    },
    "en": {
        "hours": (
            rf"around\s+the\s+clock|24\s?/\s?7|24\s+hours\s+a\s+day|(?:seven|7|five|5)\s+days\s+a\s+week|"
            rf"on\s+(?:weekdays|working\s+days|weekends|holidays)|monday\s+to\s+\w+|"
            rf"{_CLOCK}\s?(?:am|pm)?\s?(?:to|until|[-–])\s?{_CLOCK}\s?(?:am|pm)|"
            rf"{_WITH_MINUTES}(?:\s?[-–]\s?|\s+(?:to|until|till)\s+){_WITH_MINUTES}|"
            rf"(?:at\s+)?any\s+time\s+of\s+(?:the\s+)?day"
        ),
        "deadline": (
            rf"{_NUMBER_EN}[\s-]+(?:(?:working|business|calendar)\s+)?(?:minutes?|hours?|days?|weeks?|months?)|"
            rf"(?:within|in)\s+(?:an?\s+)(?:hour|day|week|month)|half\s+an\s+hour"
        ),
        "cost": (
            rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|{_DIGITS}|{_WORDS_EN})\s*(?:roubles?|rubles?|RUB|₽)|"
            r"₽\s?\d+|free\s+of\s+charge|for\s+free|"
            r"toll-free|at\s+no\s+cost|is\s+free\b(?!\s+(?:to|of|from)\b)"
        ),
    },
}
CHECKED_LANGUAGES = tuple(_PATTERNS)
# Where a statement may begin at all is asked once, not of each kind.
_COMPILED = {
    lang: re.compile(
        r"(?<![\w-])(?=[\w₽])(?:"
        + "|".join(rf"(?P<{kind}>(?:{pattern})(?!\w))" for kind, pattern in kinds.items())
        + ")",
        re.IGNORECASE,
    )
    for lang, kinds in _PATTERNS.items()
}
_SENTENCE_END = re.compile(r"[.!?…]\s|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s|\n#|\|")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"\d+(?:[:.,]\d+)?|[^\W\d_]+")
_STEMMERS = {"ru": Stemmer.Stemmer("russian"), "en": Stemmer.Stemmer("english")}
_LEAST_SHARED = 2  # words by which two sentences are about the same thing
# What is one number, or one unit, though its stems differ: the form, and the words that mean it.
_SAME = {
    "ru": (
        "1 один одна одну одного одной; 2 два две двух; 3 три трех; 4 четыре четырех; 5 пять пяти; 6 шесть шести; "
        "7 семь семи; 8 восемь восьми; 9 девять девяти; 10 десять десяти; 12 двенадцать; 15 пятнадцать; "
        "20 двадцать; 30 тридцать; дн день дня дней дням; сут сутки суток"
    ),
    "en": (
        "1 one; 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 12 twelve; 15 fifteen; "
        "20 twenty; 30 thirty"
    ),
}
_ONE_FORM = {
    lang: {
        _STEMMERS[lang].stemWord(word): form
        for form, *words in map(str.split, groups.split(";"))
        for word in words
    }
    for lang, groups in _SAME.items()
}


@dataclass(frozen=True)
class Statement:
    """What was typed: its kind, its words, where they and their sentence start, and what that is about.

    `plain` is what is said without how it is written, `about` the stems of the sentence without it.
    """

    kind: str  # hours, deadline or cost
    said: str
    start: int
    sentence: int
    plain: str
    about: frozenset[str]


def statements(text: str, lang: str) -> Iterator[Statement]:
    """Every statement in `text`; nothing for a language without patterns."""
    pattern = _COMPILED.get(lang)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        start, end = _sentence(text, *match.span())
        about = stems(text[start:end], lang) - stems(match[0], lang)
        yield Statement(str(match.lastgroup), match[0], match.start(), start, plain(match[0], lang), about)


def plain(text: str, lang: str) -> str:
    """The stems of the words, the commonest numbers as figures: «пяти рабочих дней» is «5 рабочих дней»."""
    stemmer, one_form = _STEMMERS.get(lang), _ONE_FORM.get(lang, {})
    words = _TOKEN.findall(_folded(text))
    return " ".join(one_form.get(stem, stem) for stem in (stemmer.stemWords(words) if stemmer else words))


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
    words = _WORD.findall(_folded(text))
    return frozenset(stemmer.stemWords(words) if stemmer else words)


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around start…end begins and ends, looked for nearby."""
    first, last = max(0, start - 400), end + 200
    before = [match.end() for match in _SENTENCE_END.finditer(text, first, start)]
    after = _SENTENCE_END.search(text, end, last)
    return before[-1] if before else first, after.start() if after else last
