"""Pages past their review date: a warning here, a banner on the page."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Overdue pages, and pages reviewed in the future (an error: a date was mistyped)."""
    today = project.policy.today
    for page in project.pages:
        if not page.is_written:
            continue
        if page.review_due < today:
            yield page.document.finding(
                ("reviewed",),
                "page-overdue",
                f"was to be reviewed by {page.review_due}",
                f'check the page, then write reviewed: "{today}"',
            )
        elif page.meta.reviewed > today:
            yield page.document.finding(
                ("reviewed",),
                "front-matter",
                f"reviewed on {page.meta.reviewed}, which is after {today}",
                "write the day on which the page was really checked",
            )
