"""An id stands once in a page: in its text, in the texts of its head, and in the template around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.pages.page import Page
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Headings never give an id twice, or one of the theme; notes in the head of a page and in its text can."""
    taken = project.taken_ids
    for page in project.pages:
        often = Counter(project.rendered[page.url].ids)
        wrong = [name for name, number in often.items() if number > 1 or taken.fullmatch(name)]
        # A note gives two: one to it, one back.
        for at, name in {_place(page, name): name for name in reversed(wrong)}.items():
            message = Message("the id {name!r} stands twice on the page", name=name)
            fix = "give one of the two another name, for example [^about-fees] and [^about-days]"
            yield page.source.finding(at, "duplicate-id", message, fix)


def _place(page: Page, name: str) -> int:
    """Where a note, or whatever else has the id, is written first."""
    at = page.source.text.find(f"[^{name.partition(':')[2] or name}]")
    return at if at >= 0 else page.body_start
