"""Page codes are right, stand in the ledger, and are never given twice."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.pages.codes import Ledger, LedgerEntry, is_code, next_code
from sverka.pages.page import Page
from sverka.project.project import Project

_LEDGER = "content/codes.yml"


def check(project: Project) -> Iterator[Finding]:
    """The ledger first, then each page against it."""
    yield from _ledger(project)
    given: dict[str, str] = {}
    for entry in project.ledger.codes:
        given.setdefault(entry.code, entry.page)
    ledger = project.ledger  # with what is proposed below: each page is told a code of its own
    for page in project.pages:
        if page.kind == "listing":
            continue
        if page.meta.code is None:
            if not page.is_handbook:
                code = next_code(ledger)
                ledger = Ledger(codes=[*ledger.codes, LedgerEntry(code=code, page=page.main_path)])
                yield page.document.finding(
                    ("code",), "page-code", "the page has no code", _add_entry(page, code)
                )
        else:
            yield from _page(page, page.meta.code, given)


def _page(page: Page, code: str, given: dict[str, str]) -> Iterator[Finding]:
    if not is_code(code):
        yield page.document.finding(
            ("code",),
            "page-code",
            Message("{code!r} is not a page code: its check digit or form is wrong", code=code),
            Message("copy the code from {ledger}; it looks like 120-74", ledger=_LEDGER),
        )
    elif code not in given:
        yield page.document.finding(
            ("code",),
            "page-code",
            Message("the code {code} is not in the ledger", code=code),
            _add_entry(page, code),
        )
    elif given[code] != page.main_path:
        yield page.document.finding(
            ("code",),
            "page-code",
            Message("the code {code} belongs to {given}", code=code, given=given[code]),
            Message(
                'was the page renamed? write page: "{path}" beside the code in {ledger}; '
                "else give this page a code of its own, since a code is never used again",
                path=page.main_path,
                ledger=_LEDGER,
            ),
        )


def _add_entry(page: Page, code: str) -> str:
    return Message(
        'add to {ledger}: - {{code: "{code}", page: "{main_path}"}} and to the page code: "{code}"',
        ledger=_LEDGER,
        code=code,
        main_path=page.main_path,
    )


def _ledger(project: Project) -> Iterator[Finding]:
    codes: dict[str, int] = {}
    pages: dict[str, int] = {}
    for index, entry in enumerate(project.ledger.codes):
        where = ("codes", index)
        if not is_code(entry.code):
            yield project.ledger_document.finding(
                (*where, "code"),
                "page-code",
                Message("{code!r} is not a page code: its check digit or form is wrong", code=entry.code),
                "codes are made by: sverka new",
            )
        for value, seen, what in ((entry.code, codes, "code"), (entry.page, pages, "page")):
            if value in seen:
                yield project.ledger_document.finding(
                    (*where, what),
                    "duplicate-id",
                    Message("the {what} {value} stands in the ledger twice", what=what, value=value),
                    "take one of the two lines out; a code that was given stays with its page",
                )
            seen[value] = index
