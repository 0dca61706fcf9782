"""A page that leads on by itself where browsers may, and by a link where they may not; it runs no script."""

from __future__ import annotations

from collections.abc import Iterable

from sverka.model.links import Translation
from sverka.model.parameters import LeadOn
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.serving.headers import content_security_policy


def lead_on(project: Project, url: str, heading: str, target: Page, variants: Iterable[Page]) -> str:
    """The page at `url` that leads on to `target`, and to its `variants` in other languages."""
    given = LeadOn(
        heading, _translation(target), list(map(_translation, variants)), content_security_policy(meta=True)
    )
    return project.components.render(given, lang=target.lang, page_url=url)


def _translation(page: Page) -> Translation:
    return Translation(page.lang, page.meta.title, page.url)
