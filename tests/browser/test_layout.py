"""Pages at the widths of phones, tablets and desks, and on paper."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pytest import Subtests

from tests.browser.pages import CODES, DISCLAIMER, PAGES, WIDTHS, addresses

# What sticks out of the window, told by its own words; nothing where the page does not scroll sideways.
_TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1);
    });
    const tell = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 60)}`;
    return [`${document.documentElement.scrollWidth} px wide`, ...wide.map(tell).slice(0, 5)];
}"""


def test_no_page_scrolls_sideways(page: Page, http_base: str, subtests: Subtests) -> None:
    for name, address in addresses(http_base).items():
        page.goto(address)
        for width in WIDTHS:
            with subtests.test(name, width=width):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(_TOO_WIDE) == []


def test_the_narrowest_phone_scrolls_no_page_sideways(page: Page, http_base: str, site: Path) -> None:
    page.set_viewport_size({"width": min(WIDTHS), "height": 700})
    too_wide = {}
    for file in sorted(site.rglob("*.html")):
        url = file.relative_to(site).as_posix()
        page.goto(http_base + url, wait_until="domcontentloaded")
        if found := page.evaluate(_TOO_WIDE):
            too_wide[url] = found
    assert too_wide == {}


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
    page.goto(http_base + PAGES["contacts"])
    expect(page.get_by_text("8 800 100-70-10").first).to_be_visible()


def test_a_printed_letter_is_whole(page: Page, http_base: str) -> None:
    page.goto(http_base + PAGES["letter"])
    letter = page.locator("[data-letter]")
    on_screen = letter.inner_text()
    page.emulate_media(media="print")
    assert letter.inner_text() == on_screen
