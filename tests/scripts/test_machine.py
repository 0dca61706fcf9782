"""What the tests need of a machine is asked for before the first of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.help_centre import REPOSITORY
from tests.machine import NEEDS, SLOW_NEEDS, Need, lacking


def test_where_nothing_is_there_all_of_it_is_named_at_once_with_what_installs_it():
    run = subprocess.run(
        [sys.executable, "-m", "tests.machine", "--all"],
        cwd=REPOSITORY,
        env={**os.environ, "PATH": "/nowhere"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2
    lines = [line for line in run.stderr.splitlines() if "nginx" not in line and "debootstrap" not in line]
    assert len(lines) == 4
    for line in lines:  # the other two may be found in /usr/sbin
        assert re.match(
            r"scripts/test: .*: .*; .*\. On Debian: apt-get install --no-install-recommends \w+", line
        )
    assert "Traceback" not in run.stderr


def test_what_lacks_is_told_with_its_fault_and_what_is_there_is_not():
    there = Need("a", ("a",), lambda: "", "tests")
    lacks = Need("b", ("b",), lambda: "no b", "tests")
    assert lacking((there, lacks), may_install=False) == [(lacks, "no b")]


def test_the_test_script_asks_before_it_does_anything_else():
    script = (REPOSITORY / "scripts/test").read_text("utf-8")
    assert script.index("tests.machine") < script.index("ruff check")
    assert len(NEEDS + SLOW_NEEDS) == 6


def test_a_library_that_the_driver_wants_is_a_package_of_the_browser():
    """Its node is linked to these; a Debian with nothing but Python has none of them."""
    packages = next(need.packages for need in NEEDS if "Chromium" in need.name)
    assert {"libatomic1", "libstdc++6"} <= set(packages)
