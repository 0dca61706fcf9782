"""What is kept ahead: unasked only where it costs the reader nothing, and put in again where the browser lost it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.offline import KEPT, KEPT_PAGE, NUMBER, READY, REFILLED, visit
from tests.browser.pages import WORDS
from tests.browser.switched_server import SwitchedServer

FREE = {"saveData": False, "effectiveType": "4g"}
# Of these the first is how Safari and Firefox are: they say nothing.
DEAR = [None, {**FREE, "type": "cellular"}, {**FREE, "effectiveType": "3g"}, {**FREE, "effectiveType": "2g"}]
_SAID = "localStorage.getItem('sverka-offline')"


def _connected(reader: BrowserContext, connection: dict[str, Any] | None) -> None:
    told = "undefined" if connection is None else json.dumps(connection)
    reader.add_init_script(
        f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({told}) }});"
    )


def _open(reader: BrowserContext, address: str) -> Page:
    page = reader.new_page()
    page.goto(address, wait_until="load")
    return page


def _question(page: Page):
    return page.get_by_text(WORDS["ahead_ask"])


@pytest.mark.parametrize("connection", DEAR)
def test_where_it_may_cost_something_the_reader_is_asked_once(
    reader: BrowserContext, server: SwitchedServer, connection: dict[str, Any] | None
) -> None:
    _connected(reader, connection)
    page = _open(reader, f"{server.base}index.html")
    expect(_question(page)).to_be_visible()
    page.get_by_role("button", name=WORDS["ahead_off"]).click()
    expect(_question(page)).to_have_count(0)
    for url in ("index.html", KEPT_PAGE):
        page.goto(server.base + url, wait_until="networkidle")
        expect(_question(page)).to_have_count(0)
    assert server.asked_for("sw.js") == []
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(_SAID) == "off"


def test_a_reader_who_says_yes_is_not_asked_again(reader: BrowserContext, server: SwitchedServer) -> None:
    _connected(reader, None)
    page = _open(reader, f"{server.base}index.html")
    page.get_by_role("button", name=WORDS["ahead_on"]).click()
    page.evaluate(READY)
    page.goto(server.base + KEPT_PAGE, wait_until="networkidle")
    expect(_question(page)).to_have_count(0)
    # Not even after the browser has lost it.
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.goto(f"{server.base}index.html")
    page.evaluate(REFILLED)
    expect(_question(page)).to_have_count(0)


def test_a_browser_that_saves_data_is_left_alone(reader: BrowserContext, server: SwitchedServer) -> None:
    _connected(reader, {**FREE, "saveData": True})
    page = _open(reader, f"{server.base}index.html")
    page.wait_for_load_state("networkidle")
    expect(_question(page)).to_have_count(0)
    assert server.asked_for("sw.js") == []


def test_nothing_is_loaded_ahead_before_the_browser_is_idle(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    _connected(reader, FREE)
    reader.add_init_script("window.requestIdleCallback = (work) => { window.whenIdle = work; };")
    page = _open(reader, f"{server.base}index.html")
    page.wait_for_function("() => window.whenIdle")
    assert server.asked_for("sw.js") == []
    page.evaluate("whenIdle()")
    page.evaluate(READY)
    expect(_question(page)).to_have_count(0)


@pytest.mark.parametrize("lost", ["everything", "the core"])
def test_what_the_browser_lost_is_put_in_again(
    reader: BrowserContext, server: SwitchedServer, lost: str
) -> None:
    page = visit(reader, server.base)
    before = page.evaluate(KEPT)
    some = "names" if lost == "everything" else "names.filter((name) => !name.endsWith(' state'))"
    page.evaluate(f"caches.keys().then((names) => Promise.all({some}.map((name) => caches.delete(name))))")
    assert page.evaluate(KEPT) == []
    page.goto(f"{server.base}{KEPT_PAGE}")
    page.evaluate(REFILLED)
    assert set(before) <= set(page.evaluate(KEPT))
    reader.set_offline(True)
    page.goto(f"{server.base}check.html")
    expect(page.locator(".sv-edition")).to_be_visible()


def test_what_a_reader_wiped_is_not_put_in_again(reader: BrowserContext, server: SwitchedServer) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    page.get_by_role("button", name=WORDS["saved_wipe"]).click()
    expect(page.locator(".sv-saved__status")).to_have_text(WORDS["saved_wiped"])
    server.log.clear()
    for url in ("index.html", KEPT_PAGE):
        page.goto(server.base + url, wait_until="networkidle")
        expect(_question(page)).to_have_count(0)
    assert server.asked_for("sw.js") == []
    assert page.evaluate("caches.keys()") == []


@pytest.mark.parametrize("caching", ["max-age=86400", "public, max-age=31536000, immutable"])
def test_no_cache_of_the_browser_answers_for_contacts(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path], caching: str
) -> None:
    server.caching = caching
    page = visit(reader, server.base)
    for url in ("contacts.html", "faq/pay/refund.html"):
        page.goto(server.base + url)
        expect(page.get_by_text(NUMBER).first).to_be_visible()
    asked = "fetch('/contacts.json').then((answer) => answer.json()).then(({ as_of }) => as_of)"
    assert page.evaluate(asked) == "2026-11-23"
    server.site = builds["second"]
    assert page.evaluate(asked) == "2026-11-24"
    for url in ("contacts.html", "faq/pay/refund.html"):
        page.goto(server.base + url)
        assert NUMBER not in page.locator("main").inner_text()
