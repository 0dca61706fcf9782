"""No page asks anybody else, complains, or runs a script that is not the site's own file."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest import Subtests

from tests.browser.pages import WORDS, Watch, addresses

_INLINE_SCRIPT = """() => {
    const script = document.createElement("script");
    script.append("window.ranInline = true");
    document.body.append(script);
    return window.ranInline === true;
}"""
_HANDLER = """() => {
    const button = document.createElement("button");
    try { button.setAttribute("onclick", "window.ranHandler = true"); } catch { /* refused at once */ }
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
    assert any("TrustedScript" in complaint for complaint in watch.complaints), watch.complaints
    assert page.evaluate(_HANDLER) is False
    assert page.evaluate(_INLINE_STYLE) is False
    assert page.evaluate(_ELSEWHERE) == ["connect-src", "img-src"]


# Every way in which a text becomes mark-up, a script or the address of one.
_SINKS = {
    "innerHTML": "document.body.innerHTML = '<p>injected</p>'",
    "outerHTML": "document.querySelector('main').outerHTML = '<p>injected</p>'",
    "insertAdjacentHTML": "document.body.insertAdjacentHTML('beforeend', '<p>injected</p>')",
    "write": "document.write('<p>injected</p>')",
    "DOMParser": "new DOMParser().parseFromString('<p>injected</p>', 'text/html')",
    "srcdoc": "document.createElement('iframe').srcdoc = '<p>injected</p>'",
    "script.text": "document.createElement('script').text = 'injected()'",
    "script.src": "document.createElement('script').src = 'assets/js/page.js'",
    "handler": "document.body.setAttribute('onclick', 'injected()')",
    "eval": "(0, eval)('window.injected = 1')",
    "Function": "new Function('window.injected = 1')()",
    "a policy of its own": "trustedTypes.createPolicy('default', { createHTML: (text) => text })",
    "our policy again": "trustedTypes.createPolicy('sverka-script', { createScriptURL: (text) => text })",
}
# In a task of its own, because what a test evaluates stands above the policy.
_TRY = """() => new Promise((resolve) => setTimeout(() => {
    try { %s; resolve("allowed"); } catch (error) { resolve(error.name); }
}))"""


def test_no_text_becomes_mark_up_or_script(page: Page, base: str, subtests: Subtests) -> None:
    page.goto(f"{base}check.html")
    for name, sink in _SINKS.items():
        with subtests.test(name):
            assert page.evaluate(_TRY % sink) in {"TypeError", "EvalError"}
    assert page.locator("text=injected").count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/x.js",
        "//elsewhere.example/x.js",
        "../outside.js",
        "assets/../../outside.js",
        "assets/%2e%2e/%2e%2e/outside.js",
        "data:text/javascript,1",
        "blob:null/1.js",
        "javascript:1//.js",
        "index.html",
    ],
)
def test_scripts_come_from_the_folder_of_the_site_alone(page: Page, base: str, address: str) -> None:
    if base.startswith("http") and "outside" in address:
        pytest.skip("the site begins at the root of the server, and nothing lies above that")
    watch = Watch(page, base)
    page.goto(f"{base}index.html")
    watch.start()
    ask = "(address) => sverkaScripts.load(address).then(() => 'loaded', (error) => error.name)"
    assert page.evaluate(ask, address) == "TypeError"
    assert [url for url in watch.requests if not url.endswith(".svg")] == []  # the icon may come late
