"""Summaries fit a search result, and titles and summaries are plain text."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.pages.front_matter import MAX_SUMMARY
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Too long, over several lines, or the same as another page's."""
    first: dict[tuple[str, str], str] = {}
    for page in project.pages:
        if page.kind == "listing":
            continue
        summary = page.meta.summary
        if len(summary) > MAX_SUMMARY:
            yield page.document.finding(
                ("summary",),
                "summary",
                Message(
                    "{number} characters; at most {max_summary} fit",
                    number=len(summary),
                    max_summary=MAX_SUMMARY,
                ),
                "keep the one sentence that tells the reader whether this is the right page",
            )
        for key in ("title", "summary"):
            if "\n" in getattr(page.meta, key):
                yield page.document.finding(
                    (key,), "summary", Message("a line end in the {key}", key=key), "write it on one line"
                )
        other = first.setdefault((page.lang, summary), page.source.path)
        if other != page.source.path:
            yield page.document.finding(
                ("summary",),
                "summary",
                Message("the same summary as {other}", other=other),
                "say what sets this page apart",
            )
