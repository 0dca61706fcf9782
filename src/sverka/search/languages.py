"""What the search does to the words of each language: its stemmer, its stop words, the joining of its stems.

What more it reads a word as is a matter of the whole site: on English pages of a site that has Russian ones, too,
readers type with the Russian layout on. No other site is given Russian letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from sverka.search import russian, text
from sverka.search.morphology import russian_joins

Joins = Callable[[Mapping[str, int], Callable[[str], str]], dict[str, str]]


@dataclass(frozen=True)
class Language:
    """The chain of one language; `joins` makes of the counted words a table of stems that belong to another.

    `words` are those of a text, `skeleton` is what all spellings of one sound share.
    """

    stem: Callable[[str], str]
    stop_words: frozenset[str]
    joins: Joins
    words: Callable[[str], list[str]]
    skeleton: Callable[[str], str]


def _no_joins(words: Mapping[str, int], stem: Callable[[str], str]) -> dict[str, str]:
    return {}


# Words that carry little: they count less, and alone they may still find something.
_RUSSIAN_STOP_WORDS = (
    "а без более бы был была были было быть в вам вас весь во вот все всего вы где да для до его ее если есть еще"
    " же за зачем и из или им их к как какая какие каким каких какого какой какому какую когда кто куда ли между"
    " меня мне может можно мой мою моя мы на надо нам нас не него нее нет ни них но нужно о об однако он она они"
    " оно от откуда по под почему при про с сам свой свои себя сделать делать сколько со так также такой там то"
    " только тот ту ты у уже хочу чего чем через что чтобы чье чья эта эти это этого этот я является"
)
_ENGLISH_STOP_WORDS = (
    "a about am an and any are as at be been being but by can could did do does doing for from get had has have"
    " how i if in into is it its me my no not of off on or our she should so than that the their them then there"
    " they this to was we were what when where which who why will with would you your"
)


@cache
def language(code: str, site: tuple[str, ...] = ()) -> Language:
    """The chain for the pages in the language `code`; one without a chain of its own is read like English.

    `site` are the languages of its site, where it has more.
    """
    if code == "ru":
        stem, stops, joins = "russian", _RUSSIAN_STOP_WORDS, russian_joins
    else:
        stem, stops, joins = "porter", _ENGLISH_STOP_WORDS, _no_joins
    stemmer = snowballstemmer.stemmer(stem).stemWord
    of_words = stemmer, frozenset(stops.split()), joins
    if reads_russian(code, site):
        return Language(*of_words, russian.words, russian.skeleton)
    return Language(*of_words, text.words, text.skeleton)


def reads_russian(code: str, site: tuple[str, ...]) -> bool:
    """Whether the search of pages in `code`, on a site in the languages `site`, reads Russian as well."""
    return "ru" in (code, *site)
