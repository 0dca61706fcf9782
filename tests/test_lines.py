"""The width of what is written by hand: code, templates, data, and the cases of tests."""

from __future__ import annotations

import pytest

from tests.help_centre import REPOSITORY

MOST = 120  # characters
NO_TEXT = {".pyc", ".png", ".mp4"}


@pytest.mark.parametrize("folder", ["src/sverka", "overrides", "hooks", "media", "tests"])
def test_no_line_is_too_long(folder):
    """A finding names a line; a reader of a difference reads one. A case that needs a longer line folds it.

    Ruff and the formatters let a line of one word or of a comment pass. A row of a table in Markdown is one line.
    """
    files = [
        file
        for file in sorted((REPOSITORY / folder).rglob("*"))
        if file.is_file()
        and file.suffix not in NO_TEXT
        and not any(part.startswith(".") for part in file.relative_to(REPOSITORY).parts)
    ]
    assert len(files) > 1
    assert [
        f"{file.relative_to(REPOSITORY).as_posix()}:{number}: {len(line)} characters"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > MOST and not (file.suffix == ".md" and line.startswith("|"))
    ] == []
