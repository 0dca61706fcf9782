"""Nothing is lost that was said to be kept, whatever happens to three tabs of a real browser."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.browser.kept_operations import Reader


@pytest.mark.parametrize("count", [150, pytest.param(10_000, marks=pytest.mark.slow)])
def test_nothing_is_lost_that_was_said_to_be_kept(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    http_base: str,
    tmp_path: Path,
    count: int,
) -> None:
    def start() -> BrowserContext:
        options = {**browser_type_launch_args, "service_workers": "block"}
        context = playwright.chromium.launch_persistent_context(tmp_path, **options)
        context.set_default_timeout(30_000)
        return context

    reader = Reader(start, http_base, random.SystemRandom().randrange(10**6), tmp_path)
    print(f"seed {reader.seed}")
    reader.run(count)
    print(f"{reader.done.total()} operations, {reader.ever} promises: {dict(reader.done)}")
    assert reader.lost == [], f"seed {reader.seed}"
    assert reader.ever > count / 20
