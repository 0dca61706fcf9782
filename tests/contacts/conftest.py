"""The records that the cases are held against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.browser_engine import BrowserEngine
from benchmarks.chromium import launch_options
from sverka.contacts.reading import LINT
from sverka.registry import Policy, Registry, load_registry
from tests.contacts.parity import reading_of

RECORDS = Path(__file__).parent / "records"


@pytest.fixture(scope="session")
def registry() -> Registry:
    """An organisation with one contact of each kind and status."""
    registry, findings = load_registry(RECORDS, RECORDS)
    assert not findings
    return registry


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The day on which the cases are judged."""
    return Policy(date(2026, 11, 23))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium."""
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def engine(browser: Browser, registry: Registry, policy: Policy) -> Iterator[BrowserEngine]:
    """The browser's engine with the records of the cases."""
    with BrowserEngine(registry, policy, browser, reading_of(registry, LINT)) as engine:
        yield engine
