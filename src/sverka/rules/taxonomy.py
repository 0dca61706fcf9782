"""Every category, channel, request type, audience, region, role and source that a page names exists."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.findings import Finding
from sverka.pages.page import Page
from sverka.project import Project

_GROUPS = {
    "channels": "channels",
    "request_types": "request_types",
    "regions": "regions",
    "audience": "audiences",
    "owner": "roles",
    "category": "categories",
}
_MIN_CHANNELS = 2  # a second way for whoever cannot take the first


def check(project: Project) -> Iterator[Finding]:
    """Unknown values, too few channels, and sources that are missing."""
    for page in project.pages:
        if page.kind == "listing":
            continue
        yield from _terms(project, page)
        yield from _category(project, page)
        if page.kind in {"answer", "guide", "letter"} and len(set(page.channels)) < _MIN_CHANNELS:
            yield page.document.finding(
                ("channels",),
                "taxonomy",
                "a task needs at least two channels",
                f"name two of: {', '.join(project.taxonomy.ids('channels'))}",
            )
        yield from _sources(project, page)


def _terms(project: Project, page: Page) -> Iterator[Finding]:
    for key, group in _GROUPS.items():
        value = getattr(page.meta, key, None)
        for index, name in enumerate([value] if isinstance(value, str) else value or []):
            if project.taxonomy.term(group, name) is None:
                path = (key,) if isinstance(value, str) else (key, index)
                yield page.document.finding(
                    path,
                    "taxonomy",
                    f"{key}: {name!r} is not in content/taxonomy.yml",
                    f"use one of: {', '.join(project.taxonomy.ids(group))}",
                )


def _category(project: Project, page: Page) -> Iterator[Finding]:
    if page.kind in {"answer", "letter"} and project.taxonomy.term("categories", page.category) is None:
        yield page.source.finding(
            0,
            "taxonomy",
            f"the folder {page.category or '(none)'!r} is not a category of content/taxonomy.yml",
            f"move the page into one of: {', '.join(project.taxonomy.ids('categories'))}",
        )


def _sources(project: Project, page: Page) -> Iterator[Finding]:
    for index, name in enumerate(page.meta.sources):
        if name not in project.registry.sources:
            yield page.document.finding(
                ("sources", index),
                "source",
                f"there is no source named {name!r}",
                "use an id of content/sources.yml, or add the source there first",
            )
    if not page.meta.sources and not page.is_handbook and page.meta.template is None:
        yield page.document.finding(
            ("sources",),
            "source",
            "the page names no source",
            "add sources: [id], with ids of content/sources.yml",
        )
