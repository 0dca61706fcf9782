"""The records that the cases are held against."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sverka.registry import Policy, Registry, load_registry

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
