"""One page of each type: its width, its colours, its keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pytest import Subtests

from tests.browser.measures import (
    BRIGHTNESS,
    EVERY_FOCUS,
    FAINT_TEXTS,
    LIGHT_PLACES,
    TOO_WIDE,
    lost,
)
from tests.browser.pages import DESKTOP, PAGES, PHONE, WIDTHS, WORDS, addresses

_SIZES = """images => images.map(image => [image.offsetWidth, image.offsetHeight].map(side => Math.round(side / 4)))"""


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


def test_a_picture_that_is_still_to_come_keeps_its_place(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.set_viewport_size(PHONE)
    page.goto(http_base + PAGES["check"])
    pictures = page.locator(".sv-figure img")
    before = pictures.evaluate_all(_SIZES)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
    assert before == pictures.evaluate_all(_SIZES)
    assert len(before) > 1
