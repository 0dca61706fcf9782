"""The width of what is written by hand: code, data, and the cases of tests."""

from __future__ import annotations

import pytest

from tests.help_centre import REPOSITORY

MOST = 120  # characters
PACKED = {".pyc", ".mo", ".png", ".mp4"}
THEME = "src/sverka/theme/"


@pytest.mark.parametrize("folder", ["src", "hooks", "media", "benchmarks", "tests"])
def test_no_line_of_python_is_too_long(folder):
    """Ruff lets a line of one word pass, and an expression without a space is one."""
    assert too_long(folder, {".py"}) == []


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_line_of_any_text_is_too_long(folder):
    """A finding names a line; a reader of a difference reads one. A case that needs a longer line folds it."""
    assert [where for where in too_long(folder) if not where.startswith(THEME) or ".yml:" in where] == []


def too_long(folder: str, endings: set[str] | None = None) -> list[str]:
    """`path:line` of each line of the text files in `folder` that is too long."""
    files = [
        file
        for file in sorted((REPOSITORY / folder).rglob("*"))
        if file.is_file() and file.suffix not in PACKED and (endings is None or file.suffix in endings)
    ]
    assert len(files) > 1
    return [
        f"{file.relative_to(REPOSITORY).as_posix()}:{number}: {len(line)} characters"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MOST
    ]
