"""The width of the code."""

from __future__ import annotations

import pytest

from tests.help_centre import REPOSITORY

MOST = 120  # characters


@pytest.mark.parametrize("folder", ["src", "hooks", "media", "benchmarks", "tests"])
def test_no_line_of_python_is_too_long(folder):
    """Ruff lets a line of one word pass, and an expression without a space is one."""
    _check(folder, ".py")


@pytest.mark.parametrize("ending", [".html", ".css", ".js"])
def test_no_line_of_the_theme_is_too_long(ending):
    """A formatter wraps neither a comment nor a word."""
    _check("src/sverka/theme", ending)


@pytest.mark.parametrize("ending", [".html", ".css"])
def test_no_line_of_a_site_over_the_theme_is_too_long(ending):
    _check("overrides", ending)


def _check(folder: str, ending: str) -> None:
    files = sorted((REPOSITORY / folder).rglob(f"*{ending}"))
    assert files
    too_long = [
        f"{file.relative_to(REPOSITORY)}:{number}: {len(line)} characters"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MOST
    ]
    assert too_long == []
