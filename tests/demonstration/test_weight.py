"""What a reader of the demonstration loads for one page: within the budget of its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from benchmarks.chromium import served_compressed
from benchmarks.measure_page import measure
from tests.browser.pages import Watch
from tests.help_centre import REPOSITORY

BUDGETS: dict[str, dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "benchmarks/page_budgets.yml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def compressed(demonstration: Path) -> Iterator[str]:
    """Address of the demonstration on a server that sends the files compressed ahead."""
    with served_compressed(demonstration) as base:
        yield base


@pytest.fixture
def new_reader(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that has seen nothing yet."""
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def test_an_answer_weighs_less_than_was_promised() -> None:
    assert BUDGETS["answer"]["total"] <= 30_000
    assert BUDGETS["answer"]["script"] <= 6_000


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_page_is_within_its_budget(new_reader: Page, compressed: str, kind: str) -> None:
    budget = BUDGETS[kind]
    watch = Watch(new_reader, compressed)
    weight = measure(new_reader, compressed, budget["page"])
    assert weight["total_brotli"] <= budget["total"], weight
    assert weight["by_type"]["script"]["brotli"] <= budget["script"], weight
    document = weight["by_type"]["document"]
    assert document["raw"] > 2 * document["brotli"], weight
    if kind != "search":
        unused = [
            url
            for url in watch.requests
            if urlsplit(url).path.startswith(("/assets/search/", "/assets/check/"))
        ]
        assert unused == []
