"""A site with `search: {engine: "lunr"}`: the same field and results, from one index."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import WORDS, Watch
from tests.help_centre import HelpCentre


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small help centre with the small engine, opened from its folder."""
    centre = HelpCentre(tmp_path_factory.mktemp("lunr"))
    centre.replace("mkdocs.yml", "    publish_from:", '    search: {engine: "lunr"}\n    publish_from:')
    built = centre.build()
    assert built.status == 0, built.output
    return f"{built.site.as_uri()}/"


def test_suggestions_results_and_codes(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}contacts.html")
    assert watch.asked_for("assets/search/") == []
    field = page.get_by_role("combobox", name=WORDS["search_label"])
    field.fill("вернуть деньгами")
    expect(page.get_by_role("option").filter(has_text="Как вернуть деньги?")).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator(".sv-results__list > li").filter(has_text="Как вернуть деньги?")).to_be_visible()
    expect(page.get_by_role("combobox", name=WORDS["filter_category"])).to_be_hidden()
    page.goto(f"{address}search.html?q=10024")
    page.wait_for_url("**/faq/pay/refund.html")
    assert watch.complaints == []
    assert watch.foreign == []


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}search.html?q=ыфваолдж")
    expect(page.locator(".sv-results__nearest").get_by_role("link").first).to_be_visible()
