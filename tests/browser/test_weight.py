"""What a reader loads for one page: within the budget of its type, and no more of it as the site grows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from benchmarks.chromium import served_compressed
from benchmarks.measure_page import measure
from sverka.pages.codes import code_for
from tests.browser.pages import Watch
from tests.help_centre import REPOSITORY, HelpCentre

BUDGETS: dict[str, dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "benchmarks/page_budgets.yml").read_text("utf-8")
)
_ANSWER = """\
---
title: "Вопрос о деле {number}?"
summary: "Ответ о деле {number}"
code: "{code}"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
sources: [acme-site]
channels: [call, letter]
answer: "Позвоните."
---
1. Позвоните.
"""


@pytest.fixture(scope="module")
def compressed(site: Path) -> Iterator[str]:
    """Address of the site on a server that sends the files compressed ahead."""
    with served_compressed(site) as base:
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


def test_a_page_that_is_not_there_is_said(site: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.measure_page", "faq/no-such.html", "--site", str(site)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "faq/no-such.html: there is no such page; scripts/build makes it" in run.stderr


def test_a_page_does_not_grow_with_the_site(tmp_path: Path) -> None:
    """Two sizes prove it for all: past them nothing is left on a page that lists pages."""
    sizes = [_size_among(tmp_path / str(others), others) for others in (20, 120)]
    assert sizes[0] == sizes[1]


def _size_among(folder: Path, others: int) -> int:
    centre = HelpCentre(folder)
    lines = []
    for number in range(1000, 1000 + others):
        path, code = f"content/faq/pay/question-{number}.md", code_for(1000 + number)
        centre.write(path, _ANSWER.format(number=number, code=code))
        lines.append(f'- {{code: "{code}", page: "{path}"}}\n')
    centre.write("content/codes.yml", centre.read("content/codes.yml").rstrip() + "\n" + "".join(lines))
    built = centre.build()
    assert built.status == 0, built.output
    return len(built.page("faq/pay/refund.html"))
