"""An old address leads to one page, and to no address that is in use."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.exports.short_addresses import FOLDER as SHORT_ADDRESSES
from sverka.pages.page import Page
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Each address in `moved_from` of each page."""
    taken = {page.url: page.source.path for page in project.pages} | {
        url: path for path, url in project.media.items()
    }
    for page in project.pages:
        if page.kind == "listing":
            continue
        for number, old in enumerate(page.meta.moved_from):
            if old in taken:
                yield _finding(
                    page, number, Message("the address {old} belongs to {page}", old=old, page=taken[old])
                )
            elif old == "404.html" or old.startswith(SHORT_ADDRESSES):
                yield _finding(page, number, Message("the address {old} belongs to the generator", old=old))
            taken.setdefault(old, page.source.path)


def _finding(page: Page, number: int, message: str) -> Finding:
    fix = "take the line out: an old address is one that no page, picture or other moved_from has"
    return page.document.finding(("moved_from", number), "moved-from", message, fix)
