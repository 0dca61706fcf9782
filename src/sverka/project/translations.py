"""Translations and the texts they were made from."""

from __future__ import annotations

from sverka.pages.page import Page
from sverka.project.project import Project


def original(project: Project, page: Page) -> Page | None:
    """The page in the main language that `page` translates; None for a page in the main language, or without one."""
    main = project.settings.main_language
    return None if page.lang == main else project.variants(page).get(main)


def is_stale(project: Project, page: Page) -> bool:
    """Whether the original has changed since `page` was translated."""
    if page.kind == "listing":
        return False
    source = original(project, page)
    return source is not None and page.meta.translated_from != source.digest


def untranslated(project: Project, lang: str) -> list[Page]:
    """The readers' pages of the main language that are missing in `lang`."""
    main = project.settings.main_language
    return [page for page in project.readers_pages(main) if lang not in project.variants(page)]
