"""A help centre with its site, to change and build again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.help_centre import HelpCentre


@pytest.fixture
def centre(published: HelpCentre, tmp_path: Path) -> HelpCentre:
    """A copy of it, with its site, to change and build again."""
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root / "site", copy.root / "site")
    return copy
