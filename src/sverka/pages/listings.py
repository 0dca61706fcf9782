"""Listing pages, made from the taxonomy: all questions, each category, all guides, all letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sverka.components import Strings
from sverka.pages.front_matter import PlainPage
from sverka.pages.page import Page
from sverka.taxonomy import Taxonomy, localised
from sverka.yamlfile import Document

FOLDERS = {"answer": "faq", "guide": "guides", "letter": "letters"}


def listing_pages(
    pages: Iterable[Page], taxonomy: Taxonomy, document: Document, strings: Strings, main_language: str
) -> Iterator[Page]:
    """One page for each kind, and one for each category of questions, that has pages to show."""
    by_lang: dict[str, list[Page]] = {}
    for page in pages:
        if page.kind in FOLDERS:
            by_lang.setdefault(page.lang, []).append(page)
    for lang, listed in by_lang.items():
        prefix = "" if lang == main_language else f"{lang}/"
        texts = strings.get(lang, strings[main_language])

        def listing(
            url: str,
            title: str,
            summary: str,
            kind: str,
            shown: list[Page],
            category: str = "",
            lang: str = lang,
        ) -> Page:
            meta = PlainPage(
                title=title,
                summary=summary,
                owner="site",
                reviewed=min(page.meta.reviewed for page in shown),
                review_every="730",
            )
            return Page("listing", lang, url, document.source, document, meta, 0, category, kind)

        for kind, folder in FOLDERS.items():
            shown = [page for page in listed if page.kind == kind]
            if not shown:
                continue
            title, summary = texts[f"list_{kind}"], texts[f"list_{kind}_summary"]
            yield listing(f"{prefix}{folder}/index.html", title, summary, kind, shown)
            if kind != "answer":
                continue
            for term in taxonomy.categories:
                below = [page for page in shown if page.category == term.id]
                if below:
                    yield listing(
                        f"{prefix}{folder}/{term.id}/index.html",
                        localised(term.title, lang),
                        localised(term.summary, lang) or localised(term.title, lang),
                        kind,
                        below,
                        term.id,
                    )
