"""What of the pages is searched: their texts by field, the card that a result shows, the values of its filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from sverka.model.taxonomy import localised
from sverka.pages.kinds import KINDS
from sverka.pages.listings import FACETS
from sverka.pages.page import Page
from sverka.project.project import Project

# Templates of pages that hold other things than a text: lists, results, records.
_FRAMES = {"home", "search", "evidence", "popular", "changes", "acts"}
_LEAST_POPULAR = 10_000


@dataclass(frozen=True)
class Document:
    """A page as the search knows it.

    `fields` maps title, synonyms, summary and body to their text; `card` is what a result shows; `filters` maps
    each filter (category, region, type) to the ids of the values that the page has; `prior`, up to 1, is what the
    page is worth beside others with the same words.
    """

    url: str
    fields: dict[str, str]
    card: dict[str, str]
    filters: dict[str, list[str]]
    synonyms: list[str]
    prior: float = 1


def documents(project: Project, lang: str) -> list[Document]:
    """The pages of one language that readers search, the most asked first."""
    pages = [page for page in project.pages if page.lang == lang and _is_searched(page)]
    regions = _regions(project, pages)
    return [_document(project, page, regions) for page in sorted(pages, key=_popularity)]


def filter_titles(project: Project, lang: str) -> dict[str, dict[str, str]]:
    """Filter → id of a value → its title, in the order of the taxonomy."""
    groups = {"category": "categories", "region": "regions", "type": "request_types"}
    return {
        name: {term.id: localised(term.title, lang) for term in getattr(project.taxonomy, group)}
        for name, group in groups.items()
    }


def _regions(project: Project, pages: Iterable[Page]) -> list[str]:
    """The regions that some page names; without any the first of the taxonomy, which stands for all."""
    named = {region for page in pages for region in getattr(page.meta, "regions", [])}
    every = project.taxonomy.ids("regions")
    return [region for region in every if region in named] or every[:1]


def _is_searched(page: Page) -> bool:
    framed = page.meta.template in _FRAMES or page.facet[0] in FACETS  # a filter of the search as a page
    return not page.is_handbook and not framed


def _popularity(page: Page) -> int:
    return int(page.answer.popular) if page.answer and page.answer.popular else _LEAST_POPULAR


def _document(project: Project, page: Page, regions: list[str]) -> Document:
    rendered = project.rendered[page.url]
    taxonomy = project.taxonomy
    term = taxonomy.term("categories", page.category)
    return Document(
        url=page.url,
        fields={
            "title": page.meta.title,
            "synonyms": " ".join(page.meta.synonyms),
            "summary": " ".join([page.meta.summary, *_of_terms(project, page)]),
            "body": " ".join(_text(html) for html in (*rendered.fields.values(), rendered.html)),
        },
        card={
            "title": page.meta.title,
            "summary": page.meta.summary,
            "category": localised(term.title, page.lang) if term else "",
            "code": page.meta.code or "",
        },
        filters={
            "category": [page.category] if term else [],
            # What names no region is true in each of them.
            "region": list(getattr(page.meta, "regions", [])) or regions,
            "type": page.answer.request_types if page.answer else [],
        },
        synonyms=list(page.meta.synonyms),
        prior=KINDS[page.kind].prior,
    )


def _of_terms(project: Project, page: Page) -> Iterable[str]:
    """Synonyms from the taxonomy: of a category for its list of pages, of a request type for its own page."""
    if page.kind == "listing":
        term = project.taxonomy.term("categories", page.category)
        return term.synonyms.get(page.lang, []) if term else []
    path = page.main_path
    return [
        synonym
        for term in project.taxonomy.request_types
        if term.page == path
        for synonym in term.synonyms.get(page.lang, [])
    ]


def _text(html: str) -> str:
    return LexborHTMLParser(html).text(separator=" ") if html else ""
