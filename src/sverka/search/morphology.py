"""Stems of one Russian word that Snowball splits, joined by the dictionary: человек and люди, день and дня."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pymorphy3

_SURE = 0.4  # how likely a reading must be: «стали» is a form of «сталь» too


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def russian_joins(words: Mapping[str, int], stem: Callable[[str], str]) -> dict[str, str]:
    """Stem → the stem that stands for it, for `words` with the number of times each is used.

    A word is known by the stem that its forms have most often; another stem joins it where most of the uses of
    that stem are forms of this word, or where no page uses it at all. Words that the dictionary does not hold
    are left alone.
    """
    uses: dict[str, Counter[str]] = defaultdict(Counter)  # stem → the words it stands for, with their uses
    forms: dict[str, Counter[str]] = defaultdict(Counter)  # word → its stems, with their uses
    readings: dict[str, Any] = {}
    for word, count in words.items():
        lemma, bare = word, stem(word)
        # Reading a word that the dictionary does not hold takes long and tells nothing.
        if len(word) > 1 and _analyzer().word_is_known(word):
            parse = _analyzer().parse(word)[0]
            if parse.score >= _SURE:
                lemma = parse.normal_form.replace("ё", "е")
                readings.setdefault(lemma, parse)
        uses[bare][lemma] += count
        forms[lemma][bare] += count
    joins: dict[str, str] = {}
    for lemma in sorted(readings, key=lambda name: (-forms[name].total(), name)):
        main = forms[lemma].most_common(1)[0][0]
        for other in {stem(form) for form in _forms(readings[lemma])} - {main}:
            used = uses.get(other)
            if used is None or used.most_common(1)[0][0] == lemma:
                joins.setdefault(other, main)
    return {other: _last(main, joins) for other, main in joins.items() if _last(main, joins) != other}


def _forms(parse: Any) -> set[str]:
    """Every form of the word that `parse` is a form of; as its `lexeme`, without the grammar of each."""
    _, word, paradigm, place = parse.methods_stack[0]
    prefix, suffix = _affixes(paradigm)[place]
    base = word[len(prefix) : len(word) - len(suffix)]
    return {f"{before}{base}{after}".replace("ё", "е") for before, after in set(_affixes(paradigm))}


@cache
def _affixes(paradigm: int) -> list[tuple[str, str]]:
    info = _analyzer().dictionary.build_paradigm_info(paradigm)
    return [(prefix, suffix) for prefix, _, suffix in info]


def _last(stem: str, joins: Mapping[str, str]) -> str:
    """The end of a chain of joins."""
    seen = {stem}
    while stem in joins and joins[stem] not in seen:
        stem = joins[stem]
        seen.add(stem)
    return stem
