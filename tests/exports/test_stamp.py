"""The stamp of a build: the same for one commit and day, later for a later one."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from sverka.exports.stamp import Stamp, stamp
from tests.help_centre import DAY


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    git(tmp_path, "init", "-q")
    commit(tmp_path, "one", "2026-11-20T12:00:00Z")
    return tmp_path


def git(folder: Path, *arguments: str, when: str = "") -> str:
    identity = ("-c", "user.name=editors", "-c", "user.email=editors@example.org")
    environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when} if when else {}
    run = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout.strip()


def commit(folder: Path, text: str, when: str) -> None:
    (folder / "page.md").write_text(text)
    git(folder, "add", "page.md")
    git(folder, "commit", "-q", "-m", text, when=when)


def test_two_copies_of_one_commit_have_one_stamp(repository, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere") / "copy"
    git(repository, "clone", "-q", str(repository), str(other))
    assert stamp(repository, DAY) == stamp(other, DAY)
    assert stamp(repository, DAY).commit == git(repository, "rev-parse", "HEAD")


def test_a_later_commit_and_a_later_day_have_a_later_serial(repository):
    first = stamp(repository, DAY)
    commit(repository, "two", "2026-11-20T12:00:01Z")
    second = stamp(repository, DAY)
    tomorrow = stamp(repository, DAY + timedelta(days=1))
    assert first.serial < second.serial < tomorrow.serial
    assert stamp(repository, date(2026, 2, 1)).serial < first.serial


def test_files_that_were_changed_since_the_commit_are_owned_up_to(repository):
    clean = stamp(repository, DAY).commit
    (repository / "page.md").write_text("changed")
    assert stamp(repository, DAY).commit == f"{clean}-dirty"


def test_without_git_the_day_alone_orders_builds(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    found = stamp(tmp_path, DAY)
    assert found == Stamp(DAY, "20261123-0000000000", None, found.generator)
    assert found.generator.startswith("sverka ")
