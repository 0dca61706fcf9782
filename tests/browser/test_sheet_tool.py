"""Call sheet and incident card: empty cells become fields, boxes become ticks."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.tools import INCIDENT, SHEET, saved, tab_to, type_over_keys


def test_a_call_sheet_is_filled_in_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + SHEET)
    tab_to(page, "[data-sheet] input[type=checkbox]")
    page.keyboard.press("Space")
    tab_to(page, "[data-sheet] textarea")
    type_over_keys(page, "25.11.2026")
    page.get_by_label("Номер обращения", exact=True).fill("77-1")
    text = saved(page, "txt").decode("utf-8-sig").replace("\r\n", "\n")
    assert "До звонка\n[x] Сверить номер с этой страницей\n[ ] " in text
    assert "Запись разговора\nДата и время звонка: 25.11.2026\n" in text
    assert "Номер обращения: 77-1\n" in text
    page.emulate_media(media="print")
    expect(page.locator("textarea").first).to_be_hidden()
    shown = "getComputedStyle(document.querySelector('.sv-cell--field'), '::after').content"
    assert page.evaluate(shown) == '"25.11.2026"'


def test_the_incident_card_has_nine_named_fields_and_advice_beside_the_screenshots(
    page: Page, base: str
) -> None:
    page.goto(base + INCIDENT)
    fields = page.get_by_role("textbox").and_(page.locator("[data-sheet] textarea"))
    expect(fields).to_have_count(9)
    expect(page.get_by_role("textbox", name="ИНН или СНИЛС")).to_be_visible()
    row = page.locator("tr", has=page.get_by_role("textbox", name="Снимки экрана"))
    expect(row).to_contain_text("номер карты")
    row.get_by_role("link").click()
    assert page.evaluate("document.querySelector(':target')?.matches('h2')")
