"""On paper: the text, the code, the short address and where a contact is; nothing to click, no colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measures import FAINT_TEXTS
from tests.browser.pages import CODES, DISCLAIMER, EVERY_PAGE, PAGES, WORDS

# A letter that is being filled in goes on paper by itself: test_tools.py.
_PRINTED = ["answer", "guide", "contacts", "check", "call sheet", "incident", "log", "chooser"]


@pytest.fixture
def paper(page: Page) -> Page:
    """A tab that shows pages as they are printed, of a reader whose system is dark."""
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("name", _PRINTED)
def test_a_printed_page_is_black_on_white_and_has_nothing_to_click(
    paper: Page, http_base: str, name: str
) -> None:
    paper.goto(http_base + EVERY_PAGE[name])
    for role in ("navigation", "search", "button", "dialog"):
        expect(paper.get_by_role(role)).to_have_count(0)
    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    expect(paper.get_by_text(DISCLAIMER).first).to_be_visible()
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert paper.evaluate(FAINT_TEXTS) == []


@pytest.mark.parametrize("name", ["answer", "guide", "contacts"])
def test_a_printed_page_names_its_code_and_its_short_address(paper: Page, http_base: str, name: str) -> None:
    paper.goto(http_base + PAGES[name])
    code = CODES[PAGES[name]]
    expect(paper.get_by_role("main").get_by_text(code).first).to_be_visible()
    short = paper.locator(".sv-short p")
    expect(short).to_be_visible()
    assert re.search(rf"/q/{code}\.html$", short.inner_text().strip())
    expect(paper.get_by_role("img", name=WORDS["qr_alt"])).to_be_visible()


def test_a_link_to_a_contact_says_on_paper_where_it_leads(paper: Page, http_base: str) -> None:
    paper.goto(f"{http_base}about.html")
    link = paper.locator("main a[data-contact]:not(.sv-ref)").first
    after = link.evaluate("(element) => getComputedStyle(element, '::after').content")
    address = link.get_attribute("href") or ""
    assert address.startswith("https://")
    # The style names the attribute; a browser that computes it gives the address itself.
    assert address in after or "attr(href)" in after


def test_a_printed_letter_is_whole(page: Page, http_base: str) -> None:
    page.goto(http_base + PAGES["letter"])
    letter = page.locator("[data-letter] .sv-sheet")
    on_screen = letter.inner_text()
    page.emulate_media(media="print")
    assert letter.inner_text() == on_screen


def test_numbers_are_printed(paper: Page, http_base: str) -> None:
    paper.goto(http_base + PAGES["contacts"])
    expect(paper.get_by_text("8 800 000-70-10").first).to_be_visible()


def test_an_answer_fits_on_two_sheets(page: Page, http_base: str) -> None:
    # People print what they have read: the page has settled.
    page.goto(http_base + PAGES["answer"], wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    printed = page.pdf(format="A4")
    sheets = printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page ")
    assert 1 <= sheets <= 2
