"""The scripts: each says how it is used, and what they install is pinned by its content."""

from __future__ import annotations

import os
import re
import subprocess

import pytest

from tests.help_centre import REPOSITORY

SCRIPTS = sorted(file for file in (REPOSITORY / "scripts").iterdir() if file.is_file())
REQUIREMENTS = sorted((REPOSITORY / "requirements").glob("*.txt"))


def test_the_usual_ones_are_there():
    assert {"setup", "build", "serve", "check", "test", "bench", "lock"} <= {file.name for file in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_says_how_a_script_is_used(script, option, tmp_path):
    """From any folder, and without setting anything up."""
    assert os.access(script, os.X_OK)
    run = subprocess.run([script, option], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert f"usage: scripts/{script.name}" in run.stdout
    if "[" in run.stdout.partition("\n")[0]:
        assert "for example: scripts/" in run.stdout
    assert not run.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_a_script_stops_at_its_first_failure_and_says_what_it_is_for(script):
    lines = script.read_text("utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert lines[1].startswith("# ")
    assert "set -eu" in lines


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_a_script_is_a_call_of_python_for_who_has_no_shell(script):
    last = script.read_text("utf-8").splitlines()[-1]
    assert script.name in {"setup", "lock"} or re.search(
        r'exec .*\.venv/bin/python"? -m [\w."$]+ .*"\$@"$', last
    )


def test_a_wrong_argument_is_refused_with_the_usage():
    run = subprocess.run(
        [REPOSITORY / "scripts/build", "--fast"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "usage: scripts/build" in run.stderr


def pins(text: str) -> list[str]:
    """The packages of a requirements file, each with what belongs to it on one line."""
    joined = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^\s*#.*\n", "", text))
    return joined.splitlines()


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_every_package_is_pinned_by_version_and_hash(file):
    packages = pins(file.read_text("utf-8"))
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_no_address_and_no_index_is_named(file):
    text = file.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*(?:--?(?:extra-)?index|-i |--find-links|-f |-e |--trusted)", text)


def test_the_pins_of_the_site_are_those_of_the_tests():
    site, test = (set(re.findall(r"(?m)^(\S+==\S+)", (REPOSITORY / f"requirements/{name}.txt").read_text()))
                  for name in ("site", "test"))  # fmt: skip
    assert site <= test
