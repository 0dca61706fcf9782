"""What holds for every private tool: asking nobody, keeping nothing unless told to, wiping all at once."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Page, Route, expect
from pytest import Subtests

from tests.browser.kept import keep
from tests.browser.pages import WORDS, Watch
from tests.browser.tools import (
    CHOOSER,
    FILLED,
    INCIDENT,
    LETTER,
    LOG,
    SHEET,
    TOOLS,
    add_entry,
    does,
    saved,
    stored,
)


def test_no_tool_asks_anybody_anything(fresh_page: Page, base: str, subtests: Subtests) -> None:
    watch = Watch(fresh_page, base)
    for name, url in TOOLS.items():
        with subtests.test(name):
            fresh_page.goto(base + url, wait_until="load")
            watch.start()
            if name == "log":
                add_entry(fresh_page, question="Где деньги?", next="2026-12-01")
                saved(fresh_page, "export")
                saved(fresh_page, "ics")
            elif name == "chooser":
                fresh_page.locator(".sv-choose__answers button").first.click()
            else:
                fresh_page.locator(FILLED[url]).first.fill("Иванов")
                for action in ("txt", *(("docx", "eml") if name == "letter" else ())):
                    saved(fresh_page, action)
                does(fresh_page, "copy").click()
            if name != "chooser":
                fresh_page.get_by_label(WORDS["tool_keep"]).check()
            # The icon belongs to opening the page; a saved file is an address within the page, which asks nobody.
            # What keeps (kept.js) comes with the site, and is loaded once there is something to keep.
            asked = [
                url
                for url in watch.requests
                if not url.startswith(("blob:", f"{base}assets/js/")) and "/favicon." not in url
            ]
            assert asked == []
            assert watch.complaints == []


@pytest.mark.parametrize("url", FILLED)
def test_fields_are_kept_only_where_the_reader_says_so(fresh_page: Page, base: str, url: str) -> None:
    fresh_page.goto(base + url)
    field = fresh_page.locator(FILLED[url]).first
    field.fill("Иванов")
    assert stored(fresh_page) == {}
    fresh_page.reload()
    expect(field).to_have_value("")
    field.fill("Иванов")
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_kept"])
    assert len(stored(fresh_page)) == 1
    field.fill("Иванов Пётр")
    fresh_page.reload()
    expect(field).to_have_value("Иванов Пётр")
    remembers = fresh_page.get_by_label(WORDS["tool_keep"])
    expect(remembers).to_be_checked()
    remembers.uncheck()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_forgotten"])
    assert stored(fresh_page) == {}
    expect(field).to_have_value("Иванов Пётр")


@pytest.mark.parametrize("url", FILLED)
def test_one_button_wipes_form_and_memory(fresh_page: Page, base: str, url: str) -> None:
    fresh_page.goto(base + url)
    fields = fresh_page.locator(FILLED[url])
    for field in fields.all():
        field.fill("текст")
    boxes = fresh_page.locator(":is([data-sheet], [data-attachments]) input[type=checkbox]")
    for box in boxes.all():
        box.check()
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    does(fresh_page, "wipe").click()
    assert {field.input_value() for field in fields.all()} == {""}
    assert not any(box.is_checked() for box in boxes.all())
    assert stored(fresh_page) == {}
    expect(fresh_page.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_wiped"])
    expect(fresh_page.get_by_text("текст", exact=True)).to_have_count(0)


def test_wiping_is_not_undone_by_a_memory_that_comes_late(fresh_page: Page, http_base: str) -> None:
    late: list[Route] = []
    fresh_page.route(re.compile(r"/remember[^/]*\.js"), lambda route: late.append(route))
    fresh_page.goto(http_base + LETTER)
    fresh_page.get_by_label("Фамилия, имя, отчество").fill("Иванов Пётр")
    with fresh_page.expect_request(re.compile(r"/remember[^/]*\.js")):
        fresh_page.get_by_label(WORDS["tool_keep"]).check()
    does(fresh_page, "wipe").click()
    for route in late:
        route.continue_()
    fresh_page.evaluate(
        """async () => {
            while (!window.sverkaRemember) await new Promise((done) => setTimeout(done, 20));
        }"""
    )
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_wiped"])
    assert stored(fresh_page) == {}
    expect(fresh_page.get_by_label(WORDS["tool_keep"])).not_to_be_checked()


def test_a_name_written_into_one_letter_stands_in_the_next(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LETTER)
    fresh_page.get_by_label("Фамилия, имя, отчество").fill("Иванов Пётр")
    keep(fresh_page)
    fresh_page.goto(base + "letters/tech/page-error.html")
    expect(fresh_page.get_by_label("Фамилия, имя, отчество")).to_have_value("Иванов Пётр")
    assert len(stored(fresh_page)) == 1


@pytest.mark.parametrize(
    "value", ["null", "{", '{"version": 9, "data": {"Сумма": "5"}}', '{"version": 1, "data": {"Сумма": 5}}']
)
def test_a_foreign_memory_fills_nothing_and_breaks_nothing(
    fresh_page: Page, http_base: str, value: str
) -> None:
    watch = Watch(fresh_page, http_base)
    fresh_page.goto(http_base + LETTER)
    fresh_page.evaluate("(value) => localStorage.setItem('sverka-tool-letter', value)", value)
    fresh_page.reload()
    expect(fresh_page.get_by_label("Сумма")).to_have_value("")
    assert watch.complaints == []


def test_a_browser_that_refuses_storage_is_told_of(fresh_page: Page, http_base: str) -> None:
    refuse = "() => { throw new DOMException('not here', 'SecurityError'); }"
    fresh_page.add_init_script(f"Storage.prototype.setItem = IDBFactory.prototype.open = {refuse};")
    fresh_page.goto(http_base + LETTER)
    keep = fresh_page.get_by_label(WORDS["tool_keep"])
    keep.click()
    expect(keep).not_to_be_checked()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_refused"])


def test_without_scripts_every_tool_is_a_form_to_print(without_scripts: Page, base: str) -> None:
    page = without_scripts
    for url in (LETTER, SHEET, INCIDENT, LOG):
        page.goto(base + url)
        expect(page.locator("main :is(textarea, input, button):visible")).to_have_count(0)
    page.goto(base + SHEET)
    expect(page.locator("table td", has_text="☐")).to_have_count(8)
    page.emulate_media(media="print")
    box = page.locator("td:empty").first.bounding_box()
    assert box and box["height"] >= 30
    page.emulate_media(media="screen")
    page.goto(base + LETTER)
    expect(page.locator(".sv-sheet")).to_contain_text("____")
    page.goto(base + CHOOSER)
    page.get_by_text("Подать претензию").click()
    expect(page.get_by_role("link", name="Официальная претензия", exact=True)).to_be_visible()


def test_tools_are_small_and_loaded_only_where_they_are_used(built, site: Path) -> None:
    scripts = ("tool", "sheet", "letter", "docx", "log", "chooser")
    files = [file for name in scripts for file in site.glob(f"assets/js/{name}.*.js")]
    assert len(files) == len(scripts)
    assert sum(len(brotli.compress(file.read_bytes())) for file in files) <= 12_000
    using = {
        url
        for url, tree in built.items()
        for script in tree.css("script[src]")
        if (script.attributes["src"] or "").endswith(tuple(file.name for file in files))
    }
    elsewhere = {url for url in using if not url.removeprefix("en/").startswith("letters/")}
    assert {SHEET, INCIDENT, LOG, CHOOSER} <= elsewhere
    assert {url.removeprefix("en/") for url in elsewhere} == {SHEET, INCIDENT, LOG, CHOOSER}


_SMALL_TARGETS = """() => Array.from(document.querySelectorAll("main :is(button, input, textarea, select)"))
    .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
    .map(([html]) => html)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_and_every_target_is_large_enough(
    page: Page, file_base: str, width: int, subtests: Subtests
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name, url in TOOLS.items():
        with subtests.test(name):
            page.goto(file_base + url)
            if name == "log":
                add_entry(page, question="д" * 300, next="2026-01-01")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            small = page.evaluate(_SMALL_TARGETS)
            assert small == []
