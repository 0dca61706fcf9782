"""The width of the code."""

from __future__ import annotations

import pytest

from tests.help_centre import REPOSITORY

MOST = 120  # characters


@pytest.mark.parametrize("folder", ["src", "hooks", "media", "benchmarks", "tests"])
def test_no_line_of_python_is_too_long(folder):
    """Ruff lets a line of one word pass, and an expression without a space is one."""
    files = sorted((REPOSITORY / folder).rglob("*.py"))
    assert files
    too_long = [
        f"{file.relative_to(REPOSITORY)}:{number}: {len(line)} characters"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MOST
    ]
    assert too_long == []
