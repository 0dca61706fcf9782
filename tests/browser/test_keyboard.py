"""Everything by keyboard: the way into the page, the menu, and a focus that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.measures import FOCUS, lost
from tests.browser.pages import DESKTOP, PAGES, PHONE, SECTIONS, WORDS

_MOST_STOPS = 400


def _stops(page: Page) -> Iterator[dict[str, str]]:
    """Where the Tab key leads, from where the focus is until it leaves the page."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    pytest.fail(f"the page has more than {_MOST_STOPS} stops, or the focus is caught in it")


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


@pytest.mark.parametrize(("name", "size"), [("home", PHONE), ("contacts", DESKTOP)], ids=["phone", "desk"])
def test_the_tab_key_walks_the_page_in_sight(
    still: Page, http_base: str, name: str, size: ViewportSize
) -> None:
    still.set_viewport_size(size)
    still.goto(http_base + PAGES[name])
    stops = list(_stops(still))
    assert WORDS["skip"] in stops[0]["name"]
    assert lost(stops) == {}


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


def test_the_focus_stays_in_sight_while_the_menu_is_open(phone: Page) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press("Enter")
    assert lost(list(_stops(phone))) == {}


def test_a_section_opens_by_key(phone: Page, base: str) -> None:
    _menu_button(phone).focus()
    phone.keyboard.press("Enter")
    _sections(phone).first.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url(base + SECTIONS[0])


def test_the_scheme_is_chosen_by_key(fresh_page: Page, base: str) -> None:
    fresh_page.set_viewport_size(DESKTOP)
    fresh_page.goto(base + PAGES["answer"])
    fresh_page.get_by_role("button", name=WORDS["theme_auto"]).focus()
    fresh_page.keyboard.press("Space")
    expect(fresh_page.get_by_role("button", name=WORDS["theme_light"])).to_be_focused()
