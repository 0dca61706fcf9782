"""Fixtures that several folders of tests use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.help_centre import HelpCentre

# How long an example takes says more about the machine than about the code.
settings.register_profile("sverka", deadline=None)
settings.load_profile("sverka")


@pytest.fixture
def centre(tmp_path: Path) -> HelpCentre:
    """A help centre that is in order, to break."""
    return HelpCentre(tmp_path)
