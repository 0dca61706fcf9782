"""Links in pages lead to a page, an anchor or a file that is there; other sites go by their record."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.markdown.references import LINK_SCHEME
from sverka.pages.page import Page
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Each link and image of each page."""
    message: str
    for page in project.pages:
        seen = project.rendered[page.url].seen
        pictures = dict.fromkeys(source for source, _ in seen.images)
        for source in pictures:
            if _is_elsewhere(source):
                message = Message("the picture {source!r} is no file of the site", source=source[:60])
                fix = "put the file beside the page and name it: ![The button “Next”](next.png)"
                yield page.source.finding(place(page, source), "site-request", message, fix)
        targets = dict.fromkeys([*seen.links, *pictures])
        for href in targets:
            if message := _fault(project, page, href):
                fix = "links are relative to this file, for example ../pay/refund.md or refund.md#steps"
                yield page.source.finding(place(page, href), "broken-link", message, fix)


def place(page: Page, raw: str, start: int = 0) -> int:
    """The offset of a link or image target as it is written in the source, from `start` on."""
    for form in (f"({raw}", f"<{raw}", raw, unquote(raw)):
        at = page.source.text.find(form, max(start, page.body_start))
        if at >= 0:
            return at + (form[0] in "(<" and not raw.startswith(form[0]))
    return page.source.text.find(raw) if raw in page.source.text else page.body_start


def _is_elsewhere(source: str) -> bool:
    """Whether a picture stands in its own address (data:) or on another site."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc)


def _fault(project: Project, page: Page, href: str) -> str:
    if not href.strip():
        return "a link to nowhere"
    if href.startswith(LINK_SCHEME):
        return ""  # the rule `reference` looks after names
    try:
        parts = urlsplit(href)
    except ValueError:
        return Message("{href!r} is no address", href=href)
    if parts.scheme or parts.netloc:
        return ""  # the contact rules judge what leaves the site
    if parts.path.startswith("/"):
        return Message(
            "{href!r} starts at the root, which does not exist when the site is opened from a folder",
            href=href,
        )
    target = project.links.page(href, page)
    if target is None:
        return (
            ""
            if project.links.resolve(href, page)
            else Message("{href!r} leads to no page or file", href=href)
        )
    if parts.fragment and unquote(parts.fragment) not in project.rendered[target.url].anchors:
        return Message(
            "{path} has no heading with the anchor #{anchor}",
            path=target.source.path,
            anchor=unquote(parts.fragment),
        )
    return ""
