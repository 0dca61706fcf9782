"""What tools keep: said once it is there; two tabs wipe nothing of each other; what is not understood is left alone."""

from __future__ import annotations

import json
import random
import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.pages import WORDS
from tests.browser.tools import LETTER, LOG, add_entry, does, saved, stored

ENTRY = {
    "date": "2026-11-01",
    "channel": "call",
    "number": "",
    "question": "вопрос",
    "answer": "",
    "next": "",
}
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


def _keep(page: Page) -> None:
    page.get_by_label(WORDS["tool_keep"]).check()
    _says(page, "tool_kept")


def _says(page: Page, word: str) -> None:
    expect(page.locator(".sv-toolbar__status")).to_have_text(WORDS[word])


def _add(page: Page, question: str, word: str = "log_added") -> None:
    add_entry(page, question=question)
    _says(page, word)


def _expect_entries(page: Page, *questions: str) -> None:
    expect(page.locator(".sv-entry")).to_have_count(len(questions))
    assert set(page.locator(".sv-entry__question").all_text_contents()) == set(questions)


def _second(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    return tab


def _file(entries: list[dict[str, str]]) -> FilePayload:
    text = json.dumps({"format": "sverka-log", "version": 1, "entries": entries}, ensure_ascii=False)
    return FilePayload(name="log.json", mimeType="application/json", buffer=text.encode())


def _room(page: Page, base: str, more: int) -> None:
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    quota = {"origin": base.rstrip("/"), "quotaSize": used + more}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)


def _full(page: Page, *, full: bool) -> None:
    """At once; of a quota Chromium believes for half a minute what it knew before (kept_operations.py waits for it)."""
    page.evaluate(
        """(full) => {
            window.ownPut ??= IDBObjectStore.prototype.put;
            const refuse = () => { throw new DOMException("", "QuotaExceededError"); };
            IDBObjectStore.prototype.put = full ? refuse : window.ownPut;
        }""",
        full,
    )


def test_two_tabs_keep_what_each_of_them_writes(fresh_page: Page, base: str) -> None:
    one = fresh_page
    one.goto(base + LOG)
    _keep(one)
    other = _second(one, base + LOG)
    expect(other.get_by_label(WORDS["tool_keep"])).to_be_checked()
    _add(one, "первый")
    expect(other.locator(".sv-entry")).to_have_count(1)
    _add(other, "второй")
    _add(one, "третий")
    for tab in (one, other):
        _expect_entries(tab, "первый", "второй", "третий")
        tab.reload()
        _expect_entries(tab, "первый", "второй", "третий")
    one.get_by_role("button", name=re.compile("Удалить .*первый")).click()
    _says(one, "log_removed")
    expect(other.locator(".sv-entry")).to_have_count(2)
    other.reload()
    _expect_entries(other, "второй", "третий")


def test_an_entry_that_both_tabs_change_is_there_in_both_versions(fresh_page: Page, base: str) -> None:
    one = fresh_page
    one.goto(base + LOG)
    _keep(one)
    _add(one, "вопрос")
    other = _second(one, base + LOG)
    for tab in (one, other):
        tab.get_by_role("button", name=re.compile("Изменить .*вопрос")).click()
    for tab, text in ((one, "так"), (other, "иначе")):
        tab.locator("#log-question").fill(text)
        tab.locator("#log form [type=submit]").click()
    for tab in (one, other):
        expect(tab.locator(".sv-entry")).to_have_count(2)
        tab.reload()
        _expect_entries(tab, "так", "иначе")


def test_what_is_not_remembered_is_not_said_to_be_kept(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LOG)
    _add(fresh_page, "вопрос", "log_shown")
    assert stored(fresh_page) == {}
    assert fresh_page.evaluate("indexedDB.databases()") == []


