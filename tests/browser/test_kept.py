"""What tools keep: said once it is there; two tabs wipe nothing of each other; a full browser is said to be full."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.kept import add, change, expect_entries, keep, make_full, says, second, two_tabs
from tests.browser.pages import WORDS
from tests.browser.tools import LETTER, LOG, add_entry, saved, stored


def test_two_tabs_keep_what_each_of_them_writes(fresh_page: Page, base: str) -> None:
    one, other = two_tabs(fresh_page, base + LOG)
    expect(other.get_by_label(WORDS["tool_keep"])).to_be_checked()
    add(one, "первый")
    expect(other.locator(".sv-entry")).to_have_count(1)
    add(other, "второй")
    add(one, "третий")
    for tab in (one, other):
        expect_entries(tab, "первый", "второй", "третий")
        tab.reload()
        expect_entries(tab, "первый", "второй", "третий")
    one.get_by_role("button", name=re.compile("Удалить .*первый")).click()
    says(one, "log_removed")
    expect(other.locator(".sv-entry")).to_have_count(2)
    other.reload()
    expect_entries(other, "второй", "третий")


def test_an_entry_that_both_tabs_change_is_there_in_both_versions(fresh_page: Page, base: str) -> None:
    one = fresh_page
    one.goto(base + LOG)
    keep(one)
    add(one, "вопрос")
    other = second(one, base + LOG)
    for tab in (one, other):
        tab.get_by_role("button", name=re.compile("Изменить .*вопрос")).click()
    for tab, text in ((one, "так"), (other, "иначе")):
        tab.locator("#log-question").fill(text)
        tab.locator("#log form [type=submit]").click()
    for tab in (one, other):
        expect(tab.locator(".sv-entry")).to_have_count(2)
        tab.reload()
        expect_entries(tab, "так", "иначе")


def test_what_is_written_while_the_page_still_takes_over_what_it_left_replaces_nothing_of_another_tab(
    fresh_page: Page, base: str
) -> None:
    """In between the page gets to know what the other tab wrote; the reader has not seen it yet."""
    one, other = two_tabs(fresh_page, base + LOG)
    add(one, "вопрос")
    expect_entries(other, "вопрос")
    make_full(one, full=True)
    change(one, "вопрос", "не сохранено")
    says(one, "tool_full")
    change(other, "вопрос", "в другой вкладке")
    says(other, "log_changed")
    one.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (...given) {
                IDBObjectStore.prototype.put = put;
                document.querySelector("[data-does=edit]").click();
                document.querySelector("#log-question").value = "сразу";
                document.querySelector("#log form [type=submit]").click();
                return this.put(...given);
            };
        })"""
    )
    one.reload()
    says(one, "log_both")
    for tab in (one, other):
        expect_entries(tab, "не сохранено", "в другой вкладке", "сразу")


def test_what_another_tab_holds_up_is_said_not_to_be_kept_and_is_kept_later(
    fresh_page: Page, base: str
) -> None:
    one, other = two_tabs(fresh_page, base + LOG)
    other.evaluate(
        """() => new Promise((resolve) => {
            indexedDB.open("sverka").onsuccess = ({ target: { result } }) => {
                const records = result.transaction("records", "readwrite").objectStore("records");
                const hold = () => {
                    if (!window.letGo) records.count().onsuccess = hold;
                    resolve();
                };
                hold();
            };
        })"""
    )
    one.clock.install()
    add_entry(one, question="первый")
    one.clock.run_for(10_000)
    says(one, "tool_refused")
    one.clock.resume()
    other.evaluate("window.letGo = true")
    add(one, "второй")
    one.reload()
    expect_entries(one, "первый", "второй")


def test_what_is_not_remembered_is_not_said_to_be_kept(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LOG)
    add(fresh_page, "вопрос", "log_shown")
    assert stored(fresh_page) == {}
    assert fresh_page.evaluate("indexedDB.databases()") == []


def test_forgetting_in_one_tab_is_told_in_the_other_and_takes_nothing_off_its_page(
    fresh_page: Page, base: str
) -> None:
    one, other = two_tabs(fresh_page, base + LOG)
    add(other, "вопрос")
    one.get_by_label(WORDS["tool_keep"]).uncheck()
    says(other, "tool_forgotten")
    expect(other.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    expect_entries(other, "вопрос")
    assert stored(other) == {}
    keep(other)
    other.reload()
    expect_entries(other, "вопрос")


def test_a_full_browser_is_said_to_be_full_and_the_page_keeps_what_it_has(
    fresh_page: Page, http_base: str
) -> None:
    page = fresh_page
    page.goto(http_base + LOG)
    keep(page)
    add(page, "раньше")
    make_full(page, full=True)
    add(page, "лишнее", "tool_full")
    expect(page.get_by_label(WORDS["tool_keep"])).to_be_checked()
    expect(page.locator(".sv-entry")).to_have_count(2)
    assert len(json.loads(saved(page, "export"))["entries"]) == 2
    assert [entry["question"] for entry in stored(page)["log"].values()] == ["раньше"]
    make_full(page, full=False)
    add(page, "позже")
    page.reload()
    expect(page.locator(".sv-entry")).to_have_count(3)


def test_a_letter_in_a_full_browser_stays_on_the_page_and_the_advice_stays_too(
    fresh_page: Page, http_base: str
) -> None:
    page = fresh_page
    page.goto(http_base + LETTER)
    keep(page)
    make_full(page, full=True)
    page.get_by_label("Сумма").fill("сто сто")
    page.get_by_label("Сумма").press("Tab")
    says(page, "tool_full")
    expect(page.locator(".sv-sheet")).to_contain_text("сто сто")


def test_two_letters_do_not_empty_each_other_s_fields(fresh_page: Page, base: str) -> None:
    one, other = two_tabs(fresh_page, base + LETTER)
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
    one, other = two_tabs(fresh_page, base + LETTER)
    one.get_by_label("Сумма").fill("100")
    expect(other.get_by_label("Сумма")).to_have_value("100")
    other.get_by_label("Сумма").fill("200")
    one.wait_for_timeout(300)
    expect(one.get_by_label("Сумма")).to_have_value("100")


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
    make_full(page, full=True)
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
