"""The inverted index of one language: which documents hold a term, and how much it says about each (BM25F).

S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.6.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sverka.search.languages import Language

K1, B = 1.0, 0.95  # how soon a frequent term stops counting, how much a long field counts less
LEVELS = 24  # of impact: finer ones are not worth their bytes
STOP_WEIGHT = 0.35
LAST_PLACE = 15
TITLE = "title"
WEIGHTS = {TITLE: 3.0, "synonyms": 3.0, "summary": 1.5, "body": 1.0}  # field → weight


class Posting(NamedTuple):
    """That a document holds a term: its number, the impact from 1 to LEVELS, and where the title has the term.

    The first word of a title is 1; LAST_PLACE also stands for all behind it, 0 for none.
    """

    document: int
    impact: int
    place: int


@dataclass(frozen=True)
class InvertedIndex:
    """Term → postings by number of document; stem → the term it is joined to; the weight of each title."""

    postings: dict[str, list[Posting]]
    joins: dict[str, str]
    titles: list[float]


Fields = Mapping[str, str]  # field → text


def invert(documents: Sequence[Fields], language: Language) -> InvertedIndex:
    """The index of `documents`, which are numbered by their place."""
    counted: list[dict[str, Counter[str]]] = []
    headings: list[list[str]] = []
    used: Counter[str] = Counter()
    for document in documents:
        texts = {field: language.words(text) for field, text in document.items()}
        counted.append({field: Counter(some) for field, some in texts.items()})
        headings.append(texts.get(TITLE, []))
        for counts in counted[-1].values():
            used.update(counts)
    stem = lru_cache(maxsize=None)(language.stem)
    joins = language.joins(used, stem)
    terms = {word: joins.get(stem(word), stem(word)) for word in used}
    average = {
        field: sum(fields[field].total() for fields in counted if field in fields) / (len(counted) or 1) or 1
        for field in WEIGHTS
    }
    titles = [[terms[word] for word in heading] for heading in headings]
    postings: dict[str, list[Posting]] = {}
    for number, fields in enumerate(counted):
        weights: dict[str, float] = {}
        for field, counts in fields.items():
            weight = WEIGHTS[field] / (1 - B + B * counts.total() / average[field])
            for word, count in counts.items():
                term = terms[word]
                weights[term] = weights.get(term, 0) + weight * count
        places = {term: place for place, term in reversed(list(enumerate(titles[number], 1)))}
        for term, weight in weights.items():
            impact = max(1, round(LEVELS * weight / (K1 + weight)))
            posting = Posting(number, impact, min(places.get(term, 0), LAST_PLACE))
            postings.setdefault(term, []).append(posting)
    stops = {terms[word] for word in language.stop_words if word in terms}
    size = len(documents)
    rarity = {
        term: (STOP_WEIGHT if term in stops else 1) * idf(len(postings[term]), size)
        for term in set().union(*titles)
    }
    return InvertedIndex(
        postings, joins, [sum(rarity[term] for term in dict.fromkeys(title)) for title in titles]
    )


def idf(holding: int, documents: int) -> float:
    """Inverse document frequency of a term that `holding` of `documents` hold."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
