"""The panel for weak sight: larger text, wider spacing, contrast, no pictures; remembered, and there before a paint."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest import Subtests

from tests.browser.measures import BRIGHTNESS, FAINT_TEXTS, FOCUS, TOO_WIDE, lost
from tests.browser.pages import DESKTOP, EVERY_PAGE, PAGES, PHONE, WORDS

_SIZE = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
_CHOSEN = "(({build, ...set}) => set)({...document.documentElement.dataset})"
_SPACING = """() => {
    const style = getComputedStyle(document.querySelector(".sv-prose li, .sv-prose p"));
    const size = parseFloat(style.fontSize);
    return ["lineHeight", "letterSpacing", "wordSpacing"].map((name) => parseFloat(style[name]) / size);
}"""


def _panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name=WORDS["sight_title"])


def _open(page: Page) -> None:
    page.get_by_role("button", name=WORDS["sight"]).click()
    expect(_panel(page)).to_be_visible()


def _choose(page: Page, group: str, name: str) -> None:
    _panel(page).get_by_role("group", name=WORDS[group]).get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def reader(fresh_page: Page, base: str) -> Page:
    """An answer with the panel open, served and from a folder."""
    fresh_page.set_viewport_size(DESKTOP)
    fresh_page.emulate_media(color_scheme="light")
    fresh_page.goto(base + PAGES["answer"])
    _open(fresh_page)
    return fresh_page


def test_the_size_of_the_text_grows_and_is_remembered(reader: Page, base: str) -> None:
    before = reader.evaluate(_SIZE)
    _choose(reader, "sight_size", "200 %")
    assert reader.evaluate(_SIZE) == pytest.approx(2 * before)
    reader.goto(base + PAGES["contacts"])
    assert reader.evaluate("document.documentElement.dataset.size") == "200"
    _open(reader)
    chosen = _panel(reader).get_by_role("group", name=WORDS["sight_size"]).locator("[aria-pressed=true]")
    expect(chosen).to_have_text("200 %")


def test_wide_spacing_is_what_wcag_asks_for(reader: Page) -> None:
    _choose(reader, "sight_spacing", WORDS["sight_spacing_wide"])
    line, letters, words = reader.evaluate(_SPACING)
    assert line >= 1.5 and letters >= 0.119 and words >= 0.159


@pytest.mark.parametrize(("name", "paper"), [("sight_contrast_light", 1.0), ("sight_contrast_dark", 0.0)])
def test_contrast_is_black_and_white(reader: Page, name: str, paper: float) -> None:
    _choose(reader, "sight_contrast", WORDS[name])
    assert reader.evaluate(BRIGHTNESS) == {"paper": paper, "ink": 1.0 - paper}
    assert reader.evaluate(FAINT_TEXTS) == []


def test_contrast_goes_along_with_the_theme(reader: Page) -> None:
    _choose(reader, "sight_contrast", WORDS["sight_contrast_dark"])
    reader.keyboard.press("Escape")
    theme = reader.get_by_role("button", name=WORDS["theme_dark"])
    theme.click()
    expect(reader.get_by_role("button", name=WORDS["theme_auto"])).to_be_visible()
    assert reader.evaluate(BRIGHTNESS)["paper"] == 1.0
    _open(reader)
    chosen = _panel(reader).get_by_role("group", name=WORDS["sight_contrast"]).locator("[aria-pressed=true]")
    expect(chosen).to_have_text(WORDS["sight_contrast_light"])


def test_without_pictures_their_words_stand_in_their_place(fresh_page: Page, http_base: str) -> None:
    fresh_page.goto(http_base + PAGES["guide"])
    picture = fresh_page.locator("main figure img").first
    words = picture.get_attribute("alt") or ""
    _open(fresh_page)
    _choose(fresh_page, "sight_pictures", WORDS["sight_pictures_off"])
    expect(picture).to_be_hidden()
    expect(fresh_page.get_by_text(words, exact=True)).to_be_visible()
    _choose(fresh_page, "sight_pictures", WORDS["sight_pictures_on"])
    expect(fresh_page.get_by_text(words, exact=True)).to_be_hidden()


def test_one_button_brings_the_usual_view_back(reader: Page) -> None:
    for group, name in (
        ("sight_size", "150 %"),
        ("sight_spacing", WORDS["sight_spacing_wide"]),
        ("sight_contrast", WORDS["sight_contrast_dark"]),
        ("sight_pictures", WORDS["sight_pictures_off"]),
    ):
        _choose(reader, group, name)
    assert len(reader.evaluate(_CHOSEN)) == 5
    _panel(reader).get_by_role("button", name=WORDS["sight_reset"]).click()
    assert reader.evaluate(_CHOSEN) == {}
    reader.reload()
    assert reader.evaluate(_CHOSEN) == {}


def test_the_choice_holds_before_the_first_paint(reader: Page, base: str) -> None:
    _choose(reader, "sight_size", "150 %")
    # The body is not there yet when the script has run.
    reader.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { "
        "window.first = document.documentElement.dataset.size; watch.disconnect(); } })"
        ".observe(document, {childList: true, subtree: true})"
    )
    reader.goto(base + PAGES["home"])
    assert reader.evaluate("window.first") == "150"


@pytest.mark.parametrize(
    "stored", ["not json", '{"size": "9\\" onload=alert(1)"}', "null", "[]", '{"size": 7}']
)
def test_what_somebody_else_stored_breaks_nothing(fresh_page: Page, http_base: str, stored: str) -> None:
    broken: list[str] = []
    fresh_page.on("pageerror", lambda error: broken.append(str(error)))
    fresh_page.goto(http_base + PAGES["answer"])
    fresh_page.evaluate("(text) => localStorage.setItem('sverka-sight', text)", stored)
    fresh_page.reload()
    _open(fresh_page)
    _choose(fresh_page, "sight_size", "125 %")
    assert fresh_page.evaluate("document.documentElement.dataset.size") == "125"
    assert broken == []


def test_the_panel_is_walked_by_keyboard_and_gives_the_focus_back(fresh_page: Page, http_base: str) -> None:
    page = fresh_page
    page.set_viewport_size(PHONE)
    page.goto(http_base + PAGES["answer"])
    opener = page.get_by_role("button", name=WORDS["sight"])
    opener.focus()
    page.keyboard.press("Enter")
    expect(_panel(page).get_by_role("button", name=WORDS["sight_close"])).to_be_visible()
    buttons = _panel(page).get_by_role("button").count()
    stops = []
    for _ in range(buttons):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert lost(stops) == {}
    expect(_panel(page).get_by_role("button", name=WORDS["sight_close"])).to_be_focused()
    page.keyboard.press("Escape")
    expect(_panel(page)).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_panel_closes_when_the_focus_goes_on(fresh_page: Page, http_base: str) -> None:
    fresh_page.goto(http_base + PAGES["answer"])
    _open(fresh_page)
    _panel(fresh_page).get_by_role("button", name=WORDS["sight_close"]).focus()
    fresh_page.keyboard.press("Tab")
    expect(_panel(fresh_page)).to_be_hidden()


def test_at_twice_the_size_no_page_scrolls_sideways(
    fresh_page: Page, http_base: str, subtests: Subtests
) -> None:
    fresh_page.goto(http_base + PAGES["home"])
    fresh_page.evaluate('localStorage.setItem(\'sverka-sight\', \'{"size": "200", "spacing": "wide"}\')')
    for width in (320, 1280):
        fresh_page.set_viewport_size({"width": width, "height": 800})
        for name, url in EVERY_PAGE.items():
            with subtests.test(name, width=width):
                fresh_page.goto(http_base + url)
                assert fresh_page.evaluate(TOO_WIDE) == []
