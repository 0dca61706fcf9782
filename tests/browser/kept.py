"""What the tests of all that tools keep share: entries of the log, a second tab, a browser without room."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.pages import WORDS
from tests.browser.tools import add_entry

ENTRY = {
    "date": "2026-11-01",
    "channel": "call",
    "number": "",
    "question": "вопрос",
    "answer": "",
    "next": "",
}


def keep(page: Page) -> None:
    page.get_by_label(WORDS["tool_keep"]).check()
    says(page, "tool_kept")


def says(page: Page, word: str) -> None:
    expect(page.locator(".sv-toolbar__status")).to_have_text(WORDS[word])


def add(page: Page, question: str, word: str = "log_added") -> None:
    add_entry(page, question=question)
    says(page, word)


def change(page: Page, question: str, to: str) -> None:
    page.get_by_role("button", name=re.compile(f"Изменить .*{question}")).click()
    page.locator("#log-question").fill(to)
    page.locator("#log form [type=submit]").click()


def expect_entries(page: Page, *questions: str) -> None:
    expect(page.locator(".sv-entry")).to_have_count(len(questions))
    assert set(page.locator(".sv-entry__question").all_text_contents()) == set(questions)


def second(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    return tab


def make_full(page: Page, *, full: bool) -> None:
    """At once; of a quota Chromium believes for half a minute what it knew before (kept_operations.py waits for it)."""
    page.evaluate(
        """(full) => {
            window.ownPut ??= IDBObjectStore.prototype.put;
            const refuse = () => { throw new DOMException("", "QuotaExceededError"); };
            IDBObjectStore.prototype.put = full ? refuse : window.ownPut;
        }""",
        full,
    )


def two_tabs(page: Page, address: str) -> tuple[Page, Page]:
    """Two tabs of a tool that remembers."""
    page.goto(address)
    keep(page)
    return page, second(page, address)
