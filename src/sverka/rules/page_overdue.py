"""Pages past their review date: a warning here, a banner on the page."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
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
                Message("was to be reviewed by {review_due}", review_due=page.review_due),
                Message('check the page, then write reviewed: "{today}"', today=today),
            )
        elif page.meta.reviewed > today:
            yield page.document.finding(
                ("reviewed",),
                "front-matter",
                Message(
                    "reviewed on {reviewed}, which is after {today}", reviewed=page.meta.reviewed, today=today
                ),
                "write the day on which the page was really checked",
            )
