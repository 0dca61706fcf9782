"""A page becomes HTML in no time: one that takes long, or cannot, holds up every build and every check."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.limits import SECONDS
from sverka.core.messages import Message
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Pages within all limits of texts that are slow all the same, or nested too deeply to be rendered."""
    for page in project.pages:
        rendered = project.rendered[page.url]
        fix = "find the paragraph by taking others out, and write it with less mark-up"
        if rendered.too_deep:
            yield page.source.finding(
                page.body_start, "limit", "mark-up in mark-up that is nested too deeply", fix
            )
        elif rendered.seconds > SECONDS.most:
            message = Message(
                "it takes {seconds:.0f} s to become HTML, more than {most} s",
                seconds=rendered.seconds,
                most=SECONDS.most,
            )
            yield page.source.finding(page.body_start, "slow-page", message, fix)
