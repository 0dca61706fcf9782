"""The lunr index of one language, prebuilt, as a classic script that works from a folder too."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import snowballstemmer
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer as english_stemmer
from lunr.token import Token
from selectolax.lexbor import LexborHTMLParser

from sverka.pages.page import Page
from sverka.project import Project
from sverka.taxonomy import localised

_WORD = re.compile(r"[^\W_]+")
_FIELDS = {"title": 10, "synonyms": 5, "summary": 3, "body": 1}  # field → boost
_SEARCHED = {"answer", "guide", "letter", "page", "listing"}


class _Document(NamedTuple):
    url: str
    title: str
    synonyms: str
    summary: str
    body: str


def search_index(project: Project, lang: str) -> str:
    """The script `index.<lang>.js`: the serialised index and a result card for each page."""
    builder = _builder(lang)
    cards: dict[str, dict[str, str]] = {}
    for page in project.pages:
        if page.lang != lang or page.is_handbook or page.kind not in _SEARCHED or page.meta.template:
            continue
        builder.add(_document(project, page)._asdict())
        term = project.taxonomy.term("categories", page.category)
        cards[page.url] = {
            "title": page.meta.title,
            "summary": page.meta.summary,
            "category": localised(term.title, lang) if term else "",
            "code": page.meta.code or "",
        }
    data = {"index": builder.build().serialize() if cards else None, "documents": cards}
    return f"sverkaSearchIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _document(project: Project, page: Page) -> _Document:
    rendered = project.rendered[page.url]
    term = project.taxonomy.term("categories", page.category)
    synonyms = [
        *page.meta.synonyms,
        *(term.synonyms.get(page.lang, []) if term and page.kind == "listing" else []),
    ]
    return _Document(
        page.url,
        page.meta.title,
        " ".join(synonyms),
        page.meta.summary,
        " ".join(_text(html) for html in (*rendered.fields.values(), rendered.html)),
    )


def _text(html: str) -> str:
    return LexborHTMLParser(html).text(separator=" ") if html else ""


def _builder(lang: str) -> Builder:
    builder = Builder()
    builder.tokenizer = _tokens
    builder.ref("url")
    for field, boost in _FIELDS.items():
        builder.field(field, boost=boost)
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    stem = _STEMMERS.get(lang, english_stemmer)
    builder.pipeline.add(stem)
    builder.search_pipeline.add(stem)
    return builder


def _tokens(text: Any, metadata: Any = None) -> list[Token]:
    """Words in lower case without ё: readers seldom type it."""
    return [Token(word, {}) for word in _WORD.findall(str(text or "").lower().replace("ё", "е"))]


def _register(language: str, label: str) -> Callable[..., Any]:
    """A pipeline function under the label that lunr-languages gives its own in the browser."""
    stem = lru_cache(maxsize=None)(snowballstemmer.stemmer(language).stemWord)

    def stem_token(token: Token, index: int | None = None, tokens: Iterable[Token] | None = None) -> Token:
        return token.update(lambda word, metadata: stem(word))

    Pipeline.register_function(stem_token, label)
    return stem_token


_STEMMERS = {"ru": _register("russian", "stemmer-ru")}
