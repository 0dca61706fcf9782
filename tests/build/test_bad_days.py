"""Builds that are killed, or that the system refuses something: the last good site stays, and the next build works."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from datetime import date

import pytest

from sverka.build.lock import lock_output, tidy
from sverka.core.findings import Refused
from tests.build.folders import content, left_behind
from tests.help_centre import HelpCentre
from tests.shares import one_in

QUESTION, CHANGED = "Какие карты принимают?", "Какие карты берут?"


@pytest.fixture
def changed(centre: HelpCentre) -> HelpCentre:
    """One with its site, and with a page that differs from the one on the site."""
    return centre.replace("content/faq/pay/card.md", QUESTION, CHANGED)


# Python tells of each change to files before it makes it. This kills the build at the n-th one of a kind, or
# refuses that one and those after it.
MEDDLE = """
import os, signal, sys
event, ending, count, number = {event!r}, {ending!r}, {count}, {number}
left = [count]
def meddle(happens, arguments):
    if happens != event or not str(arguments[0]).endswith(ending):
        return
    if event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
        return
    left[0] -= 1
    if left[0] <= 0 and number:
        raise OSError(number, os.strerror(number), str(arguments[0]))
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(meddle)
import mkdocs.__main__
sys.argv = ["mkdocs", "build"]
mkdocs.__main__.cli()
"""


def meddled(
    centre: HelpCentre, event: str, ending: str, count: int = 1, number: int = 0
) -> subprocess.CompletedProcess[str]:
    """A build that is killed, or refused with an error number, at the `count`-th such event."""
    return centre.run("-c", MEDDLE.format(event=event, ending=ending, count=count, number=number))


BEFORE_THE_SWAP = {
    "the first page": ("open", "404.html", 1),
    "a page": ("open", "faq/pay/card.html", 1),
    "the manifest of the archive": ("open", "site-manifest.json", 1),
    "the archive": ("open", "help-centre.zip", 1),
    "the checksum": ("open", "help-centre.zip.sha256", 1),
    "a compressed twin": ("open", "faq/pay/card.html.br", 1),
    "the manifest of the site": ("open", "site-manifest.json", 2),
}
AFTER_THE_SWAP = {
    "the first old file": ("os.remove", "site-manifest.json", 1),
    "an old folder": ("os.rmdir", "faq", 1),
}


@pytest.mark.parametrize("moment", [*one_in(3, BEFORE_THE_SWAP), *one_in(2, AFTER_THE_SWAP)])
def test_a_killed_build_leaves_a_whole_site_and_the_next_build_works(changed, moment):
    before = content(changed.root / "site")
    run = meddled(changed, *(BEFORE_THE_SWAP | AFTER_THE_SWAP)[moment])
    assert run.returncode == -signal.SIGKILL, run.stdout + run.stderr
    if moment in BEFORE_THE_SWAP:
        assert content(changed.root / "site") == before
    check = changed.sverka("verify", "site")
    assert check.returncode == 0, check.stdout
    built = changed.build()
    assert (built.status, left_behind(changed.root)) == (0, [])
    assert CHANGED in built.page("faq/pay/card.html")
    assert changed.sverka("verify", "site").returncode == 0


REFUSED = {
    "no space for a page": ("open", "faq/pay/card.html", 1, errno.ENOSPC, "no space left"),
    "no space for the archive": ("open", "help-centre.zip", 1, errno.ENOSPC, "no space left"),
    "no space for the last manifest": ("open", "site-manifest.json", 2, errno.ENOSPC, "no space left"),
    "a quota": ("os.mkdir", "faq/pay", 1, errno.EDQUOT, "quota"),
    "a read-only file system": ("open", ".site-lock", 1, errno.EROFS, "read-only"),
    "a swap that is not allowed": ("os.rename", "", 1, errno.EACCES, "access is denied"),
    "a broken disk": ("open", "contacts.html", 1, errno.EIO, "Input/output error"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_system_refuses_is_one_finding_and_leaves_the_last_good_site(changed, name):
    event, ending, count, number, said = REFUSED[name]
    if event == "os.rename":
        shutil.rmtree(changed.root / "site")  # the first site is put in its place by a rename
    before = content(changed.root / "site")
    run = meddled(changed, event, ending, count, number)
    output = run.stdout + run.stderr
    assert run.returncode == 1, output
    assert "1 error, nothing was published" in output
    assert said in output and "[output]" in output and "    fix: " in output
    assert "Traceback" not in output
    assert content(changed.root / "site") == before
    assert left_behind(changed.root) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are those of POSIX")
def test_a_file_larger_than_the_system_allows_stops_the_build(changed):
    before = content(changed.root / "site")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "import mkdocs.__main__; sys.argv = ['mkdocs', 'build']; mkdocs.__main__.cli()"
    )
    run = changed.run("-c", limited)
    assert run.returncode == 1
    assert "larger than the system allows" in run.stderr and "Traceback" not in run.stderr
    assert content(changed.root / "site") == before
    assert left_behind(changed.root) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(changed):
    changed.root.chmod(0o555)
    try:
        built = changed.build()
    finally:
        changed.root.chmod(0o755)
    assert built.status == 1
    assert "access is denied" in built.output and "[output]" in built.output


def test_the_second_of_two_builds_is_told_so_and_changes_nothing(changed):
    site = changed.root / "site"
    before, lock = content(site), lock_output(site)
    try:
        second = changed.build()
    finally:
        lock.release()
    assert second.status == 1
    assert "another build is writing this site" in second.output
    assert "1 error, nothing was published" in second.output and "[output]" in second.output
    assert content(site) == before
    assert left_behind(changed.root) == []
    assert changed.build().status == 0


def test_the_lock_of_a_killed_build_is_free(tmp_path):
    code = f"""
import os, pathlib, signal
from sverka.build.lock import lock_output
lock = lock_output(pathlib.Path({str(tmp_path / "site")!r}))
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert (tmp_path / ".site-lock").exists()
    lock = lock_output(tmp_path / "site")
    with pytest.raises(Refused):
        lock_output(tmp_path / "site")
    lock.release()
    lock_output(tmp_path / "site").release()


def test_a_check_tidies_up_after_a_killed_build_but_not_under_one_at_work(tmp_path):
    left = tmp_path / ".site-new-999999999"
    left.mkdir()
    lock = lock_output(tmp_path / "site")
    tidy(tmp_path / "site")
    assert left.exists()
    lock.release()
    tidy(tmp_path / "site")
    assert left_behind(tmp_path) == []


def test_a_clock_a_year_behind_stops_the_build_with_one_finding(changed):
    before = content(changed.root / "site")
    built = changed.build(day=date(2025, 11, 23))
    assert built.status == 1
    assert "1 error, nothing was published" in built.output
    assert "mkdocs.yml:1:1: error: the day is 2025-11-23" in built.output and "[clock]" in built.output
    assert "sverka build --as-of 2026-11-2" in built.output
    assert content(changed.root / "site") == before


def test_a_clock_that_is_ahead_warns_and_withdraws_what_would_have_expired(changed):
    built = changed.build(day=date(2028, 1, 1))
    assert built.status == 0, built.output
    assert "mkdocs.yml:1:1: warning: the day is 2028-01-01" in built.output
    assert "[clock-ahead]" in built.output


def test_one_date_that_is_mistyped_is_no_matter_of_the_clock(changed):
    changed.replace("docs/contacts.md", 'reviewed: "2026-11-20"', 'reviewed: "2027-11-20"')
    assert [error for error in changed.errors() if "clock" in error] == []
