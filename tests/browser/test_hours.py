"""Hours on record, in words, and whether it is open now in the time zone of the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.pages import WORDS
from tests.help_centre import HelpCentre

_CONTACT = """\
  audience: russia
  hours: "Mo-Fr 09:00-18:00; Sa 22:00-02:00"
  time_zone: "Europe/Moscow"
"""
_FACT = """\
  hours: "24/7"
  evidence:
  - {source: acme-site, captured_at: "2026-11-20", quote: "Мы на связи всегда"}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on which a contact and a way to ask have hours."""
    centre = HelpCentre(tmp_path_factory.mktemp("hours"))
    centre.replace("content/contacts/acme.yml", "  audience: russia\n", _CONTACT)
    centre.replace(
        "content/contacts/acme.yml",
        'supports: [value], quote: "Звоните',
        'supports: [value, hours], quote: "Звоните',
    )
    centre.replace("content/facts.yml", '  reason: {ru: "Нет источника"}\n', _FACT)
    built = centre.build()
    assert built.status == 0, built.output
    return built.site


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A reader far from the time zone of the record."""
    context = browser.new_context(timezone_id="America/New_York")
    yield context.new_page()
    context.close()


def _card(page: Page) -> Locator:
    return page.locator("[data-contact='acme/hotline'] .sv-hours")


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (datetime(2026, 11, 23, 5, 59, tzinfo=UTC), False),  # Monday, 8:59 in Moscow
        (datetime(2026, 11, 23, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 14, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 15, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 20, 0, tzinfo=UTC), True),  # Saturday, 23:00
        (datetime(2026, 11, 28, 22, 59, tzinfo=UTC), True),  # Sunday, 1:59
        (datetime(2026, 11, 28, 23, 0, tzinfo=UTC), False),
    ],
)
def test_a_card_says_whether_it_is_open_by_the_clock_of_its_zone(
    reader: Page, folder: Path, moment: datetime, open_: bool
) -> None:
    reader.clock.set_fixed_time(moment)
    reader.goto(f"{folder.as_uri()}/contacts.html")
    card = _card(reader)
    expect(card).to_contain_text("пн–пт 9:00–18:00; сб 22:00–2:00")
    expect(card).to_contain_text(WORDS["zone_Europe/Moscow"])
    expect(card).to_contain_text("20.11.2026")
    said, other = (WORDS["hours_open"], WORDS["hours_closed"])[:: 1 if open_ else -1]
    expect(card).to_contain_text(said)
    expect(card).not_to_contain_text(other)


def test_what_never_closes_needs_no_clock(reader: Page, folder: Path) -> None:
    reader.goto(f"{folder.as_uri()}/index.html")
    card = reader.locator(".sv-card").first
    expect(card).to_contain_text(WORDS["hours_always"])
    expect(card).not_to_contain_text(WORDS["hours_closed"])


def test_without_scripts_the_hours_stand_alone(without_scripts: Page, folder: Path) -> None:
    without_scripts.goto(f"{folder.as_uri()}/contacts.html")
    text = _card(without_scripts).inner_text()
    assert "пн–пт 9:00–18:00" in text
    assert WORDS["hours_open"] not in text and WORDS["hours_closed"] not in text


def test_where_no_hours_are_on_record_nothing_is_said_and_no_script_loads(page: Page, http_base: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{http_base}contacts.html")
    expect(page.locator(".sv-hours")).to_have_count(0)
    assert [url for url in loaded if "/hours." in url] == []
