"""The taxonomy is sound, and whatever a page names of it exists: categories, channels, regions, roles, sources …"""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.pages.kinds import KINDS, TASKS
from sverka.pages.page import Page
from sverka.project.project import Project

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
    """Faults of the taxonomy itself, unknown values, too few channels, and sources that are missing."""
    yield from _taxonomy(project)
    yield from _popular(project)
    for page in project.pages:
        if not page.is_written:
            continue
        yield from _terms(project, page)
        yield from _category(project, page)
        if page.kind in TASKS and len(set(page.channels)) < _MIN_CHANNELS:
            yield page.document.finding(
                ("channels",),
                "taxonomy",
                "a task needs at least two channels",
                Message("name two of: {channels}", channels=", ".join(project.taxonomy.ids("channels"))),
            )
        yield from _sources(project, page)
        for index, name in enumerate(page.meta.acts):
            if name not in project.editorial.acts:
                message, fix = (
                    Message("there is no act named {name!r}", name=name),
                    "add it to content/acts.yml with its source first",
                )
                yield page.document.finding(("acts", index), "act", message, fix)


def _popular(project: Project) -> Iterator[Finding]:
    """Each place among the most asked is taken once."""
    taken: dict[tuple[str, str], Page] = {}
    for page in project.pages:
        if page.answer and page.answer.popular:
            other = taken.setdefault((page.lang, page.answer.popular), page)
            if other is not page:
                message = Message(
                    "the place {popular} among the most asked is taken by {path}",
                    popular=page.answer.popular,
                    path=other.source.path,
                )
                fix = "give one of the two another place, or take the line out"
                yield page.document.finding(("popular",), "taxonomy", message, fix)


def _taxonomy(project: Project) -> Iterator[Finding]:
    document = project.taxonomy_document
    for group in type(project.taxonomy).model_fields:
        seen: set[str] = set()
        for index, term in enumerate(getattr(project.taxonomy, group)):
            where = (group, index)
            if term.id in seen:
                message, fix = (
                    Message("the id {id!r} stands twice among {group}", id=term.id, group=group),
                    "give one of them another id",
                )
                yield document.finding((*where, "id"), "duplicate-id", message, fix)
            seen.add(term.id)
            if term.page is not None and term.page not in project.by_path:
                message = Message("there is no page {page!r}", page=term.page)
                fix = "name the file of a page, for example docs/help/call.md, or take the key out"
                yield document.finding((*where, "page"), "taxonomy", message, fix)
            for place, region in enumerate(term.regions):
                if project.taxonomy.term("regions", region):
                    continue
                message = Message("there is no region {region!r}", region=region)
                fix = Message("use one of: {regions}", regions=", ".join(project.taxonomy.ids("regions")))
                yield document.finding((*where, "regions", place), "taxonomy", message, fix)
            if term.hours is not None and term.hours not in project.registry.facts:
                message = Message("there is no fact named {hours!r}", hours=term.hours)
                fix = "use an id of content/facts.yml, or take the key out"
                yield document.finding((*where, "hours"), "taxonomy", message, fix)


def _terms(project: Project, page: Page) -> Iterator[Finding]:
    for key, group in _GROUPS.items():
        value = getattr(page.meta, key, None)
        for index, name in enumerate([value] if isinstance(value, str) else value or []):
            if project.taxonomy.term(group, name) is None:
                path = (key,) if isinstance(value, str) else (key, index)
                yield page.document.finding(
                    path,
                    "taxonomy",
                    Message("{key}: {name!r} is not in content/taxonomy.yml", key=key, name=name),
                    Message("use one of: {ids}", ids=", ".join(project.taxonomy.ids(group))),
                )


def _category(project: Project, page: Page) -> Iterator[Finding]:
    if KINDS[page.kind].by_category and project.taxonomy.term("categories", page.category) is None:
        yield page.source.finding(
            0,
            "taxonomy",
            Message(
                "the folder {category!r} is not a category of content/taxonomy.yml",
                category=page.category or "(none)",
            ),
            Message(
                "move the page into one of: {categories}",
                categories=", ".join(project.taxonomy.ids("categories")),
            ),
        )


def _sources(project: Project, page: Page) -> Iterator[Finding]:
    for index, name in enumerate(page.meta.sources):
        if name not in project.registry.sources:
            yield page.document.finding(
                ("sources", index),
                "source",
                Message("there is no source named {name!r}", name=name),
                "use an id of content/sources.yml, or add the source there first",
            )
    if not page.meta.sources and not page.is_handbook and page.meta.template is None:
        yield page.document.finding(
            ("sources",),
            "source",
            "the page names no source",
            "add sources: [id], with ids of content/sources.yml",
        )
