"""How many clicks lead from page to page of the demonstration."""

from __future__ import annotations

from collections import deque

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.pages import in_language, links
from tests.demonstration.pages import SECTIONS, SIGN_IN
from tests.handbook_urls import is_handbook

Pages = dict[str, LexborHTMLParser]


def _clicks(pages: Pages, start: str) -> dict[str, int]:
    """How many links lie between `start` and each page."""
    clicks, waiting = {start: 0}, deque([start])
    while waiting:
        url = waiting.popleft()
        for target in links(url, pages[url]):
            if target in pages and target not in clicks:
                clicks[target] = clicks[url] + 1
                waiting.append(target)
    return clicks


def test_main_sections_and_sign_in_are_on_every_page(demonstration_pages: Pages) -> None:
    def missing(url: str, tree: LexborHTMLParser) -> set[str]:
        wanted = {in_language(page, url) for page in (*SECTIONS, SIGN_IN)}
        return wanted - set(links(url, tree, "body > header a[href]"))

    assert {url: gone for url, tree in demonstration_pages.items() if (gone := missing(url, tree))} == {}


def test_any_form_is_at_most_two_clicks_from_the_first_page(demonstration_pages: Pages) -> None:
    clicks = _clicks(demonstration_pages, "index.html")
    forms = [
        url for url in demonstration_pages if url.startswith("letters/") and not url.endswith("index.html")
    ]
    assert forms
    assert {url: clicks.get(url) for url in forms if clicks.get(url, 99) > 2} == {}


@pytest.mark.parametrize("start", ["index.html", "404.html"])
def test_every_page_for_readers_can_be_reached_by_links(demonstration_pages: Pages, start: str) -> None:
    clicks = _clicks(demonstration_pages, start)
    by_other_means = {"404.html", "search.html"}
    readers = [url for url in demonstration_pages if not is_handbook(url) and url not in by_other_means]
    assert {url: clicks.get(url) for url in readers if clicks.get(url, 99) > 4} == {}


def test_the_twenty_commonest_questions_are_two_interactions_from_the_first_page(
    demonstration_pages: Pages,
) -> None:
    commonest = [
        target
        for target in links("popular.html", demonstration_pages["popular.html"], ".sv-list--ranked a")
        if target in demonstration_pages
    ]
    assert len(commonest) == len(set(commonest)) == 20
    clicks = _clicks(demonstration_pages, "index.html")
    assert {url: clicks.get(url) for url in commonest if clicks.get(url, 99) > 2} == {}
