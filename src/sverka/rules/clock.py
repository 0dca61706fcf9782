"""The day that everything is counted from cannot be right: the clock is wrong, or the day that was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project

_LONG = timedelta(days=365)


def check(project: Project) -> Iterator[Finding]:
    """An error where most of what is on record would lie ahead, a warning where nothing was touched for a year.

    On a day too early, evidence that has run out would count as good; so that is all that is said then.
    """
    today = project.policy.today
    days = [page.meta.reviewed for page in project.pages if page.is_written]
    days += [
        piece.captured_at for contact in project.registry.contacts.values() for piece in contact.evidence
    ]
    if not days:
        return
    ahead, newest = sum(day > today for day in days), max(days)
    fix = Message(
        "set the clock of this machine, or name the day: sverka build --as-of {newest}", newest=newest
    )
    at_head = project.settings.source
    if ahead > len(days) / 2:
        message = Message(
            "the day is {today}, but {ahead} of {number} dates on record come after it",
            today=today,
            ahead=ahead,
            number=len(days),
        )
        yield at_head.finding(0, "clock", message, fix)
    elif today - newest > _LONG:
        message = Message(
            "the day is {today}, but nothing on record is newer than {newest}", today=today, newest=newest
        )
        yield at_head.finding(0, "clock-ahead", message, fix)
