"""Pages as entries of lists, in the order in which readers want them."""

from __future__ import annotations

from collections.abc import Iterable

from sverka.model.links import Card
from sverka.pages.page import Page
from sverka.project.project import Project


def card(page: Page) -> Card:
    """A page as an entry of a list."""
    return Card(page.meta.title, page.url, page.meta.summary, page.meta.code)


def most_asked(pages: Iterable[Page]) -> list[Page]:
    """Answers with a place among the most asked, in that order."""
    ranked = [(int(page.answer.popular), page) for page in pages if page.answer and page.answer.popular]
    return [page for _, page in sorted(ranked, key=lambda pair: (pair[0], pair[1].url))]


def popular_first(pages: list[Page]) -> list[Page]:
    """The most asked, then the others in the order of their files."""
    first = most_asked(pages)
    urls = {page.url for page in first}
    return [*first, *(page for page in pages if page.url not in urls)]


def variant_of(project: Project, path: str, lang: str) -> Page | None:
    """The page with the source `path`, in `lang` where it is translated."""
    page = project.by_path.get(path)
    return project.variants(page).get(lang, page) if page else None
