"""Whoever reads with a screen reader, a keyboard, large text or few colours: WCAG 2.2 AA and ГОСТ Р 52872-2019."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest import Subtests

from tests.browser.axe import axe_faults
from tests.browser.measures import FOCUS, SMALL_TARGETS, TOO_WIDE, lost
from tests.browser.pages import EVERY_PAGE, MISSING, PAGES, PHONE, TOOLS, WORDS

# What a page folds away is judged too.
_UNFOLD = "() => { for (const part of document.querySelectorAll('details')) part.open = true; }"
_SPACING = """() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, wider];
}"""
# Text that its box cuts off; what is hidden from sight on purpose is one pixel small.
_CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const clips = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    return clips && element.clientWidth > 2 && element.checkVisibility() && element.textContent.trim()
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => `<${element.localName} class="${element.className}">`)"""
_READING_ORDER = """() => {
    const parts = ["header.sv-header", "main h1", "main", "body > footer"].map((name) => document.querySelector(name));
    return parts.slice(1).every((part, at) =>
        parts[at].compareDocumentPosition(part) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINS));
}"""


def _menu(page: Page) -> None:
    page.get_by_role("button", name=WORDS["menu"], exact=True).click()


def _sight(page: Page) -> None:
    page.get_by_role("button", name=WORDS["sight"]).click()
    expect(page.get_by_role("dialog", name=WORDS["sight_title"])).to_be_visible()


def _suggestions(page: Page) -> None:
    page.get_by_role("combobox").fill("возврат")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def _feedback(page: Page) -> None:
    page.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()


def _checked(page: Page) -> None:
    page.get_by_role("textbox", name=WORDS["checker_label"]).fill(
        "8 800 000-70-10 и acmehe1p.example, +7 999 000-45-67"
    )
    page.locator(".sv-checker [data-does=check]").click()
    expect(page.locator(".sv-verdict").first).to_be_visible()


def _letter(page: Page) -> None:
    page.get_by_role("main").get_by_role("textbox").first.fill("Анна")
    page.get_by_role("main").get_by_role("checkbox").first.check()


def _logged(page: Page) -> None:
    page.locator("#log-date").fill("2026-11-20")
    page.locator(".sv-log form textarea").first.fill("Где заявление?")
    page.locator(".sv-log form [type=submit]").click()
    expect(page.locator(".sv-entry")).to_have_count(1)


def _wiping(page: Page) -> None:
    _logged(page)
    page.locator(".sv-toolbar [data-does=wipe]").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _advised(page: Page) -> None:
    while page.locator(".sv-choose__answers button").count():
        page.locator(".sv-choose__answers button").first.click()
    expect(page.locator(".sv-choose__view .sv-advice")).to_be_visible()


# What a reader can open: name → page, how it is opened, whether only a phone has it.
_OPENED: dict[str, tuple[str, Callable[[Page], None], bool]] = {
    "menu": ("answer", _menu, True),
    "weak sight": ("answer", _sight, False),
    "suggestions": ("answer", _suggestions, False),
    "feedback": ("answer", _feedback, False),
    "checker": ("check", _checked, False),
    "letter": ("letter", _letter, False),
    "log": ("log", _logged, False),
    "wiping the log": ("log", _wiping, False),
    "chooser": ("chooser", _advised, False),
}


@pytest.mark.parametrize(
    ("theme", "width"),
    [
        ("light", 320),
        pytest.param("dark", 1280, marks=pytest.mark.slow),
        pytest.param("light", 1280, marks=pytest.mark.slow),
        pytest.param("dark", 320, marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_on_any_page_or_in_anything_that_opens(
    browser: Browser, http_base: str, theme: Any, width: int, subtests: Subtests
) -> None:
    context = browser.new_context(
        color_scheme=theme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, url in {**EVERY_PAGE, "404": MISSING}.items():
        with subtests.test(name):
            page.goto(http_base + url)
            page.evaluate(_UNFOLD)
            assert axe_faults(page) == []
    for name, (where, open_, only_phone) in _OPENED.items():
        if only_phone and width > 320:
            continue
        with subtests.test(name):
            page.goto(http_base + EVERY_PAGE[where])
            open_(page)
            assert axe_faults(page) == []
    context.close()


def test_every_page_holds_large_targets_wide_spacing_and_twice_the_size(
    page: Page, http_base: str, subtests: Subtests
) -> None:
    """WCAG 1.4.4 and 1.4.10: a window of 1280 px at 200 % shows what one of 640 px does."""
    for name, url in EVERY_PAGE.items():
        page.set_viewport_size({"width": 640, "height": 800})
        page.goto(http_base + url)
        page.evaluate(_UNFOLD)
        with subtests.test(name, part="zoom of 200 %"):
            assert page.evaluate(TOO_WIDE) == []
            assert page.evaluate(_CUT_OFF) == []
        with subtests.test(name, part="reading order"):
            assert page.evaluate(_READING_ORDER)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            with subtests.test(name, part="targets", width=width):
                assert page.evaluate(SMALL_TARGETS) == []
        page.evaluate(_SPACING)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            with subtests.test(name, part="spacing of text", width=width):
                assert page.evaluate(TOO_WIDE) == []
                assert page.evaluate(_CUT_OFF) == []


def _walk(page: Page) -> Iterator[dict[str, str]]:
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    pytest.fail("the focus is caught in the page")


@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_is_walked_by_keyboard_alone(fresh_page: Page, http_base: str, name: str) -> None:
    page = fresh_page
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(http_base + EVERY_PAGE[name])
    stops = list(_walk(page))
    assert lost(stops) == {}
    # Each field and button of the tool that can be seen is one of the stops.
    reachable = page.locator(
        "main :is(button, input, textarea, select, summary):visible:not([type=radio])"
    ).count()
    inside = [stop for stop in stops if not stop["name"].startswith("<a>")]
    assert len(inside) >= reachable > 0


def test_no_single_key_does_anything(page: Page, http_base: str) -> None:
    """WCAG 2.1.4: a program that is steered by voice types letters; none of them may be a command."""
    page.goto(http_base + PAGES["answer"])
    for key in "/?.sfghjk1":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("name", ["home", "answer", "check", "letter"])
def test_with_forced_colours_controls_keep_their_edges_and_their_focus(
    page: Page, http_base: str, name: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(http_base + PAGES[name])
    edgeless = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, input:not([type=checkbox], [type=radio]), textarea, .sv-button")]
            .filter((element) => element.checkVisibility()
                && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
            .map((element) => element.className)"""
    )
    assert edgeless == []
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["faults"] == ""
    page.emulate_media(forced_colors="none")


def test_who_wants_no_motion_gets_none(page: Page, http_base: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(http_base + PAGES["answer"])
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === "smooth";
    }).map((element) => element.className)"""
    assert page.evaluate(moving) == []


@pytest.fixture
def unscripted(window_without_scripts: BrowserContext) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    tab = window_without_scripts.new_page()
    yield tab
    tab.close()


def test_without_scripts_every_page_reads_whole(unscripted: Page, http_base: str, subtests: Subtests) -> None:
    for name, url in EVERY_PAGE.items():
        with subtests.test(name):
            unscripted.goto(http_base + url)
            expect(unscripted.get_by_role("heading", level=1)).to_be_visible()
            assert len(unscripted.get_by_role("main").inner_text()) > 150
            expect(unscripted.get_by_role("button", name=WORDS["sight"])).to_have_count(0)
            # A field that no script reads would only swallow what is typed into it.
            expect(
                unscripted.locator("main :is(input:not([type=search]), textarea, select):visible")
            ).to_have_count(0)
