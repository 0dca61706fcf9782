"""No page asks anybody else, complains, or runs a script that is not the site's own file."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pytest import Subtests

from tests.browser.pages import WORDS, Watch, addresses

_INLINE_SCRIPT = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ranInline = true";
    document.body.append(script);
    return window.ranInline === true;
}"""
_HANDLER = """() => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ranHandler = true");
    document.body.append(button);
    button.click();
    return window.ranHandler === true;
}"""
_INLINE_STYLE = """() => {
    const style = document.createElement("style");
    style.textContent = "main { display: none }";
    document.body.append(style);
    return getComputedStyle(document.querySelector("main")).display === "none";
}"""
_ELSEWHERE = """async () => {
    const broken = [];
    addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
    const image = new Image();
    const failed = new Promise((resolve) => { image.onerror = resolve; });
    image.src = "https://elsewhere.example/picture.png";
    await failed;
    await fetch("https://elsewhere.example/data.json").catch(() => {});
    // Reports come as tasks of their own.
    await new Promise((resolve) => setTimeout(resolve));
    return broken.sort();
}"""


def test_no_request_leaves_the_site_and_nothing_is_complained_of(
    page: Page, base: str, subtests: Subtests
) -> None:
    watch = Watch(page, base)
    for name, address in addresses(base).items():
        with subtests.test(name):
            watch.start()
            page.goto(address)
            field = page.get_by_role("combobox", name=WORDS["search_label"])
            field.fill("пароль")
            expect(page.get_by_role("option").first).to_be_visible()
            page.keyboard.press("Escape")
            # To the foot of the page, for whatever is loaded when it comes into view.
            page.get_by_role("contentinfo").scroll_into_view_if_needed()
            assert watch.foreign == []
            assert watch.complaints == []


def test_results_of_a_search_ask_nobody_else(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(f"{base}search.html?q=пароль")
    expect(page.get_by_role("main").get_by_role("link", name="пароль").first).to_be_visible()
    assert watch.foreign == []
    assert watch.complaints == []


def test_the_policy_stops_what_is_injected(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(f"{base}index.html")
    assert page.evaluate(_INLINE_SCRIPT) is False
    assert any("script-src" in complaint for complaint in watch.complaints), watch.complaints
    assert page.evaluate(_HANDLER) is False
    assert page.evaluate(_INLINE_STYLE) is False
    assert page.evaluate(_ELSEWHERE) == ["connect-src", "img-src"]
