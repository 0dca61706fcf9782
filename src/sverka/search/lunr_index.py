"""The lunr index of one language, prebuilt, as a classic script that works from a folder too."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache

import snowballstemmer
from lunr.stemmer import porter_stemmer

from sverka.search.documents import Document
from sverka.search.lunr_schema import lunr_schema

_FIELDS = {"title": 10, "synonyms": 5, "summary": 3, "body": 1}  # field → boost
# Language → the label that lunr-languages gives its stemmer in the browser, and our own.
_STEMMERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "ru": ("stemmer-ru", snowballstemmer.stemmer("russian").stemWord)
}


def lunr_script(found: Sequence[Document], lang: str, words: Callable[[str], list[str]]) -> str:
    """The script `index.js`: hands over the serialised index of the `words` and a result card for each document."""
    label, stem = _STEMMERS.get(lang, ("stemmer", _porter))
    stem = lru_cache(maxsize=None)(stem)
    stemmed = {
        document.url: {field: [stem(word) for word in words(text)] for field, text in document.fields.items()}
        for document in found
    }
    cards = {document.url: document.card for document in found}
    data = {"index": lunr_schema(stemmed, _FIELDS, label) if found else None, "documents": cards}
    return f"sverkaSearchIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _porter(word: str) -> str:
    return str(porter_stemmer.stem(word))
