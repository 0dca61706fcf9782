"""`scripts/setup`: what it does, and does not do again. Python and pip are stand-ins that note what they are asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from tests.help_centre import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts are those of POSIX")

# `python -m venv` makes another stand-in; where a file `kill` lies, pip dies of it as the whole setup would.
PYTHON = """\
#!/bin/sh
echo "$*" >> "$LOG"
case "$*" in
  "-m venv --clear .venv") rm -rf .venv; mkdir -p .venv/bin .venv/lib/python3/site-packages; cp "$0" .venv/bin/python ;;
  *--editable*) pwd > .venv/lib/python3/site-packages/__editable__.sverka-0.pth ;;
  *requirements*) [ ! -f kill ] || { touch .venv/bin/half; kill -9 $PPID; } ;;
esac
"""
VENV, PINS, LINK = "venv", "pins", "link"


class Checkout:
    """A folder with scripts/setup and what it reads."""

    def __init__(self, root: Path) -> None:
        self.root, self.log = root, root.parent / "log"
        for name in ("scripts", "requirements", "path"):
            (root / name).mkdir(parents=True)
        shutil.copy(REPOSITORY / "scripts/setup", root / "scripts")
        for name in ("requirements/site.txt", "requirements/test.txt", "pyproject.toml"):
            (root / name).write_text(name)
        (root / "path/python3").write_text(PYTHON)
        (root / "path/python3").chmod(0o755)

    def moved(self, target: Path) -> Self:
        self.root = self.root.rename(target)
        return self

    def setup(self, *arguments: str, status: int = 0) -> list[str]:
        """What a run of it did."""
        self.log.write_text("")
        path = f"{self.root / 'path'}{os.pathsep}{os.environ['PATH']}"
        run = subprocess.run(
            [self.root / "scripts/setup", *arguments],
            env={**os.environ, "PATH": path, "LOG": str(self.log)},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert run.returncode == status, run.stderr
        kinds = {"-m venv": VENV, "requirements/": PINS, "--editable": LINK}
        lines = self.log.read_text().splitlines()
        return [kind for line in lines for mark, kind in kinds.items() if mark in line]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_it_is_done_once(checkout):
    assert checkout.setup() == [VENV, PINS, LINK]
    assert checkout.setup() == checkout.setup("site") == []
    assert checkout.setup("test") == [PINS, LINK]
    assert checkout.setup("test") == checkout.setup("site") == []


def test_what_the_tests_need_holds_what_the_site_needs(checkout):
    assert checkout.setup("test") == [VENV, PINS, LINK]
    assert checkout.setup("site") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/site.txt"])
def test_other_packages_are_installed_into_what_is_there(checkout, name):
    checkout.setup()
    (checkout.root / name).write_text("changed")
    assert checkout.setup() == [PINS, LINK]
    assert checkout.setup() == []


@pytest.mark.parametrize("name", ["elsewhere", "где-то", "with a space", "-e"])
def test_a_moved_checkout_is_set_up_anew(checkout, name):
    checkout.setup()
    checkout.moved(checkout.root.with_name(name))
    assert checkout.setup() == [VENV, PINS, LINK]
    assert checkout.setup() == []


def test_a_copied_checkout_is_set_up_anew_and_the_first_one_stays(checkout, tmp_path):
    checkout.setup()
    shutil.copytree(checkout.root, tmp_path / "copy", symlinks=True)
    copy = Checkout(tmp_path / "other")
    shutil.rmtree(copy.root)
    copy.root = tmp_path / "copy"
    assert copy.setup() == [VENV, PINS, LINK]
    assert checkout.setup() == copy.setup() == []


def test_it_runs_the_code_beside_it(checkout):
    checkout.setup()
    (link,) = checkout.root.glob(".venv/lib/*/site-packages/*.pth")
    assert (link.parent / link.read_text().strip()).resolve() == checkout.root / "src"


def test_what_was_killed_counts_as_never_made(checkout):
    (checkout.root / "kill").touch()
    checkout.setup(status=-9)
    (checkout.root / "kill").unlink()
    assert checkout.setup() == [VENV, PINS, LINK]
    assert not (checkout.root / ".venv/bin/half").exists()
    (checkout.root / "kill").touch()
    checkout.setup("test", status=-9)
    (checkout.root / "kill").unlink()
    assert checkout.setup("site") == [VENV, PINS, LINK]


def test_a_python_that_is_gone_is_replaced(checkout):
    checkout.setup()
    (checkout.root / ".venv/bin/python").unlink()
    (checkout.root / ".venv/bin/python").symlink_to("/nowhere/python3")
    assert checkout.setup() == [VENV, PINS, LINK]


def test_no_other_set_is_known(checkout):
    assert checkout.setup("all", status=2) == []
