"""Relative addresses lead where they should from every page, on a server and in a folder."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from sverka.core.urls import relative_url

NAMES = st.text("abвя-_", min_size=1, max_size=4)
URLS = st.lists(NAMES, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")
FRAGMENTS = st.just("") | NAMES.map(lambda name: f"#{name}")


@given(URLS, FRAGMENTS, URLS)
def test_a_relative_address_leads_to_its_target(target: str, fragment: str, page: str) -> None:
    for root in ("https://help.example/", "https://help.example/below/", "file:///folder/site/"):
        assert urljoin(root + page, relative_url(target + fragment, page)) == root + target + fragment


@given(URLS)
def test_an_anchor_of_the_same_page_is_the_anchor_alone(page: str) -> None:
    assert relative_url(f"{page}#steps", page) == "#steps"


@given(URLS)
def test_the_root_of_the_site_is_its_first_page(page: str) -> None:
    assert relative_url("", page) == relative_url("index.html", page)
