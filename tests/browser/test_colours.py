"""The button that chooses between the light and the dark scheme."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.measures import BRIGHTNESS
from tests.browser.pages import DESKTOP, PAGES, WORDS


def _is_dark(page: Page) -> bool:
    brightness = page.evaluate(BRIGHTNESS)
    return bool(brightness["paper"] < 0.05 and brightness["ink"] > 0.5)


def _is_light(page: Page) -> bool:
    brightness = page.evaluate(BRIGHTNESS)
    return bool(brightness["paper"] > 0.8 and brightness["ink"] < 0.1)


def _button(page: Page) -> Locator:
    return page.get_by_role(
        "button",
        name=re.compile("|".join(re.escape(WORDS[f"theme_{name}"]) for name in ("auto", "light", "dark"))),
    )


def test_without_scripts_a_page_follows_the_system(without_scripts: Page, base: str) -> None:
    without_scripts.goto(base + PAGES["answer"])
    assert _is_light(without_scripts)
    without_scripts.emulate_media(color_scheme="dark")
    assert _is_dark(without_scripts)


def test_the_button_goes_round_all_schemes_and_says_which_is_on(fresh_page: Page, base: str) -> None:
    fresh_page.set_viewport_size(DESKTOP)
    fresh_page.emulate_media(color_scheme="dark")
    fresh_page.goto(base + PAGES["answer"])
    button = _button(fresh_page)
    for word, holds in (("auto", _is_dark), ("light", _is_light), ("dark", _is_dark), ("auto", _is_dark)):
        expect(button).to_have_accessible_name(WORDS[f"theme_{word}"])
        assert holds(fresh_page), word
        button.click()


def test_the_choice_is_remembered_on_every_page(fresh_page: Page, base: str) -> None:
    fresh_page.set_viewport_size(DESKTOP)
    fresh_page.goto(base + PAGES["answer"])
    _button(fresh_page).click()
    _button(fresh_page).click()
    expect(_button(fresh_page)).to_have_accessible_name(WORDS["theme_dark"])
    fresh_page.reload()
    assert _is_dark(fresh_page)
    fresh_page.goto(base + PAGES["contacts"])
    assert _is_dark(fresh_page)
    expect(_button(fresh_page)).to_have_accessible_name(WORDS["theme_dark"])
    later = fresh_page.context.new_page()
    later.goto(base + PAGES["home"])
    assert _is_dark(later)


def test_the_button_works_where_nothing_may_be_stored(fresh_page: Page, http_base: str) -> None:
    fresh_page.set_viewport_size(DESKTOP)
    fresh_page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    fresh_page.goto(http_base + PAGES["answer"])
    _button(fresh_page).click()
    _button(fresh_page).click()
    assert _is_dark(fresh_page)
