"""An answer has steps or a link to follow; a guide has numbered steps."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Answers and guides that leave the reader with nothing to do."""
    for page in project.pages:
        if page.kind not in {"answer", "guide"}:
            continue
        seen = project.rendered[page.url].seen
        if seen.has_steps or (page.kind == "answer" and seen.links):
            continue
        wanted = "numbered steps" if page.kind == "guide" else "numbered steps or a link"
        yield page.source.finding(
            page.body_start,
            "steps",
            Message("the page has no {wanted}", wanted=wanted),
            "write each action on a line: 1. …",
        )