def test_forgetting_in_one_tab_is_told_in_the_other_and_takes_nothing_off_its_page(
    fresh_page: Page, base: str
) -> None:
    one = fresh_page
    one.goto(base + LOG)
    _keep(one)
    other = _second(one, base + LOG)
    _add(other, "вопрос")
    one.get_by_label(WORDS["tool_keep"]).uncheck()
    _says(other, "tool_forgotten")
    expect(other.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    _expect_entries(other, "вопрос")
    assert stored(other) == {}
    _keep(other)
    other.reload()
    _expect_entries(other, "вопрос")


def test_a_full_browser_is_said_to_be_full_and_the_page_keeps_what_it_has(
    fresh_page: Page, http_base: str
) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    _keep(page)
    _add(page, "раньше")
    _full(page, full=True)
    _add(page, "лишнее", "tool_full")
    expect(page.get_by_label(WORDS["tool_keep"])).to_be_checked()
    expect(page.locator(".sv-entry")).to_have_count(2)
    assert len(json.loads(saved(page, "export"))["entries"]) == 2
    assert [entry["question"] for entry in stored(page)["log"].values()] == ["раньше"]
    _full(page, full=False)
    _add(page, "позже")
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(3)


def test_a_letter_in_a_full_browser_stays_on_the_page_and_the_advice_stays_too(
    fresh_page: Page, http_base: str
) -> None:
    page = fresh_page
    page.goto(http_base + LETTER)
    _keep(page)
    _full(page, full=True)
    page.get_by_label("Сумма").fill("сто сто")
    page.get_by_label("Сумма").press("Tab")
    _says(page, "tool_full")
    expect(page.locator(".sv-sheet")).to_contain_text("сто сто")


def test_two_letters_do_not_empty_each_other_s_fields(fresh_page: Page, base: str) -> None:
    one = fresh_page
    one.goto(base + LETTER)
    _keep(one)
    other = _second(one, base + LETTER)
    one.get_by_label("Фамилия, имя, отчество").fill("Иванов Пётр")
    expect(other.get_by_label("Фамилия, имя, отчество")).to_have_value("Иванов Пётр")
    other.get_by_label("Сумма").fill("100")
    expect(one.get_by_label("Сумма")).to_have_value("100")
    one.reload()
    expect(one.get_by_label("Сумма")).to_have_value("100")
    expect(one.get_by_label("Фамилия, имя, отчество")).to_have_value("Иванов Пётр")


def test_a_field_that_is_written_in_both_tabs_is_not_changed_under_the_reader(
    fresh_page: Page, base: str
) -> None:
    one = fresh_page
    one.goto(base + LETTER)
    _keep(one)
    other = _second(one, base + LETTER)
    one.get_by_label("Сумма").fill("100")
    expect(other.get_by_label("Сумма")).to_have_value("100")
    other.get_by_label("Сумма").fill("200")
    one.wait_for_timeout(300)
    expect(one.get_by_label("Сумма")).to_have_value("100")


# Files


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
    page.get_by_label(WORDS["log_import"]).set_input_files(_file(entries))
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
    fresh_page.get_by_label(WORDS["log_import"]).set_input_files(_file([ENTRY, ENTRY]))
    expect(fresh_page.locator(".sv-entry")).to_have_count(2)


# What an earlier or a later version kept


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
    _says(page, "tool_foreign")
    _keep(page)
    if url == LOG:
        _add(page, "новое")
    page.get_by_label(WORDS["tool_keep"]).uncheck()
    _says(page, "tool_foreign")
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == text


def test_what_a_newer_version_keeps_is_not_touched(fresh_page: Page, base: str) -> None:
    page = fresh_page
    page.goto(base + LOG)
    page.evaluate(_NEWER)
    page.reload()
    _says(page, "tool_foreign")
    page.get_by_label(WORDS["tool_keep"]).click()
    expect(page.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    _says(page, "tool_foreign")
    _add(page, "новое", "log_shown")
    assert page.evaluate(_OF_NEWER) == [7, "of later"]


def test_a_newer_version_may_come_in_while_the_page_is_open(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    _keep(page)
    page.evaluate(_NEWER)
    _add(page, "новое", "tool_foreign")
    _expect_entries(page, "новое")
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
    _says(page, "log_removed")
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
    _room(page, http_base, 10_000)
    page.reload()
    _says(page, "tool_full")
    _expect_entries(page, "вопрос")
    assert page.evaluate("localStorage.getItem('sverka-tool-log')") == old


# Other tools


def test_two_tabs_note_questions_without_an_answer(fresh_page: Page, base: str) -> None:
    tabs = [fresh_page, fresh_page.context.new_page()]
    for tab, question in zip(tabs, ("ыфваолдж", "ждлоавыф"), strict=True):
        tab.goto(f"{base}search.html?q={question}")
        expect(tab.get_by_role("button", name=WORDS["gaps_keep"])).to_be_visible()
    for tab in tabs:
        tab.get_by_role("button", name=WORDS["gaps_keep"]).click()
    for tab in tabs:
        expect(tab.get_by_text(WORDS["gaps_count"].format(n=2))).to_be_visible()


def test_noted_questions_of_version_1_are_taken_over(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + "search.html")
    gaps = [{"query": f"вопрос {number}", "lang": "ru", "date": "2026-11-01"} for number in range(700)]
    page.evaluate("(gaps) => localStorage.setItem('sverka-search-gaps', JSON.stringify(gaps))", gaps)
    page.goto(http_base + "search.html?q=ыфваолдж")
    expect(page.get_by_text(WORDS["gaps_count"].format(n=700))).to_be_visible()
    page.get_by_role("button", name=WORDS["gaps_keep"]).click()
    expect(page.get_by_text(WORDS["gaps_count"].format(n=701))).to_be_visible()


def test_a_question_that_cannot_be_noted_is_said_not_to_be(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.goto(http_base + "search.html?q=ыфваолдж")
    _full(page, full=True)
    page.get_by_role("button", name=WORDS["gaps_keep"]).click()
    expect(page.get_by_text(WORDS["gaps_refused"])).to_be_visible()


def test_settings_of_two_tabs_for_weak_sight_stand_side_by_side(fresh_page: Page, base: str) -> None:
    tabs = [fresh_page, fresh_page.context.new_page()]
    for tab in tabs:
        tab.goto(base + "index.html")
        tab.locator("[popovertarget]").first.click()
        expect(tab.locator(".sv-sight button[name=size]").first).to_be_visible()
    tabs[0].locator(".sv-sight button[name=size][value='150']").click()
    tabs[1].locator(".sv-sight button[name=spacing][value='wide']").click()
    tabs[0].reload()
    chosen = tabs[0].evaluate("({ ...document.documentElement.dataset })")
    assert (chosen["size"], chosen["spacing"]) == ("150", "wide")
