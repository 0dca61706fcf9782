"""Addresses that pages had before: each leads on, as a redirect of the server or as a page without a script."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.serving.lead_on import lead_on


def moved(project: Project) -> Iterator[tuple[str, Page]]:
    """Old URL and the page that has its place now, in the order of the pages."""
    for page in project.pages:
        if page.kind != "listing":
            yield from ((old, page) for old in page.meta.moved_from)


def redirects(project: Project) -> dict[str, str]:
    """Old path → new path on the server, each as it is written in an address."""
    base = base_path(project.settings.site_url)
    return {quote(base + old): quote(base + page.url) for old, page in moved(project)}


def redirect_pages(project: Project) -> dict[str, str]:
    """The pages at the old URLs, for copies that no server serves."""
    texts = project.components.strings
    return {
        old: lead_on(project, old, texts[page.lang]["moved"], page, [page]) for old, page in moved(project)
    }


def base_path(site_url: str) -> str:
    """Where the site begins on its server: `/`, or `/help/` for https://office.example/help."""
    return urlsplit(site_url).path.rstrip("/") + "/"
