"""Listing pages, made from the taxonomy: all of each kind, and the questions of each category, way and region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sverka.core.urls import in_language
from sverka.core.yamlfile import Document
from sverka.model.taxonomy import Taxonomy, localised
from sverka.pages.front_matter import PlainPage
from sverka.pages.kinds import WRITTEN
from sverka.pages.page import Page
from sverka.theme.texts import Strings

FOLDERS = {kind.name: kind.listed_in for kind in WRITTEN if kind.listed_in}
# The filters of the search as pages: group of the taxonomy → the key of an answer that names its terms, and the folder.
FACETS = {"request_types": ("request_types", "faq/by-type"), "regions": ("regions", "faq/by-region")}


def listing_pages(
    pages: Iterable[Page], taxonomy: Taxonomy, document: Document, strings: Strings, main_language: str
) -> Iterator[Page]:
    """A page for each kind, and one for each category, request type and region of questions, that has pages to show."""
    by_lang: dict[str, list[Page]] = {}
    for page in pages:
        if page.kind in FOLDERS:
            by_lang.setdefault(page.lang, []).append(page)
    for lang, listed in by_lang.items():
        texts = strings.get(lang, strings[main_language])
        for kind, folder in FOLDERS.items():
            shown = [page for page in listed if page.kind == kind]
            if not shown:
                continue
            title, summary = texts[f"list_{kind}"], texts[f"list_{kind}_summary"]
            url = in_language(f"{folder}/index.html", lang, main_language)
            yield _listing(url, title, summary, kind, shown, lang, document)
        answers = [page for page in listed if page.kind == "answer"]
        for group in ("categories", *FACETS):
            for term in getattr(taxonomy, group):
                if below := [page for page in answers if term.id in values(page, group)]:
                    title = localised(term.title, lang)
                    summary = localised(term.summary, lang) or title
                    if group in FACETS:
                        title = texts[f"list_{group}"].replace("{title}", title)
                        summary = texts[f"list_{group}_summary"].replace(
                            "{title}", localised(term.title, lang)
                        )
                    url = in_language(facet_url(group, term.id), lang, main_language)
                    yield _listing(url, title, summary, "answer", below, lang, document, (group, term.id))


def values(page: Page, group: str) -> list[str]:
    """The ids of the terms of a group that an answer falls under."""
    return [page.category] if group == "categories" else getattr(page.meta, FACETS[group][0], [])


def facet_url(group: str, term_id: str) -> str:
    """Where the questions under a term are listed, without the folder of the language."""
    return f"faq/{term_id}/index.html" if group == "categories" else f"{FACETS[group][1]}/{term_id}.html"


def _listing(
    url: str,
    title: str,
    summary: str,
    kind: str,
    shown: list[Page],
    lang: str,
    document: Document,
    facet: tuple[str, str] = ("", ""),
) -> Page:
    meta = PlainPage(
        title=title,
        summary=summary,
        owner="site",
        reviewed=min(page.meta.reviewed for page in shown),
        review_every="730",
    )
    category = facet[1] if facet[0] == "categories" else ""
    return Page("listing", lang, url, document.source, document, meta, 0, category, kind, facet)
