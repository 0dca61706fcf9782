"""The stamp of a build: the same for one commit and day, later for a later one."""

from __future__ import annotations

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

import sverka
from sverka.exports.stamp import stamp
from tests.help_centre import DAY


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, which holds the sources of a site."""
    return begin(tmp_path / "repository")


def begin(folder: Path, site: str = "") -> Path:
    """A repository in `folder` with the sources of a site in the folder `site` of it; where they lie."""
    (folder / site).mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / ".gitignore").write_text("notes/\n")
    write(folder / site)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one", when="2026-11-20T12:00:00Z")
    return folder / site


def write(site: Path, page: str = "one") -> Path:
    """Sources of a site, as far as their stamp is concerned."""
    (site / "docs").mkdir(parents=True, exist_ok=True)
    (site / "mkdocs.yml").write_text("site_name: Help\n")
    (site / "docs/page.md").write_text(page)
    return site


def git(folder: Path, *arguments: str, when: str = "") -> str:
    identity = ("-c", "user.name=editors", "-c", "user.email=editors@example.org")
    environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when} if when else {}
    run = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout.strip()


def commit(folder: Path, text: str, when: str) -> None:
    (folder / "docs/page.md").write_text(text)
    git(folder, "add", ".")
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
    (repository / "docs/page.md").write_text("changed")
    assert stamp(repository, DAY).commit == f"{clean}-dirty"


@pytest.mark.parametrize("name", ["docs/new.md", "content/notes/new.yml", "overrides/notes/new.html"])
def test_a_file_that_is_published_and_not_committed_is_owned_up_to(repository, name):
    clean = stamp(repository, DAY)
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text("new, and perhaps ignored")
    found = stamp(repository, DAY)
    assert found.commit == f"{clean.commit}-dirty"
    assert found.serial.startswith(f"{clean.serial}-")


@pytest.mark.parametrize("name", ["docs/.notes.md", "hooks/__pycache__/contacts.pyc", "site/index.html"])
def test_a_file_that_is_not_published_changes_nothing(repository, name):
    clean = stamp(repository, DAY)
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text("not published")
    assert stamp(repository, DAY) == clean


def test_a_site_in_a_folder_of_a_larger_repository_has_its_commit(tmp_path):
    site = begin(tmp_path / "everything", "sites/help")
    assert stamp(site, DAY).commit == git(site, "rev-parse", "HEAD")


def test_sources_that_were_unpacked_inside_of_a_repository_have_no_commit(repository):
    site = write(repository / "unpacked/help")
    found = stamp(site, DAY)
    assert found.commit is None and found.serial.startswith("20261123-0000000000-")
    git(repository, "init", "-q", "unpacked")  # and of one without commits
    assert stamp(site, DAY) == found


@pytest.fixture(params=["no git", "no repository"])
def without_git(request, monkeypatch, tmp_path):
    """Sources that git does not know, or on a machine without it."""
    if request.param == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))


def test_without_git_the_content_tells_builds_of_a_day_apart(tmp_path, without_git):
    found = stamp(write(tmp_path / "one"), DAY)
    assert found == stamp(write(tmp_path / "copy"), DAY)
    assert re.fullmatch("20261123-0000000000-[a-p]{10}", found.serial) and found.commit is None
    assert found.generator.startswith("sverka ")
    others = {stamp(write(tmp_path / f"other-{page}", page), DAY).serial for page in ("two", "three", "")}
    renamed = write(tmp_path / "renamed")
    (renamed / "docs/page.md").rename(renamed / "docs/other.md")
    assert len({found.serial, *others, stamp(renamed, DAY).serial}) == 5


def test_another_state_of_the_generator_is_another_serial(tmp_path, monkeypatch):
    before = stamp(write(tmp_path / "site"), DAY)
    (tmp_path / "sverka").mkdir()
    (tmp_path / "sverka/__init__.py").write_text("")
    monkeypatch.setattr(sverka, "__file__", str(tmp_path / "sverka/__init__.py"))
    assert stamp(tmp_path / "site", DAY).serial != before.serial
