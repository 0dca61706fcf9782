"""The ways out of MkDocs 1.x (decision 1): its forks build the demonstration, each in an environment of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from filecmp import dircmp
from pathlib import Path

import pytest

from sverka.core.dates import epoch_of
from tests.help_centre import OWN_DAY, REPOSITORY

# The package to install in the place of mkdocs → the command that it brings.
FORKS = {"properdocs==1.6.7": "properdocs", "mkdocs-ng==1.8.0": "mkdocs"}
_SOURCES = ("docs", "content", "hooks", "overrides", "media", "screenshots")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the demonstration in a folder without history: a build would count from the last commit."""
    root = tmp_path_factory.mktemp("demonstration")
    for folder in _SOURCES:
        shutil.copytree(REPOSITORY / folder, root / folder)
    for file in ("mkdocs.yml", "README.md"):
        shutil.copy(REPOSITORY / file, root)
    build(Path(sys.executable).with_name("mkdocs"), root, root / "expected")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("fork", FORKS)
def test_a_fork_builds_the_same_bytes(fork: str, demonstration: Path, tmp_path: Path):
    install(fork, tmp_path / "venv")
    build(tmp_path / "venv/bin" / FORKS[fork], demonstration, tmp_path / "site")
    assert differing(demonstration / "expected", tmp_path / "site") == []


def install(fork: str, venv: Path) -> None:
    """An environment with the pinned packages, the fork in the place of MkDocs, and this project."""
    pins = (REPOSITORY / "requirements/site.txt").read_text("utf-8")
    venv.mkdir()
    without = venv / "pins.txt"
    without.write_text(re.sub(r"(?m)^mkdocs==.*\\\n(?: +--hash.*\n)+", "", pins), "utf-8")
    pip = [str(venv / "bin/pip"), "install", "-qq", "--disable-pip-version-check", "--no-deps"]
    for command in (
        [sys.executable, "-m", "venv", str(venv)],
        [*pip, "-r", str(without)],
        [*pip, fork],
        [*pip, "--no-build-isolation", str(REPOSITORY)],
    ):
        subprocess.run(command, check=True)


def build(command: Path, root: Path, site: Path) -> None:
    """Run a build as somebody would; what it says goes along where it fails."""
    environment = {
        "SOURCE_DATE_EPOCH": str(epoch_of(OWN_DAY)),
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": "/usr/bin:/bin",
    }
    run = subprocess.run(
        [str(command), "build", "-d", str(site)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0 and site.is_dir(), run.stdout + run.stderr


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not in both folders, or not the same."""
    pair = dircmp(one, other)
    found = [*pair.left_only, *pair.right_only, *pair.diff_files, *pair.funny_files]
    return found + [name for folder in pair.common_dirs for name in differing(one / folder, other / folder)]
