"""`sverka build`: the bytes of `mkdocs build`, the day it is asked for, and no site that passed no gate."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date

import pytest

from tests.build.folders import content
from tests.help_centre import HelpCentre


def test_it_publishes_the_same_bytes_as_mkdocs(published, tmp_path):
    centre = HelpCentre(tmp_path)
    run = centre.sverka("build")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "sverka build: site/ has " in run.stderr and "0 errors" in run.stderr
    assert content(centre.root / "site") == content(published.root / "site")


def test_it_works_from_a_folder_below_and_counts_from_the_day_it_is_given(centre):
    run = centre.run(
        "-m", "sverka", "build", "--as-of", "2027-01-10", day=date(2026, 11, 25), cwd="content/faq"
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "as of 2027-01-10" in run.stderr
    verified = centre.sverka("verify", "site")
    assert "as of 2027-01-10" in verified.stderr


def test_what_the_gate_refuses_is_not_published(centre):
    run = centre.replace("docs/sign-in.md", "Вход", "Звоните: 8 495 123-45-67. Вход").sverka("build")
    assert run.returncode == 1
    assert "docs/sign-in.md:10:10: error:" in run.stderr and "Traceback" not in run.stderr
    assert not (centre.root / "site").exists()


@pytest.mark.parametrize(
    "plugins", ["plugins: [search]", "plugins: []", "plugins:\n  - search: {lang: en}", ""]
)
def test_without_the_plugin_mkdocs_is_not_let_near_the_last_good_site(centre, plugins):
    centre.write("site/index.html", "good").replace("mkdocs.yml", "plugins: [sverka]", plugins)
    run = centre.replace("mkdocs.yml", "hooks: [hooks/contacts.py, hooks/content.py]", "").sverka("build")
    assert run.returncode == 1
    assert (
        "error: the plugin sverka is missing" in run.stderr
        and "    fix: write plugins: [sverka]" in run.stderr
    )
    assert content(centre.root / "site") == {"index.html": b"good"}


def test_a_day_that_is_none_is_refused(centre):
    run = centre.sverka("build", "--as-of", "soon")
    assert run.returncode == 2
    assert "is not a date" in run.stderr


def test_whoever_ends_it_ends_the_build_and_nothing_is_published(centre):
    with subprocess.Popen(
        [sys.executable, "-m", "sverka", "build"], cwd=centre.root, stderr=subprocess.PIPE
    ) as run:
        assert run.stderr is not None and run.stderr.readline()  # MkDocs is at work
        run.terminate()
        # Whoever has the other end of the pipe is another process, which would go on.
        run.stderr.read()
    assert run.returncode == -signal.SIGTERM
    assert not (centre.root / "site").exists()
    assert centre.sverka("build").returncode == 0


@pytest.mark.parametrize("program", ["sverka", "mkdocs"])
def test_an_empty_source_date_epoch_is_none(centre, program):
    run = centre.run("-m", program, "build", SOURCE_DATE_EPOCH="")
    assert run.returncode == 0, run.stderr
