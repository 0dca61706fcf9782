"""What the glossary, the acts and the log of changes name is there: sources and pages."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.registry.checks import similar_ids
from sverka.registry.values import Placed


def check(project: Project) -> Iterator[Finding]:
    """Sources that are not on record, pages that are not there, and ids that one slip turns into each other."""
    editorial = project.editorial
    for records in (editorial.terms, editorial.acts):
        yield from similar_ids(records)
    for term in editorial.terms.values():
        for index, name in enumerate(term.sources):
            yield from _source(project, term, name, "sources", index)
        if term.page is not None:
            yield from _page(project, term, term.page, "page")
    for act in editorial.acts.values():
        yield from _source(project, act, act.source, "source")
    for change in editorial.changes:
        for index, path in enumerate(change.pages):
            yield from _page(project, change, path, "pages", index)


def _source(project: Project, record: Placed, name: str, *where: str | int) -> Iterator[Finding]:
    if name not in project.registry.sources:
        fix = "use an id of content/sources.yml, or add the source there first"
        yield record.finding(where, "source", Message("there is no source named {name!r}", name=name), fix)


def _page(project: Project, record: Placed, path: str, *where: str | int) -> Iterator[Finding]:
    if path not in project.by_path:
        fix = "name the file of a page, for example docs/help/call.md, or take the line out"
        yield record.finding(where, "broken-link", Message("there is no page {path!r}", path=path), fix)
