"""Every contact, step and letter is the same on the web, in the app, in the folder, in the archive and on paper."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest import Subtests
from selectolax.lexbor import LexborHTMLParser

from tests.browser.offline import visit
from tests.browser.pages import PAGES, SETTINGS, WORDS
from tests.browser.switched_server import SwitchedServer, switched_server
from tests.handbook_urls import HANDBOOKS

# What a reader acts on: contacts as cards and in sentences, steps, letters.
SAID = {"cards": ".sv-contact", "contacts": "[data-contact]", "steps": "main ol > li", "letters": ".sv-sheet"}
LINKS = "main [data-contact][href], main .sv-contact a[href]"
SAMPLE = ("home", "answer", "guide", "letter", "help", "contacts", "check", "claim")
_SPACE = re.compile(r"\s+")
Said = dict[str, list[str]]
_SHOWN = """(selectors) => Object.fromEntries(Object.entries(selectors).map(([name, selector]) => [name,
    [...document.querySelectorAll(selector)].map((element) => element.textContent.replace(/\\s+/g, " ").trim())]))"""
_HIDDEN = """(selectors) => Object.values(selectors).flatMap((selector) => [...document.querySelectorAll(selector)])
    .filter((element) => !element.checkVisibility() && !element.closest("[hidden], nav, .sv-checker"))
    .map((element) => element.outerHTML.slice(0, 120))"""


def said(html: str) -> Said:
    """What the page in `html` tells a reader to do."""
    tree = LexborHTMLParser(html)
    texts = {
        name: [_SPACE.sub(" ", node.text()).strip() for node in tree.css(selector)]
        for name, selector in SAID.items()
    }
    return {**texts, "links": [node.attributes["href"] or "" for node in tree.css(LINKS)]}


@pytest.fixture(scope="module")
def web(site: Path) -> dict[str, Said]:
    """What every page of readers says, by URL."""
    pages = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    others = ("q/", *HANDBOOKS, "404.html", "download.html", "en/download.html")
    return {url: said(file.read_text("utf-8")) for url, file in pages.items() if not url.startswith(others)}


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked."""
    folder = tmp_path_factory.mktemp("archive")
    with zipfile.ZipFile(site / SETTINGS.options.archive) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def app(browser: Browser, site: Path) -> Iterator[tuple[Page, SwitchedServer]]:
    """A tab without a network, after its reader has saved everything."""
    context = browser.new_context(service_workers="allow")
    with switched_server(site) as server:
        page = visit(context, server.base)
        for prefix in (
            "",
            *(f"{lang}/" for lang in SETTINGS.options.languages if lang != SETTINGS.main_language),
        ):
            page.goto(f"{server.base}{prefix}offline.html")
            save = page.locator("[data-group]:not([hidden]) [data-part=save]:not([hidden])")
            expect(page.locator("[data-group=''] [data-part=save]")).to_be_hidden()
            while left := save.count():
                save.first.click()
                expect(save).to_have_count(left - 1, timeout=60_000)
        context.set_offline(True)
        yield page, server
    context.close()


def test_there_is_something_to_compare(web: dict[str, Said]) -> None:
    for name in (*SAID, "links"):
        assert sum(bool(page[name]) for page in web.values()) > 5, name


def test_the_archive_says_what_the_web_says(web: dict[str, Said], unpacked: Path) -> None:
    differing = [url for url, page in web.items() if said((unpacked / url).read_text("utf-8")) != page]
    assert differing == []


def test_the_app_says_what_the_web_says(web: dict[str, Said], app: tuple[Page, SwitchedServer]) -> None:
    page, _ = app
    copies = page.evaluate(
        """(urls) => Promise.all(urls.map((url) => fetch("/" + url).then((answer) => answer.text(), () => null)))""",
        list(web),
    )
    kept = dict(zip(web, copies, strict=True))
    assert [url for url, copy in kept.items() if copy is None] == []
    assert [url for url, copy in kept.items() if said(copy) != web[url]] == []


def test_a_browser_shows_the_same_in_every_carrier(
    app: tuple[Page, SwitchedServer],
    page: Page,
    http_base: str,
    file_base: str,
    unpacked: Path,
    subtests: Subtests,
) -> None:
    offline, server = app
    for name in SAMPLE:
        with subtests.test(name):
            page.goto(http_base + PAGES[name])
            on_the_web = page.evaluate(_SHOWN, SAID)
            assert any(on_the_web.values()) or name == "home"
            page.emulate_media(media="print")
            assert page.evaluate(_SHOWN, SAID) == on_the_web
            assert page.evaluate(_HIDDEN, SAID) == []
            page.emulate_media(media="screen")
            for base in (file_base, f"{unpacked.as_uri()}/"):
                page.goto(base + PAGES[name])
                assert page.evaluate(_SHOWN, SAID) == on_the_web
            offline.goto(server.base + PAGES[name])
            expect(offline.locator(".sv-edition")).to_contain_text(WORDS["edition_saved"].partition(".")[0])
            assert offline.evaluate(_SHOWN, SAID) == on_the_web
