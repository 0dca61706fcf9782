"""The light and the dark scheme, and the button that chooses between them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from pytest import Subtests

from tests.browser.pages import DESKTOP, PAGES, WORDS, addresses

# Relative luminance and contrast as WCAG 2 defines them; what is transparent lets what is below shine through.
_COLOURS = """
const parse = (text) => {
    const parts = text.match(/[\\d.]+(?:e-?\\d+)?/g).map(Number);
    const scale = text.startsWith("color(") ? 255 : 1;
    return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts[3] ?? 1];
};
const over = (top, below) => top.slice(0, 3).map((part, at) => part * top[3] + below[at] * (1 - top[3]));
const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
};
const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => part / 255).map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
"""
_BRIGHTNESS = f"""() => {{
    {_COLOURS}
    return {{paper: luminance(background(document.body)),
             ink: luminance(parse(getComputedStyle(document.body).color).slice(0, 3))}};
}}"""
_LIGHT_PLACES = f"""() => {{
    {_COLOURS}
    return [...document.querySelectorAll("body *")].filter((element) => {{
        const box = element.getBoundingClientRect();
        const own = parse(getComputedStyle(element).backgroundColor)[3];
        return own > 0.5 && box.width * box.height > 30000 && luminance(background(element)) > 0.2;
    }}).map((element) => `<${{element.localName}} class="${{element.className}}">`);
}}"""
_FAINT_TEXTS = f"""() => {{
    {_COLOURS}
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = new Set();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {{
        const element = text.parentElement, style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (!text.data.trim() || !element.checkVisibility({{visibilityProperty: true}}) || box.width < 2) continue;
        const below = background(element);
        const [one, other] = [luminance(over(parse(style.color), below)), luminance(below)];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (contrast < (large ? 3 : 4.5))
            faint.add(`${{contrast.toFixed(2)}} <${{element.localName}} class="${{element.className}}"> ${{text.data.trim().slice(0, 40)}}`);
    }}
    return [...faint];
}}"""


def _is_dark(page: Page) -> bool:
    brightness = page.evaluate(_BRIGHTNESS)
    return brightness["paper"] < 0.05 and brightness["ink"] > 0.5


def _is_light(page: Page) -> bool:
    brightness = page.evaluate(_BRIGHTNESS)
    return brightness["paper"] > 0.8 and brightness["ink"] < 0.1


def _button(page: Page) -> Locator:
    return page.get_by_role(
        "button", name=re.compile("|".join(re.escape(WORDS[f"theme_{name}"]) for name in ("auto", "light", "dark")))
    )


def test_the_dark_scheme_is_dark_all_over(page: Page, http_base: str, subtests: Subtests) -> None:
    page.emulate_media(color_scheme="dark")
    for name, address in addresses(http_base).items():
        with subtests.test(name):
            page.goto(address)
            assert _is_dark(page)
            assert page.evaluate(_LIGHT_PLACES) == []
            assert page.evaluate(_FAINT_TEXTS) == []


def test_the_light_scheme_is_light_and_its_texts_stand_out(
    page: Page, http_base: str, subtests: Subtests
) -> None:
    for name, address in addresses(http_base).items():
        with subtests.test(name):
            page.goto(address)
            assert _is_light(page)
            assert page.evaluate(_FAINT_TEXTS) == []


def test_without_scripts_a_page_follows_the_system(without_scripts: Page, base: str) -> None:
    without_scripts.goto(base + PAGES["answer"])
    assert _is_light(without_scripts)
    without_scripts.emulate_media(color_scheme="dark")
    assert _is_dark(without_scripts)


def test_the_button_goes_round_all_schemes_and_says_which_is_on(page: Page, base: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark")
    page.goto(base + PAGES["answer"])
    button = _button(page)
    for word, holds in (("auto", _is_dark), ("light", _is_light), ("dark", _is_dark), ("auto", _is_dark)):
        expect(button).to_have_accessible_name(WORDS[f"theme_{word}"])
        assert holds(page), word
        button.click()


def test_the_choice_is_remembered_on_every_page(page: Page, base: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(base + PAGES["answer"])
    _button(page).click()
    _button(page).click()
    expect(_button(page)).to_have_accessible_name(WORDS["theme_dark"])
    page.reload()
    assert _is_dark(page)
    page.goto(base + PAGES["contacts"])
    assert _is_dark(page)
    expect(_button(page)).to_have_accessible_name(WORDS["theme_dark"])
    later = page.context.new_page()
    later.goto(base + PAGES["home"])
    assert _is_dark(later)


def test_the_button_works_where_nothing_may_be_stored(page: Page, http_base: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    page.goto(http_base + PAGES["answer"])
    _button(page).click()
    _button(page).click()
    assert _is_dark(page)
