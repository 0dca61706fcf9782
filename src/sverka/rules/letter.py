"""A letter has as many blanks as fields, in one order: the builder fills the one from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.core.findings import Finding
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
            message, fix = f"the field {name!r} stands twice", "give each field a name of its own"
            yield page.document.finding(("fields", index), "letter", message, fix)


def _blanks(project: Project, page: Page, fields: list[str]) -> Iterator[Finding]:
    blanks = list(_UNDERSCORES.finditer(page.body))
    places = [page.body_start + blank.start() for blank in blanks]
    odd = [index for index, blank in enumerate(blanks) if blank[0] != BLANK]
    for index in odd:
        message = f"a blank of {len(blanks[index][0])} underscores"
        yield page.source.finding(places[index], "letter", message, f"write each blank as {BLANK}")
    if odd:
        return
    counted = f"{len(blanks)} blanks in the text, {len(fields)} fields in the front matter"
    if len(blanks) > len(fields):
        fix = "add a line to fields for this blank, in the order of the text, or take the blank out"
        yield page.source.finding(places[len(fields)], "letter", counted, fix)
    elif len(blanks) < len(fields):
        fix = f"write {BLANK} where this field belongs in the text, or take the field out"
        yield page.document.finding(("fields", len(blanks)), "letter", counted, fix)
    elif project.rendered[page.url].html.count(BLANK) != len(blanks):
        message = "Markdown reads some of the blanks as a rule or as bold"
        fix = f"put a word before each {BLANK} and a space or a full stop behind it"
        yield page.source.finding(places[0], "letter", message, fix)
