"""Every picture says in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.rules.broken_link import place


def check(project: Project) -> Iterator[Finding]:
    """Pictures without an alternative text, or with their file name for one."""
    for page in project.pages:
        for source, alt in project.rendered[page.url].seen.images:
            if not alt.strip() or alt.strip() == source.rpartition("/")[2]:
                yield page.source.finding(
                    place(page, source),
                    "alt-text",
                    Message("the picture {source!r} has no alternative text", source=source),
                    Message(
                        "say what it shows: ![The button “Next” below the form]({source})", source=source
                    ),
                )
