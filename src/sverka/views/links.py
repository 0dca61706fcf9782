"""Pages as entries of lists, and the one that a language has of them."""

from __future__ import annotations

from sverka.model.links import Card
from sverka.pages.page import Page
from sverka.project.project import Project


def card(page: Page) -> Card:
    """A page as an entry of a list."""
    return Card(page.meta.title, page.url, page.meta.summary, page.meta.code)


def variant_of(project: Project, path: str, lang: str) -> Page | None:
    """The page with the source `path`, in `lang` where it is translated."""
    page = project.by_path.get(path)
    return project.variants(page).get(lang, page) if page else None
