"""The pages of the demonstration as readers meet them: accessible, and none wider than the narrowest phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest import Subtests

from sverka.exports.short_addresses import FOLDER as SHORT
from tests.browser.axe import axe_faults
from tests.browser.measures import TOO_WIDE
from tests.browser.pages import WIDTHS, Watch
from tests.demonstration.pages import EVERY_TYPE
from tests.help_centre import Built


def test_the_demonstration_builds(demonstration_build: Built) -> None:
    assert demonstration_build.status == 0, demonstration_build.output


def test_axe_finds_nothing_on_any_type_of_page(
    page: Page, demonstration_base: str, subtests: Subtests
) -> None:
    """In other widths and colours the same templates are judged on the pages of tests/cases/whole."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": min(WIDTHS), "height": 800})
    for name, url in EVERY_TYPE.items():
        with subtests.test(name):
            page.goto(demonstration_base + url)
            page.evaluate(
                "() => { for (const part of document.querySelectorAll('details')) part.open = true; }"
            )
            assert axe_faults(page) == []


_PHONES = (min(WIDTHS), 360)  # what fits the narrowest may still not fit the next: tables have two forms


def _every_page(site: Path) -> list[str]:
    pages = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    return [url for url in pages if not url.startswith(SHORT)]  # those only lead on


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["types", "pages"])
def test_no_phone_scrolls_a_page_sideways_and_none_breaks_the_policy(
    page: Page, demonstration_base: str, demonstration: Path, every: bool
) -> None:
    watch = Watch(page, demonstration_base)
    too_wide = {}
    for url in _every_page(demonstration) if every else EVERY_TYPE.values():
        page.goto(demonstration_base + url, wait_until="domcontentloaded")
        for width in _PHONES:
            page.set_viewport_size({"width": width, "height": 700})
            if found := page.evaluate(TOO_WIDE):
                too_wide[url, width] = found
    assert too_wide == {}
    assert (watch.complaints, watch.foreign) == ([], [])
