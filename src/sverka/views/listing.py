"""What a listing shows: its pages in groups, and the other ways to sort and to find the questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sverka.core.urls import language_prefix
from sverka.model.links import Card, Link
from sverka.model.taxonomy import localised
from sverka.pages.listings import FACETS, FOLDERS, facet_url, values
from sverka.pages.page import Page
from sverka.pages.popular import popular_first
from sverka.project.project import Project
from sverka.views.links import card


@dataclass(frozen=True)
class GroupView:
    """Pages below a title, which leads to a page of its own where there is one; the one group of a term has none."""

    title: str
    url: str | None
    pages: Sequence[Card]


@dataclass(frozen=True)
class FacetView:
    """Another way to sort the questions."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True)
class LetterView:
    """The pages whose title begins with a letter."""

    letter: str
    pages: Sequence[Card]


def groups(project: Project, listing: Page, urls: Collection[str]) -> list[GroupView]:
    """The pages of `listing` by category; those of a listing of one term in one group. `urls` are all of the site."""
    pages = [page for page in project.pages if page.kind == listing.lists and page.lang == listing.lang]
    group, term_id = listing.facet
    if group:
        return [_group("", None, (page for page in pages if term_id in values(page, group)))]
    found = []
    prefix = language_prefix(listing.lang, project.settings.main_language)
    for term in project.taxonomy.categories:
        below = [page for page in pages if page.category == term.id]
        url = f"{prefix}{FOLDERS[listing.lists]}/{term.id}/index.html"
        if below:
            found.append(_group(localised(term.title, listing.lang), url if url in urls else None, below))
    return found


def facets(project: Project, listing: Page, urls: Collection[str]) -> list[FacetView]:
    """The other ways to sort the questions: groups of links."""
    texts = project.components.strings[listing.lang]
    prefix = language_prefix(listing.lang, project.settings.main_language)
    found = []
    for group in FACETS:
        links = [
            Link(localised(term.title, listing.lang), url)
            for term in getattr(project.taxonomy, group)
            if (url := f"{prefix}{facet_url(group, term.id)}") in urls
        ]
        if links:
            found.append(FacetView(texts[f"by_{group}"], links))
    return found


def letters(project: Project, listing: Page) -> list[LetterView]:
    """All questions by the first letter of their title, the way to find one without scripts."""
    by_letter: dict[str, list[Page]] = {}
    for page in project.pages:
        if page.kind == listing.lists and page.lang == listing.lang:
            first = next((sign for sign in page.meta.title if sign.isalnum()), "#")
            by_letter.setdefault(first.upper().replace("Ё", "Е"), []).append(page)
    return [
        LetterView(letter, sorted(map(card, pages), key=lambda entry: entry.title.casefold()))
        for letter, pages in sorted(by_letter.items())
    ]


def _group(title: str, url: str | None, pages: Iterable[Page]) -> GroupView:
    return GroupView(title, url, [card(page) for page in popular_first(list(pages))])
