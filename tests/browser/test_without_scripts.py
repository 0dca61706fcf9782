"""With JavaScript off every page reads, the menu opens and the search form leads on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest import Subtests

from tests.browser.pages import DESKTOP, DISCLAIMER, PAGES, PHONE, SECTIONS, WORDS, addresses


def _sections(page: Page) -> Locator:
    return page.get_by_role("navigation", name=WORDS["sections"]).get_by_role("link")


def test_every_page_reads_and_its_main_sections_are_at_hand(
    without_scripts: Page, base: str, subtests: Subtests
) -> None:
    page = without_scripts
    for name, address in addresses(base).items():
        with subtests.test(name):
            page.set_viewport_size(DESKTOP)
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.get_by_text(DISCLAIMER).first).to_be_in_viewport()
            assert len(page.get_by_role("main").inner_text()) > 150
            expect(_sections(page)).to_have_count(len(SECTIONS))
            # A button that does nothing without a script must not be there.
            expect(page.get_by_role("button", name=WORDS["theme_auto"])).to_have_count(0)

            page.set_viewport_size(PHONE)
            expect(page.get_by_text(DISCLAIMER).first).to_be_in_viewport()
            expect(_sections(page)).to_have_count(0)
            page.get_by_role("button", name=WORDS["menu"], exact=True).click()
            expect(_sections(page)).to_have_count(len(SECTIONS))
            expect(_sections(page).last).to_be_in_viewport(ratio=1)


def test_the_menu_closes_and_leads_to_its_sections(without_scripts: Page, base: str) -> None:
    page = without_scripts
    page.set_viewport_size(PHONE)
    page.goto(base + PAGES["answer"])
    menu = page.get_by_role("button", name=WORDS["menu"], exact=True)
    menu.click()
    page.get_by_role("button", name=WORDS["menu_close"]).click()
    expect(_sections(page)).to_have_count(0)
    menu.click()
    _sections(page).last.click()
    page.wait_for_url(base + SECTIONS[-1])


@pytest.mark.parametrize("name", ["home", "answer"])
def test_the_search_form_opens_the_list_of_all_questions(without_scripts: Page, base: str, name: str) -> None:
    page = without_scripts
    page.goto(base + PAGES[name])
    field = page.get_by_role("searchbox")
    field.fill("возврат")
    field.press("Enter")
    page.wait_for_url(f"{base}{PAGES['listing']}?q=*")
    expect(page.get_by_role("main").get_by_role("link", name="Как вернуть деньги").first).to_be_visible()


def test_the_search_page_says_what_to_do_instead(without_scripts: Page, base: str) -> None:
    page = without_scripts
    page.goto(f"{base}search.html")
    # Playwright's own look-ups by text and role pass over what stands in noscript.
    notice = page.locator("noscript")
    expect(notice.locator("p")).to_be_visible()
    assert WORDS["search_no_script"] in notice.inner_text()
    notice.locator("a").click()
    page.wait_for_url(base + PAGES["listing"])
