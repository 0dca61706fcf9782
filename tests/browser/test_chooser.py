"""The way to the right channel: one question at a time."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.pages import WORDS
from tests.browser.tools import CHOOSER, tab_to


def test_the_chooser_asks_one_question_at_a_time_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + CHOOSER)
    heading = page.locator(".sv-choose__heading")
    expect(heading).to_have_text("Что вам нужно?")
    expect(page.locator(".sv-choose details:visible")).to_have_count(0)
    tab_to(page, ".sv-choose__answers button")
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Что из этого про вас?")
    tab_to(page, ".sv-choose__answers li:nth-child(2) button")
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Узнайте статус по телефону")
    expect(page.locator(".sv-choose__view")).to_contain_text("второй: оператор")
    expect(page.get_by_role("link", name="Нет интернета: что можно сделать").first).to_be_visible()
    tab_to(page, "[data-does=back]")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Что из этого про вас?")
    page.get_by_role("button", name=WORDS["choose_restart"]).click()
    expect(heading).to_have_text("Что вам нужно?")
    expect(page.get_by_role("button", name=WORDS["choose_back"])).to_be_hidden()
