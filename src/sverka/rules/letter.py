"""A letter has as many blanks as fields, in one order: the builder fills the one from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.pages.page import Page
from sverka.project.project import Project

BLANK = "____"
_UNDERSCORES = re.compile(r"_{2,}")


def check(project: Project) -> Iterator[Finding]:
    """Every letter template, in each language."""
    for page in project.pages:
        if page.letter is not None:
            yield from _fields(page, page.letter.fields)
            yield from _blanks(project, page, page.letter.fields)


def _fields(page: Page, fields: list[str]) -> Iterator[Finding]:
    for index, name in enumerate(fields):
        if name in fields[:index]:
            message, fix = (
                Message("the field {name!r} stands twice", name=name),
                "give each field a name of its own",
            )
            yield page.document.finding(("fields", index), "letter", message, fix)


def _blanks(project: Project, page: Page, fields: list[str]) -> Iterator[Finding]:
    blanks = list(_UNDERSCORES.finditer(page.body))
    places = [page.body_start + blank.start() for blank in blanks]
    odd = [index for index, blank in enumerate(blanks) if blank[0] != BLANK]
    for index in odd:
        message: str = Message("a blank of {number} underscores", number=len(blanks[index][0]))
        yield page.source.finding(
            places[index], "letter", message, Message("write each blank as {blank}", blank=BLANK)
        )
    if odd:
        return
    uneven = Message(
        "{number} blanks in the text, {other_number} fields in the front matter",
        number=len(blanks),
        other_number=len(fields),
    )
    if len(blanks) > len(fields):
        fix = "add a line to fields for this blank, in the order of the text, or take the blank out"
        yield page.source.finding(places[len(fields)], "letter", uneven, fix)
    elif len(blanks) < len(fields):
        fix = Message(
            "write {blank} where this field belongs in the text, or take the field out", blank=BLANK
        )
        yield page.document.finding(("fields", len(blanks)), "letter", uneven, fix)
    elif project.rendered[page.url].html.count(BLANK) != len(blanks):
        message = "Markdown reads some of the blanks as a rule or as bold"
        fix = Message("put a word before each {blank} and a space or a full stop behind it", blank=BLANK)
        yield page.source.finding(places[0], "letter", message, fix)
