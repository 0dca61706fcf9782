"""One page of each type: its width, its colours, its keyboard; and how it prints."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pytest import Subtests

from sverka.short_addresses import FOLDER as SHORT
from tests.browser.measures import (
    BRIGHTNESS,
    EVERY_FOCUS,
    FAINT_TEXTS,
    LIGHT_PLACES,
    TOO_WIDE,
    lost,
)
from tests.browser.pages import CODES, DESKTOP, DISCLAIMER, PAGES, PHONE, WIDTHS, WORDS, Watch, addresses


def _skip_link_leads_into_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=WORDS["skip"])
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


def test_every_type_of_page_fits_reads_and_can_be_walked(
    page: Page, http_base: str, subtests: Subtests
) -> None:
    for name, address in addresses(http_base).items():
        # Without smooth scrolling, so that the place of the focus can be read.
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
        page.goto(address)
        with subtests.test(name, part="the first stop leads past the header"):
            _skip_link_leads_into_the_text(page)
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            with subtests.test(name, part="focus in sight", width=size["width"]):
                stops = page.evaluate(EVERY_FOCUS)
                assert WORDS["skip"] in stops[0]["name"]
                assert lost(stops) == {}
        for width in WIDTHS:
            with subtests.test(name, part="no sideways scroll", width=width):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(TOO_WIDE) == []
        with subtests.test(name, part="light scheme"):
            assert page.evaluate(BRIGHTNESS)["paper"] > 0.8
            assert page.evaluate(FAINT_TEXTS) == []
        page.emulate_media(color_scheme="dark")
        with subtests.test(name, part="dark scheme"):
            assert page.evaluate(BRIGHTNESS)["paper"] < 0.05
            assert page.evaluate(LIGHT_PLACES) == []
            assert page.evaluate(FAINT_TEXTS) == []


def test_the_narrowest_phone_scrolls_no_page_sideways_and_none_breaks_the_policy(
    page: Page, http_base: str, site: Path
) -> None:
    page.set_viewport_size({"width": min(WIDTHS), "height": 700})
    watch = Watch(page, http_base)
    too_wide = {}
    for url in (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))):
        # Rules are made alike, and one of them is among the types of pages; short addresses only lead on.
        if url.startswith(("rules/", SHORT)):
            continue
        page.goto(http_base + url, wait_until="domcontentloaded")
        if found := page.evaluate(TOO_WIDE):
            too_wide[url] = found
    assert too_wide == {}
    assert (watch.complaints, watch.foreign) == ([], [])


def test_on_paper_there_is_nothing_to_click_but_the_code_and_the_numbers(
    page: Page, http_base: str, subtests: Subtests
) -> None:
    # The system's dark scheme must not reach the paper.
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("answer", "guide", "letter", "help", "contacts", "check"):
        with subtests.test(name):
            page.goto(http_base + PAGES[name])
            for role in ("navigation", "search", "button"):
                expect(page.get_by_role(role)).to_have_count(0)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.get_by_text(DISCLAIMER).first).to_be_visible()
            expect(page.get_by_role("main").get_by_text(CODES[PAGES[name]]).first).to_be_visible()
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            assert page.evaluate(FAINT_TEXTS) == []
    page.goto(http_base + PAGES["contacts"])
    expect(page.get_by_text("8 800 100-70-10").first).to_be_visible()


def test_a_printed_letter_is_whole(page: Page, http_base: str) -> None:
    page.goto(http_base + PAGES["letter"])
    letter = page.locator("[data-letter]")
    on_screen = letter.inner_text()
    page.emulate_media(media="print")
    assert letter.inner_text() == on_screen
