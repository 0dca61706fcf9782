"""How many clicks lead from page to page."""

from __future__ import annotations

from collections import deque

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.pages import SECTIONS, SIGN_IN, in_language, links
from tests.handbook_urls import is_handbook

Pages = dict[str, LexborHTMLParser]


def _clicks(built: Pages, start: str) -> dict[str, int]:
    """How many links lie between `start` and each page."""
    clicks, waiting = {start: 0}, deque([start])
    while waiting:
        url = waiting.popleft()
        for target in links(url, built[url]):
            if target in built and target not in clicks:
                clicks[target] = clicks[url] + 1
                waiting.append(target)
    return clicks


def test_main_sections_and_sign_in_are_on_every_page(built: Pages) -> None:
    def missing(url: str, tree: LexborHTMLParser) -> set[str]:
        wanted = {in_language(page, url) for page in (*SECTIONS, SIGN_IN)}
        return wanted - set(links(url, tree, "body > header a[href]"))

    assert {url: gone for url, tree in built.items() if (gone := missing(url, tree))} == {}


def test_any_form_is_at_most_two_clicks_from_the_first_page(built: Pages) -> None:
    clicks = _clicks(built, "index.html")
    forms = [url for url in built if url.startswith("letters/") and not url.endswith("index.html")]
    assert forms
    assert {url: clicks.get(url) for url in forms if clicks.get(url, 99) > 2} == {}


@pytest.mark.parametrize("start", ["index.html", "404.html"])
def test_every_page_for_readers_can_be_reached_by_links(built: Pages, start: str) -> None:
    clicks = _clicks(built, start)
    by_other_means = {"404.html", "search.html"}
    readers = [url for url in built if not is_handbook(url) and url not in by_other_means]
    assert {url: clicks.get(url) for url in readers if clicks.get(url, 99) > 4} == {}


def test_the_twenty_commonest_questions_are_two_interactions_from_the_first_page(built: Pages) -> None:
    commonest = [
        target
        for target in links("popular.html", built["popular.html"], ".sv-list--ranked a")
        if target in built
    ]
    assert len(commonest) == len(set(commonest)) == 20
    clicks = _clicks(built, "index.html")
    assert {url: clicks.get(url) for url in commonest if clicks.get(url, 99) > 2} == {}
