"""Where a page stands among the others: above it, beside it, and in other languages."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from sverka.core.urls import language_prefix
from sverka.model.links import Link, NavLink, Variant
from sverka.pages.page import Page
from sverka.pages.popular import popular_first
from sverka.project.project import Project

# A page must not grow with the site: its sidebar shows its own section, and of that no more than this.
_SIDE_ENTRIES = 12


@dataclass(frozen=True)
class SideNavView:
    """The pages beside a page, below a title that leads to the page above them."""

    title: str
    url: str | None
    entries: Sequence[NavLink]
    more_url: str | None


class Surroundings:
    """Finds them; indexes the site once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._sections: dict[tuple[str, str], list[Page]] = {}
        for page in project.pages:
            if page.kind != "listing" and posixpath.dirname(page.url):
                self._sections.setdefault((page.lang, posixpath.dirname(page.url)), []).append(page)
        for key, pages in self._sections.items():
            self._sections[key] = popular_first(pages)
        self.by_url = {page.url: page for page in project.pages}

    def breadcrumbs(self, page: Page) -> list[Link]:
        """The pages above `page`, the first page of the site first; nothing on that itself."""
        home = f"{self._prefix(page.lang)}index.html"
        home = home if home in self.by_url else "index.html"
        if page.url == home:
            return []
        crumbs = [Link(self._project.components.strings[page.lang]["home"], home)]
        folder = posixpath.dirname(page.url)
        above = []
        while folder and folder != page.lang:
            index = self.by_url.get(f"{folder}/index.html")
            if index and index.url != page.url:
                above.append(Link(index.meta.title, index.url))
            folder = posixpath.dirname(folder)
        return crumbs + above[::-1]

    def side_nav(self, page: Page) -> SideNavView | None:
        """The pages of the same section, where there is more than one."""
        folder = posixpath.dirname(page.url)
        section = self._sections.get((page.lang, folder), [])
        index = self.by_url.get(f"{folder}/index.html")
        above = index or self.by_url.get(f"{posixpath.dirname(folder)}/index.html")
        entries = [entry for entry in section if entry is not index]
        if page.kind == "listing" or len(entries) < 2:
            return None
        shown = entries[:_SIDE_ENTRIES]
        if page not in shown and page is not index:
            shown = [*shown[:-1], page]
        return SideNavView(
            title=above.meta.title if above else self._project.components.strings[page.lang]["side_nav"],
            url=above.url if above else None,
            entries=[NavLink(entry.meta.title, entry.url, active=entry is page) for entry in shown],
            more_url=index.url if index and len(entries) > len(shown) else None,
        )

    def translations(self, page: Page) -> list[Variant]:
        """Every language of the site; one in which the page is missing leads to the first page in it."""
        variants = self._project.variants(page)
        found = []
        for lang, name in self._project.settings.options.languages.items():
            target = variants.get(lang) or self.by_url.get(f"{self._prefix(lang)}index.html")
            if target is not None and target.lang == lang:
                missing = lang not in variants
                found.append(Variant(lang, name, target.url, current=lang == page.lang, missing=missing))
        return found

    def _prefix(self, lang: str) -> str:
        return language_prefix(lang, self._project.settings.main_language)
