"""The index that lunr.js loads, with the same numbers as lunr.py's builder gives, in a fraction of its time.

The builder makes an object of each word and keeps every vector sorted while it grows, which took a fifth of a
whole build; here each field of a document is counted at once. The builder also splits words at spaces only.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lunr import __TARGET_JS_VERSION__

_K1, _B = 1.2, 0.75  # lunr's own: how soon a frequent term stops counting, how much a long field counts less

Documents = Mapping[str, Mapping[str, list[str]]]  # document → field → its terms, stemmed


def lunr_schema(documents: Documents, boosts: Mapping[str, float], stemmer: str) -> dict[str, Any]:
    """The index of `documents` in lunr's JSON schema; `stemmer` is the label of the function in lunr.js."""
    counted = [(field, ref, Counter(fields[field])) for ref, fields in documents.items() for field in boosts]
    postings: dict[str, dict[str, Any]] = {}
    for field, ref, counts in counted:
        for term in counts:
            if term not in postings:
                postings[term] = {"_index": len(postings), **{name: {} for name in boosts}}
            postings[term][field][ref] = {}
    rarity = {term: _idf(posting, boosts, len(documents)) for term, posting in postings.items()}
    lengths = {
        field: sum(len(fields[field]) for fields in documents.values()) / len(documents) for field in boosts
    }
    vectors = []
    for field, ref, counts in counted:
        # A field that is empty everywhere has no terms to weigh.
        weight = _K1 * (1 - _B + _B * counts.total() / (lengths[field] or 1))
        elements = sorted(
            (
                postings[term]["_index"],
                round(rarity[term] * ((_K1 + 1) * count) / (weight + count) * boosts[field], 3),
            )
            for term, count in counts.items()
        )
        vectors.append([f"{field}/{ref}", [number for element in elements for number in element]])
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": list(boosts),
        "fieldVectors": vectors,
        "invertedIndex": sorted(postings.items()),
        "pipeline": [stemmer],
    }


def _idf(posting: Mapping[str, Any], fields: Mapping[str, float], documents: int) -> float:
    """Inverse document frequency; a document counts once for each field that holds the term, as in lunr."""
    holding = sum(len(posting[field]) for field in fields)
    return math.log(1 + abs((documents - holding + 0.5) / (holding + 0.5)))
