"""The lunr index of one language, prebuilt, as a classic script that works from a folder too."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer
from lunr.stemmer import porter_stemmer
from selectolax.lexbor import LexborHTMLParser

from sverka.pages.page import Page
from sverka.project import Project
from sverka.search.lunr_schema import lunr_schema
from sverka.taxonomy import localised

_WORD = re.compile(r"[^\W_]+")
_FIELDS = {"title": 10, "synonyms": 5, "summary": 3, "body": 1}  # field → boost
_SEARCHED = {"answer", "guide", "letter", "page", "listing"}
# Language → the label that lunr-languages gives its stemmer in the browser, and our own.
_STEMMERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "ru": ("stemmer-ru", snowballstemmer.stemmer("russian").stemWord)
}


def search_index(project: Project, lang: str) -> str:
    """The script `index.<lang>.js`: the serialised index and a result card for each page."""
    label, stem = _STEMMERS.get(lang, ("stemmer", _porter))
    stem = lru_cache(maxsize=None)(stem)
    documents: dict[str, dict[str, list[str]]] = {}
    cards: dict[str, dict[str, str]] = {}
    for page in project.pages:
        if page.lang != lang or page.is_handbook or page.kind not in _SEARCHED or page.meta.template:
            continue
        texts = _texts(project, page)
        documents[page.url] = {field: [stem(word) for word in _words(text)] for field, text in texts.items()}
        term = project.taxonomy.term("categories", page.category)
        cards[page.url] = {
            "title": page.meta.title,
            "summary": page.meta.summary,
            "category": localised(term.title, lang) if term else "",
            "code": page.meta.code or "",
        }
    data = {"index": lunr_schema(documents, _FIELDS, label) if documents else None, "documents": cards}
    return f"sverkaSearchIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _texts(project: Project, page: Page) -> dict[str, str]:
    rendered = project.rendered[page.url]
    term = project.taxonomy.term("categories", page.category)
    synonyms = [
        *page.meta.synonyms,
        *(term.synonyms.get(page.lang, []) if term and page.kind == "listing" else []),
    ]
    return {
        "title": page.meta.title,
        "synonyms": " ".join(synonyms),
        "summary": page.meta.summary,
        "body": " ".join(_text(html) for html in (*rendered.fields.values(), rendered.html)),
    }


def _text(html: str) -> str:
    return LexborHTMLParser(html).text(separator=" ") if html else ""


def _words(text: str) -> list[str]:
    """Words in lower case without ё, which readers seldom type, as search.js takes a query apart."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower().replace("ё", "е"))


def _porter(word: str) -> str:
    return str(porter_stemmer.stem(word))
