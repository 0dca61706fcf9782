"""What an earlier or a later version kept: taken over where it is understood, left alone and said where it is not."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import ENTRY, add, expect_entries, keep, says
from tests.browser.pages import WORDS
from tests.browser.tools import LETTER, LOG, stored

# A database as a later version may make it.
_NEWER = """() => new Promise((resolve) => {
    const request = indexedDB.open("sverka", 7);
    request.onupgradeneeded = () => request.result.createObjectStore("other").put("of later", "key");
    request.onsuccess = () => { request.result.close(); resolve(); };
})"""
_OF_NEWER = """() => new Promise((resolve) => {
    const request = indexedDB.open("sverka");
    request.onsuccess = () => {
        const read = request.result.transaction("other").objectStore("other").get("key");
        read.onsuccess = () => resolve([request.result.version, read.result]);
    };
})"""


def room(page: Page, base: str, more: int) -> None:
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    quota = {"origin": base.rstrip("/"), "quotaSize": used + more}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)


@pytest.mark.parametrize("url", [LOG, LETTER])
@pytest.mark.parametrize(
    "text", ["{", "[1", '{"version": 2, "data": []}', '{"version": 1, "data": [{"date": 5}]}', '"text"', "5"]
)
def test_what_is_not_understood_is_left_alone_and_said(
    fresh_page: Page, http_base: str, url: str, text: str
) -> None:
    page, key = fresh_page, f"sverka-tool-{'log' if url == LOG else 'letter'}"
    page.goto(http_base + url)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.reload()
    says(page, "tool_foreign")
    keep(page)
    if url == LOG:
        add(page, "новое")
    page.get_by_label(WORDS["tool_keep"]).uncheck()
    says(page, "tool_foreign")
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == text


def test_what_a_newer_version_keeps_is_not_touched(fresh_page: Page, base: str) -> None:
    page = fresh_page
    page.goto(base + LOG)
    page.evaluate(_NEWER)
    page.reload()
    says(page, "tool_foreign")
    page.get_by_label(WORDS["tool_keep"]).click()
    expect(page.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    says(page, "tool_foreign")
    add(page, "новое", "log_shown")
    assert page.evaluate(_OF_NEWER) == [7, "of later"]


def test_a_newer_version_may_come_in_while_the_page_is_open(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    keep(page)
    page.evaluate(_NEWER)
    add(page, "новое", "tool_foreign")
    expect_entries(page, "новое")
    assert page.evaluate(_OF_NEWER) == [7, "of later"]


def test_a_log_of_version_1_is_taken_over_once(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    old = {"version": 1, "data": [ENTRY, ENTRY, {**ENTRY, "question": "другой"}]}
    page.evaluate("(old) => localStorage.setItem('sverka-tool-log', JSON.stringify(old))", old)
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(3)
    expect(page.get_by_label(WORDS["tool_keep"])).to_be_checked()
    page.get_by_role("button", name=re.compile("Удалить .*другой")).click()
    says(page, "log_removed")
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(2)
    assert page.evaluate("localStorage.length") == 0
    # A page of version 1 that is still open somewhere may write once more.
    page.evaluate("(old) => localStorage.setItem('sverka-tool-log', JSON.stringify(old))", old)
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(3)


def test_a_letter_of_version_1_is_taken_over(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + LETTER)
    old = '{"version": 1, "data": {"Сумма": "100", "Нет такого поля": "5"}}'
    page.evaluate("(old) => localStorage.setItem('sverka-tool-letter', old)", old)
    page.reload()
    expect(page.get_by_label("Сумма")).to_have_value("100")
    expect(page.get_by_label(WORDS["tool_keep"])).to_be_checked()
    assert stored(page) == {"letter": {"Сумма": "100", "Нет такого поля": "5"}}


def test_what_an_earlier_version_kept_is_shown_where_there_is_no_room_to_take_it_over(
    fresh_page: Page, http_base: str
) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    old = json.dumps({"version": 1, "data": [{**ENTRY, "answer": "ответ " * 5_000}]})
    page.evaluate("(old) => localStorage.setItem('sverka-tool-log', old)", old)
    room(page, http_base, 10_000)
    page.reload()
    says(page, "tool_full")
    expect_entries(page, "вопрос")
    assert page.evaluate("localStorage.getItem('sverka-tool-log')") == old
