"""Everything by keyboard: the way into the page, the menu, and a focus that can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest import Subtests

from tests.browser.pages import DESKTOP, PAGES, PHONE, SECTIONS, WORDS, addresses

# What the focus is on, and whether a reader sees it: shown, in the window, marked, not under something else.
_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    const words = element.getAttribute("aria-label") || element.textContent.trim() || element.id;
    return {
        name: `<${element.localName}> ${words.slice(0, 50)}`,
        shown: element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.height > 1,
        inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        covered: !top || !(element.contains(top) || top.contains(element)),
    };
}"""
_MOST_STOPS = 400


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    """Where the Tab key leads, from the top of the page until it leaves it."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None:
            return
        yield stop
    pytest.fail(f"the page has more than {_MOST_STOPS} stops, or the focus is caught in it")


def _faults(page: Page) -> list[str]:
    """Stops that a reader would lose sight of."""
    faults = []
    for stop in _stops(page):
        lost = [word for word in ("shown", "inView", "marked") if not stop[word]]
        if stop["covered"]:
            lost.append("not covered")
        if lost:
            faults.append(f"{stop['name']}: not {', '.join(lost)}".replace("not not", "not"))
    return faults


def _menu_button(page: Page) -> Locator:
    return page.get_by_role("button", name=WORDS["menu"], exact=True)


def _sections(page: Page) -> Locator:
    return page.get_by_role("navigation", name=WORDS["sections"]).get_by_role("link")


@pytest.fixture
def still(page: Page) -> Page:
    """A page that scrolls at once, so that the place of the focus can be read."""
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.fixture
def phone(still: Page, base: str) -> Page:
    """An answer on a phone with a keyboard."""
    still.set_viewport_size(PHONE)
    still.goto(base + PAGES["answer"])
    return still


def test_the_first_stop_leads_past_the_header(still: Page, base: str, subtests: Subtests) -> None:
    for name, address in addresses(base).items():
        with subtests.test(name):
            still.goto(address)
            still.keyboard.press("Tab")
            skip = still.get_by_role("link", name=WORDS["skip"])
            expect(skip).to_be_focused()
            expect(skip).to_be_in_viewport(ratio=1)
            still.keyboard.press("Enter")
            still.keyboard.press("Tab")
            expect(still.get_by_role("main").locator(":focus")).to_have_count(1)


def test_every_stop_can_be_seen_on_a_phone(still: Page, http_base: str, subtests: Subtests) -> None:
    still.set_viewport_size(PHONE)
    for name, address in addresses(http_base).items():
        with subtests.test(name):
            still.goto(address)
            assert _faults(still) == []


@pytest.mark.parametrize("name", ["home", "answer", "contacts"])
def test_every_stop_can_be_seen_on_a_desk(still: Page, http_base: str, name: str) -> None:
    still.set_viewport_size(DESKTOP)
    still.goto(http_base + PAGES[name])
    assert _faults(still) == []


def test_nothing_of_a_closed_menu_takes_the_focus(phone: Page) -> None:
    expect(_sections(phone)).to_have_count(0)
    names = [stop["name"] for stop in _stops(phone)]
    assert [name for name in names if WORDS["menu_close"] in name or WORDS["theme_auto"] in name] == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_key_and_escape_gives_the_focus_back(phone: Page, key: str) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press(key)
    expect(_sections(phone)).to_have_count(len(SECTIONS))
    phone.keyboard.press("Escape")
    expect(_sections(phone)).to_have_count(0)
    expect(_menu_button(phone)).to_be_focused()


def test_the_menu_is_walked_and_closed_by_key(phone: Page) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    close = phone.get_by_role("button", name=WORDS["menu_close"])
    expect(close).to_be_focused()
    phone.keyboard.press("Tab")
    expect(_sections(phone).first).to_be_focused()
    close.focus()
    phone.keyboard.press("Enter")
    expect(_sections(phone)).to_have_count(0)
    expect(_menu_button(phone)).to_be_focused()


def test_the_focus_never_goes_under_the_open_menu(phone: Page) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press("Enter")
    assert [stop["name"] for stop in _stops(phone) if stop["covered"]] == []


def test_a_section_opens_by_key(phone: Page, base: str) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press("Enter")
    _sections(phone).first.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url(base + SECTIONS[0])


def test_the_scheme_is_chosen_by_key(page: Page, base: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(base + PAGES["answer"])
    page.get_by_role("button", name=WORDS["theme_auto"]).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=WORDS["theme_light"])).to_be_focused()
