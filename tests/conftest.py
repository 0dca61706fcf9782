"""Fixtures that several folders of tests use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.help_centre import HelpCentre


@pytest.fixture
def centre(tmp_path: Path) -> HelpCentre:
    """A help centre that is in order, to break."""
    return HelpCentre(tmp_path)
