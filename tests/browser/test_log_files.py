"""Files of the log: whatever it can hold comes back from its own file, however much it is."""

from __future__ import annotations

import json
import random

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.kept import ENTRY
from tests.browser.pages import WORDS
from tests.browser.tools import LOG, does, saved


def file_of(entries: list[dict[str, str]]) -> FilePayload:
    text = json.dumps({"format": "sverka-log", "version": 1, "entries": entries}, ensure_ascii=False)
    return FilePayload(name="log.json", mimeType="application/json", buffer=text.encode())


def test_no_number_and_no_length_is_too_great_for_a_file(page: Page, http_base: str) -> None:
    page.goto(http_base + LOG)
    read = """(entry) => {
        const { fileOf, readFile } = window.sverkaLog;
        const many = Array.from({ length: 20_001 }, (_, at) => ({ ...entry, question: at + "ж".repeat(600) }));
        const { entries } = readFile(fileOf(many));
        return [entries.length, entries[20_000].question === many[20_000].question];
    }"""
    assert page.evaluate(read, ENTRY) == [20_001, True]


@pytest.mark.slow
def test_a_file_of_5001_entries_comes_back(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    entries = [{**ENTRY, "question": f"{number} {'ж' * 550}"} for number in range(5_001)]
    page.get_by_label(WORDS["log_import"]).set_input_files(file_of(entries))
    said = WORDS["log_imported"].replace("{n}", "5001").replace("{m}", "0")
    expect(page.locator(".sv-toolbar__status")).to_have_text(said, timeout=60_000)
    file = saved(page, "export")
    assert len(file) > 5_800_000
    page.locator("#tool-keep").evaluate("(box) => box.click()")
    expect(page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_kept"], timeout=60_000)
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(5_001, timeout=60_000)
    does(page, "wipe").evaluate("(button) => button.click()")
    page.locator("[data-does=wipe-now]").evaluate("(button) => button.click()")
    expect(page.locator(".sv-entry")).to_have_count(0, timeout=60_000)
    again = FilePayload(name="log.json", mimeType="application/json", buffer=file)
    page.locator("#log-file").set_input_files(again)
    expect(page.locator(".sv-toolbar__status")).to_have_text(said, timeout=60_000)


_ROUND_TRIP = """(entries) => entries.filter((entry) => {
    const { entryOf, fileOf, readFile } = window.sverkaLog;
    if (!entryOf(entry)) return false;
    const { entries: read } = readFile(fileOf([entry]));
    return JSON.stringify(read) !== JSON.stringify([entryOf(entry)]);
})"""


def test_whatever_a_log_can_hold_can_be_loaded_from_its_own_file(page: Page, http_base: str) -> None:
    page.goto(http_base + LOG)
    chance = random.Random(14)
    signs = [
        "\u0000",
        "\u2028",
        "\ud800",
        "\ufeff",
        '"',
        "\\",
        "\n",
        "\r",
        "я",
        "👩‍👧",
        "x" * 9_000,
        "</script>",
    ]
    days = ["", "2026-11-01", "0001-01-01", "9999-12-31", "12026-01-01", "2026-02-30"]

    def text() -> str:
        return "".join(chance.choices(signs, k=chance.randint(0, 4)))

    keys = ("number", "question", "answer", "channel")
    entries = [
        {"date": chance.choice(days), "next": chance.choice(days), **{key: text() for key in keys}}
        for _ in range(300)
    ]
    assert page.evaluate(_ROUND_TRIP, entries) == []


def test_a_day_that_no_file_can_hold_is_not_taken(page: Page, base: str) -> None:
    page.goto(base + LOG)
    page.locator("#log-question").fill("вопрос")
    page.evaluate("document.getElementById('log-next').value = '12026-01-01'")
    page.locator("#log form [type=submit]").click()
    expect(page.locator("#log-next")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".sv-entry")).to_have_count(0)


def test_entries_that_are_there_twice_come_back_twice(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LOG)
    fresh_page.get_by_label(WORDS["log_import"]).set_input_files(file_of([ENTRY, ENTRY]))
    expect(fresh_page.locator(".sv-entry")).to_have_count(2)
