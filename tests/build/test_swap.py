"""The swap: whoever reads the site, and whenever the build is killed, there is one whole site."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from pathlib import Path

import pytest

from sverka.build import swap
from sverka.build.publication import open_publication


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The last good site."""
    write(tmp_path / "site", "good")
    return tmp_path / "site"


@pytest.fixture(params=["one step", "two renames"])
def exchange(request, monkeypatch):
    """Each test runs on a system that exchanges two folders in one step, and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)


def write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)
    return folder


def text(site: Path) -> str:
    return (site / "index.html").read_text()


def modes(site: Path) -> dict[str, set[int]]:
    """The permissions of folders and of files, the site's own folder among them."""
    found: dict[str, set[int]] = {"folders": set(), "files": set()}
    for path in (site, *site.rglob("*")):
        found["folders" if path.is_dir() else "files"].add(stat.S_IMODE(path.stat().st_mode))
    return found


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_new_site_takes_the_place_of_the_old_one(site, exchange):
    swap.replace_site(site, write(swap.staging_folder(site), "new"))
    assert text(site) == "new"
    assert names(site.parent) == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path, exchange):
    site = tmp_path / "out/site"
    swap.replace_site(site, write(swap.staging_folder(site), "new"))
    assert text(site) == "new"
    assert names(site.parent) == ["site"]


def test_files_that_the_new_site_does_not_have_are_gone(site, exchange):
    (site / "withdrawn.html").write_text("a number")
    swap.replace_site(site, write(swap.staging_folder(site), "new"))
    assert names(site) == ["index.html"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is a call of Linux")
def test_linux_exchanges_in_one_step(site):
    other = write(site.parent / "other", "new")
    assert swap._exchange(other, site)
    assert (text(site), text(other)) == ("new", "good")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is a call of Linux")
def test_a_folder_may_be_named_from_where_one_stands(site, monkeypatch):
    other = write(site.parent / "other", "new")
    monkeypatch.chdir(site.parent)
    assert swap._exchange(Path("other"), Path("site"))
    assert (text(site), text(other)) == ("new", "good")


@pytest.mark.parametrize("lacking", ["the system", "the call"])
def test_a_system_without_that_call_is_told_by_a_false(site, monkeypatch, lacking):
    other = write(site.parent / "other", "new")
    if lacking == "the system":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:
        monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert not swap._exchange(other, site)
    assert (text(site), text(other)) == ("good", "new")


def test_a_site_that_cannot_be_put_in_leaves_the_old_one_and_says_so(site, monkeypatch):
    built = write(swap.staging_folder(site), "new")
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    rename = Path.rename

    def refuse(self, target):
        if self == built:
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError, match="in use"):
        swap.replace_site(site, built)
    assert text(site) == "good"
    assert names(site.parent) == sorted(["site", built.name])


@pytest.mark.parametrize("renames", [1, 2])
def test_a_kill_after_either_rename_leaves_one_whole_site(site, monkeypatch, renames):
    built = write(swap.staging_folder(site), "new")
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    kill_after(monkeypatch, "rename", renames)
    with pytest.raises(KeyboardInterrupt):
        swap.replace_site(site, built)
    monkeypatch.undo()
    swap.recover(site)
    assert text(site) == ("good" if renames == 1 else "new")
    assert names(site.parent) == ["site"]


def kill_after(monkeypatch, method: str, times: int) -> None:
    """Let `Path.<method>` do its work `times` times, and stop the process after the last."""
    original, left = getattr(Path, method), [times]

    def call(self, *arguments):
        result = original(self, *arguments)
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(Path, method, call)


def test_recover_puts_the_old_site_back_where_there_is_none(tmp_path):
    write(tmp_path / ".site-old", "good")
    swap.recover(tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_recover_keeps_the_site_that_is_there(site):
    write(site.parent / ".site-old", "older")
    swap.recover(site)
    assert text(site) == "good"
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize(
    ("beside", "remains"),
    [([], False), ([".site-old"], True), ([".site-new-1"], True), (["site-new-1", "old"], False)],
)
def test_what_a_build_left_is_seen(site, beside, remains):
    for name in beside:
        write(site.parent / name, "half")
    assert swap.has_remains(site) is remains


def test_recover_does_nothing_where_nothing_was_built(tmp_path):
    swap.recover(tmp_path / "site")
    assert names(tmp_path) == []


def test_recover_removes_what_killed_builds_left_and_nothing_else(site):
    for name in (".site-new-1", ".site-new-999999999", ".site-new-notes", "site-new-1", "other"):
        write(site.parent / name, "half")
    swap.recover(site)
    assert names(site.parent) == sorted(["site", "site-new-1", "other"])


def test_a_staging_folder_is_empty_and_on_the_same_file_system(site):
    write(swap.staging_folder(site), "left from a build with the same process number")
    folder = swap.staging_folder(site)
    assert folder.name == f".site-new-{os.getpid()}"
    assert not list(folder.iterdir())
    assert folder.stat().st_dev == site.stat().st_dev


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_what_a_link_in_the_output_leads_to_keeps_its_mode(site, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("private")
    outside.chmod(0o600)
    (site / "link.txt").symlink_to(outside)
    swap.open_to_readers(site)
    assert stat.S_IMODE(outside.stat().st_mode) == 0o600


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077])
def test_everybody_reads_the_site_and_the_builder_alone_changes_it(site, umask):
    before = os.umask(umask)
    try:
        (site / "site-manifest.json").touch()  # it was built here
        publication = open_publication(site)
        write(publication.staging, "new")
        write(publication.staging / "deep", "new")
        (publication.staging / "deep/script.js").touch(0o777)
        publication.publish(publication.staging)
    finally:
        os.umask(before)
    assert text(site) == "new"
    assert modes(site) == {"folders": {0o755}, "files": {0o644}}
