"""The site in Chromium behind a real nginx with the headers of the build: it works, and breaks no policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest import Subtests

from tests.browser.offline import visit
from tests.browser.pages import MISSING, WORDS, Watch, addresses
from tests.serving.conftest import Server, start


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx in front of the built site."""
    yield from start(site, tmp_path_factory.mktemp("nginx"))


def test_every_type_of_page_works_under_the_headers(page: Page, nginx: Server, subtests: Subtests) -> None:
    watch = Watch(page, nginx.base)
    for name, address in addresses(nginx.base).items():
        with subtests.test(name):
            watch.start()
            page.goto(address)
            page.get_by_role("combobox", name=WORDS["search_label"]).fill("пароль")
            expect(page.get_by_role("option").first).to_be_visible()
            assert (watch.complaints, watch.foreign) == ([], [])


def test_the_checker_works_under_the_headers(page: Page, nginx: Server) -> None:
    watch = Watch(page, nginx.base)
    page.goto(f"{nginx.base}check.html")
    page.locator("#checker-text").fill("8 800 000-55-35")
    expect(page.locator(".sv-verdict")).to_have_count(1)
    assert (watch.complaints, watch.foreign) == ([], [])


def test_without_a_network_it_works_under_the_headers(reader: BrowserContext, nginx: Server) -> None:
    page = visit(reader, nginx.base)
    watch = Watch(page, nginx.base)
    reader.set_offline(True)
    page.goto(f"{nginx.base}search.html?q=парол")
    expect(page.locator(".sv-results__list a").first).to_be_visible()
    page.goto(f"{nginx.base}check.html")
    page.locator("#checker-text").fill("8 800 000-55-35")
    expect(page.locator(".sv-verdict")).to_have_count(1)
    assert watch.complaints == []


def test_a_film_plays_on_the_whole_screen_and_a_text_is_copied(page: Page, nginx: Server) -> None:
    watch = Watch(page, nginx.base)
    page.goto(f"{nginx.base}videos/check-contact.html")
    film = page.locator("video")
    assert film.evaluate("film => { film.muted = true; return film.play().then(() => true) }")
    assert film.evaluate("film => film.requestFullscreen().then(() => document.fullscreenElement === film)")
    page.goto(f"{nginx.base}letters/pay/refund.html")
    assert page.evaluate("document.featurePolicy.allowsFeature('clipboard-write')")
    assert watch.complaints == []


def test_from_an_unknown_address_of_any_depth_the_search_leads_on(page: Page, nginx: Server) -> None:
    page.goto(nginx.base + MISSING)
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["not_found_title"])
    field = page.get_by_role("combobox", name=WORDS["search_label"])
    field.fill("оплата")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url(f"{nginx.base}search.html?q=*")
    expect(page.locator(".sv-results__list a").first).to_be_visible()
    page.goto(nginx.base + MISSING)
    field.fill("оплата")
    page.get_by_role("option").first.click()
    page.wait_for_url(lambda address: address != nginx.base + MISSING)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(WORDS["not_found_title"])


def test_no_other_site_may_frame_it(page: Page, nginx: Server) -> None:
    response = page.goto(nginx.base)
    assert response is not None
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
