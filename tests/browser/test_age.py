"""Each copy says, by the reader's clock, when it is older than it promises, or when the clock cannot be right."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from sverka.model.settings import load_settings
from tests.browser.pages import Watch
from tests.help_centre import WHOLE

PAGES = ["index.html", "contacts.html", "en/index.html"]


@pytest.fixture
def built_on(fresh_page: Page, base: str) -> datetime:
    """The day that the copy counts from, at noon."""
    fresh_page.goto(f"{base}index.html")
    day = fresh_page.locator(".sv-footer__end time").get_attribute("datetime")
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def open_on(page: Page, address: str, moment: datetime) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(address)


def test_within_its_promise_a_copy_says_nothing(fresh_page, base, built_on):
    for days in (0, int(load_settings(WHOLE).options.stale_after)):
        open_on(fresh_page, f"{base}index.html", built_on + timedelta(days=days))
        expect(fresh_page.locator("main .sv-note--caution")).to_have_count(0)


@pytest.mark.parametrize("url", PAGES)
def test_after_it_every_page_says_how_old_it_is_and_where_a_new_one_is(fresh_page, base, built_on, url):
    days = int(load_settings(WHOLE).options.stale_after) + 1
    open_on(fresh_page, f"{base}{url}", built_on + timedelta(days=days))
    note = fresh_page.locator("main > [role=status]")
    expect(note).to_be_visible()
    expect(note).to_contain_text(str(days))
    day = built_on.date().isoformat()
    expect(note).to_contain_text(day if url.startswith("en/") else ".".join(reversed(day.split("-"))))
    expect(note.locator("a")).to_have_attribute(
        "href", f"https://help.example/{'en/' * url.startswith('en/')}index.html"
    )


def test_a_clock_a_year_behind_is_called_wrong_and_not_passed_over(fresh_page, base, built_on):
    open_on(fresh_page, f"{base}contacts.html", built_on - timedelta(days=365))
    note = fresh_page.locator("main > [role=status]")
    expect(note).to_contain_text("Часы отстают или сбились")
    expect(note).to_contain_text(f"{built_on - timedelta(days=365):%d.%m.%Y}")


def test_without_scripts_the_day_stands_in_the_footer(without_scripts, base, built_on):
    without_scripts.goto(f"{base}contacts.html")
    expect(without_scripts.locator(".sv-footer__end time")).to_have_text(f"{built_on:%d.%m.%Y}")


def test_the_policy_lets_the_data_for_search_engines_be(fresh_page, base):
    """It is no script, so that the policy, which allows no inline script, has nothing to say about it."""
    watch = Watch(fresh_page, base)
    fresh_page.goto(f"{base}contacts.html")
    expect(fresh_page.locator('script[type="application/ld+json"]')).to_have_count(1)
    assert "script-src 'self'" in (
        fresh_page.locator("meta[http-equiv]").first.get_attribute("content") or ""
    )
    assert watch.complaints == []
