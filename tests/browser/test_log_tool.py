"""The private log: entries, their dates, and how they are taken along."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import WORDS
from tests.browser.tools import LOG, add_entry, does, saved, stored, tab_to, type_over_keys


def _questions(page: Page) -> list[str]:
    return page.locator(".sv-entry__question").all_text_contents()


def test_entries_are_sorted_changed_removed_and_brought_back(page: Page, base: str) -> None:
    page.goto(base + LOG)
    add_entry(page, date="2026-11-01", question="первый", channel="call", number="7")
    add_entry(page, date="2026-11-20", question="второй", channel="chat")
    assert _questions(page) == ["второй", "первый"]
    expect(page.locator(".sv-entry").last).to_contain_text("Звонок на горячую линию № 7")
    page.get_by_role("button", name=re.compile("Изменить .*первый")).click()
    add_entry(page, date="2026-11-25", question="первый, снова")
    assert _questions(page) == ["первый, снова", "второй"]
    page.get_by_role("button", name=re.compile("Удалить .*второй")).click()
    assert _questions(page) == ["первый, снова"]
    page.get_by_role("button", name=WORDS["log_undo"]).click()
    assert _questions(page) == ["первый, снова", "второй"]


def test_a_change_that_is_called_off_leaves_the_entry_and_the_form_as_they_were(
    page: Page, base: str
) -> None:
    page.goto(base + LOG)
    add_entry(page, date="2026-11-01", question="первый")
    today = page.locator("#log-date").input_value()
    page.get_by_role("button", name=re.compile("Изменить .*первый")).click()
    page.locator("#log-question").fill("другой")
    page.get_by_role("button", name=WORDS["log_cancel"]).click()
    expect(page.locator("#log-date")).to_be_focused()
    assert page.locator("#log-date").input_value() == today
    expect(page.locator("#log-question")).to_have_value("")
    add_entry(page, date="2026-11-02", question="второй")
    assert _questions(page) == ["второй", "первый"]


def test_the_log_is_kept_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + LOG)
    tab_to(page, "#log-question")
    type_over_keys(page, "вопрос")
    tab_to(page, "#log form [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".sv-entry")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#log-date")).to_be_focused()
    expect(page.locator("#log-question")).to_have_value("вопрос")


def test_what_is_missing_is_said_beside_the_field(page: Page, base: str) -> None:
    page.goto(base + LOG)
    page.locator("#log form [type=submit]").click()
    question = page.get_by_label(WORDS["log_question"], exact=True)
    expect(question).to_be_focused()
    expect(question).to_have_attribute("aria-invalid", "true")
    expect(question).to_have_accessible_description(WORDS["log_need_question"])
    assert _questions(page) == []


def test_dates_that_have_passed_are_marked(page: Page, base: str) -> None:
    page.clock.set_fixed_time("2026-11-25T12:00:00")
    page.goto(base + LOG)
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        add_entry(page, question=day, next=day)
    late = page.locator(".sv-entry", has=page.locator(".sv-entry__late:visible"))
    assert late.locator(".sv-entry__question").all_text_contents() == ["2026-11-24"]
    expect(page.locator(".sv-log__count")).to_have_text("Записей: 3. Срок прошёл: 1.")


def test_a_log_is_taken_along_and_loaded_without_doubling(
    fresh_page: Page, base: str, tmp_path: Path
) -> None:
    fresh_page.goto(base + LOG)
    add_entry(fresh_page, date="2026-11-01", question="первый", answer="ответ", next="2026-11-05")
    add_entry(fresh_page, date="2026-11-20", question="второй <b>\n2")
    file = tmp_path / "log.json"
    file.write_bytes(saved(fresh_page, "export"))
    fresh_page.reload()
    assert _questions(fresh_page) == []
    for said in ("Добавлено записей: 2. Такие уже были: 0.", "Добавлено записей: 0. Такие уже были: 2."):
        fresh_page.get_by_label(WORDS["log_import"]).set_input_files(file)
        expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(said)
        assert _questions(fresh_page) == ["второй <b>\n2", "первый"]


GOOD = {"date": "2026-11-01", "channel": "call", "number": "", "question": "вопрос", "answer": "", "next": ""}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "log_not_json"),
        (b"\xff\xfe\x00", "log_not_json"),
        (b'{"version": 1, "entries": []}', "log_foreign"),
        (b"[]", "log_foreign"),
        (b"null", "log_foreign"),
        ({"format": "sverka-log", "version": 2, "entries": []}, "log_foreign"),
        (
            {"format": "sverka-log", "version": 1, "entries": [GOOD, {**GOOD, "date": "2026-02-30"}]},
            "log_faulty",
        ),
        ({"format": "sverka-log", "version": 1, "entries": [GOOD, {**GOOD, "question": 5}]}, "log_faulty"),
        ({"format": "sverka-log", "version": 1, "entries": [GOOD, None]}, "log_faulty"),
    ],
)
def test_a_broken_or_foreign_file_changes_nothing(
    page: Page, file_base: str, tmp_path: Path, content: bytes | dict[str, Any], word: str
) -> None:
    page.goto(file_base + LOG)
    add_entry(page, date="2026-11-20", question="мой")
    file = tmp_path / "file.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    field = page.get_by_label(WORDS["log_import"])
    field.set_input_files(file)
    expect(page.locator("#log-file-fault")).to_have_text(WORDS[word].replace("{n}", "2"))
    assert _questions(page) == ["мой"]


def test_dates_go_to_a_calendar(page: Page, base: str) -> None:
    page.goto(base + LOG)
    add_entry(
        page,
        date="2026-11-01",
        question="Вопрос; с запятой, и очень длинный " + "текст " * 30,
        next="2026-11-30",
        number="7",
    )
    lines = saved(page, "ics").decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert {
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
    } <= set(whole)
    assert any(line.startswith(r"SUMMARY:Проверить ответ: № 7 Вопрос\; с запятой\, и") for line in whole)


def test_no_line_break_of_an_entry_breaks_a_line_of_the_calendar(
    page: Page, file_base: str, tmp_path: Path
) -> None:
    page.goto(file_base + LOG)
    add_entry(page, date="2026-11-01", question="мой", next="2026-11-30")
    kept = json.loads(saved(page, "export"))
    breaks = ["\r", "\n", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
    texts = [f"один{sign}ATTACH:file{sign}{sign}два\0\x1b;" for sign in breaks]
    kept["entries"] = [{**kept["entries"][0], "question": text, "number": text} for text in texts]
    file = tmp_path / "file.json"
    file.write_text(json.dumps(kept), "utf-8")
    page.get_by_label(WORDS["log_import"]).set_input_files(file)
    expect(page.locator(".sv-log__list")).to_contain_text("ATTACH")
    whole = saved(page, "ics").decode()
    assert all(len(line.splitlines()) <= 1 and line.isprintable() for line in whole.split("\r\n"))
    lines = whole.replace("\r\n ", "").split("\r\n")
    names = {line.partition(":")[0].partition(";")[0] for line in lines} - {""}
    assert names == {"BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "END"}
    assert sum(r"один\nATTACH:file\n\nдва\;" in line for line in lines) == len(breaks)


def test_wiping_the_log_says_first_what_is_lost(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LOG)
    add_entry(fresh_page, question="один")
    add_entry(fresh_page, question="два")
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    does(fresh_page, "wipe").click()
    dialog = fresh_page.get_by_role("dialog", name=WORDS["log_wipe_title"])
    expect(dialog).to_contain_text(WORDS["log_lost"].replace("{n}", "2"))
    fresh_page.keyboard.press("Escape")
    assert len(_questions(fresh_page)) == 2
    does(fresh_page, "wipe").click()
    dialog.get_by_role("button", name=WORDS["log_wipe_yes"]).click()
    assert _questions(fresh_page) == []
    assert stored(fresh_page) == {}
    fresh_page.reload()
    assert _questions(fresh_page) == []
