"""A copy against its manifest: every altered, missing and added file has its name, and no trick of a zip works."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from datetime import date
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from sverka.cli import main
from sverka.exports import copies
from sverka.exports import verify as module
from sverka.exports.archive import write_archive
from sverka.exports.manifest import MANIFEST_URL, sha256_and_size, write_manifest
from sverka.exports.stamp import Stamp
from sverka.exports.verify import Comparison, verify

STAMP = Stamp(date(2026, 11, 23), "20261123-0000000000", None, "sverka 0.1.0")
FILES = {
    "index.html": b"<p>one</p>",
    "faq/pay/card.html": b"<p>two</p>" * 500,
    "пример.svg": b"<svg/>",
    "empty.js": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy as a folder."""
    site = tmp_path / "site"
    for name, data in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    write_manifest(site, STAMP)
    return site


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    """The same copy as a zip."""
    write_archive(folder, "copy.zip", STAMP.as_of)
    return (folder / "copy.zip").rename(tmp_path / "copy.zip")


def lists(verdict: Comparison) -> tuple[list[str], list[str], list[str], list[str]]:
    """altered, missing, added, refused."""
    return verdict.altered, verdict.missing, verdict.added, verdict.refused


def said(verdict: Comparison) -> str:
    return "\n".join(f"{finding.path}: {finding.message}" for finding in verdict.findings)


def packed_again(archive: Path, leave_out: str = "", **more: bytes) -> zipfile.ZipFile:
    """A new zip with the entries of `archive` but one, to add others to."""
    with zipfile.ZipFile(archive) as old:
        entries = {name: old.read(name) for name in old.namelist() if name != leave_out}
    new = zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED)
    for name, data in entries.items():
        new.writestr(name, data)
    return new


@pytest.fixture(params=["folder", "archive"])
def copy(request) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_a_whole_copy_passes(copy):
    verdict = verify(copy)
    assert (lists(verdict), verdict.files, verdict.stamp) == (([], [], [], []), len(FILES), STAMP)


@pytest.mark.parametrize("name", [name for name, data in FILES.items() if data])
def test_one_byte_changed_in_any_file_names_that_file(folder, archive, name):
    changed = bytearray(FILES[name])
    changed[len(changed) // 2] ^= 1
    (folder / name).write_bytes(changed)
    assert lists(verify(folder)) == ([name], [], [], [])
    with packed_again(archive, name) as new:
        new.writestr(name, bytes(changed))
    assert lists(verify(archive)) == ([name], [], [], [])


def test_every_byte_of_the_packed_contents_counts(archive):
    """Whichever byte is changed, either its name comes up, or what is unpacked is the same (bits that fill a byte)."""
    whole = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        entry = opened.getinfo("faq/pay/card.html")
        start = entry.header_offset + 30 + len(entry.filename.encode())
    harmless = []
    for at in range(start, start + entry.compress_size):
        archive.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        if "faq/pay/card.html" not in said(verify(archive)):
            with zipfile.ZipFile(archive) as opened:
                assert opened.read("faq/pay/card.html") == FILES["faq/pay/card.html"], at
            harmless.append(at)
    assert len(harmless) < 3


def test_a_file_that_went_and_one_that_came_are_named(folder, archive):
    (folder / "index.html").unlink()
    (folder / "faq/.hidden.html").write_text("8 495 000-99-99")
    assert lists(verify(folder)) == ([], ["index.html"], ["faq/.hidden.html"], [])
    with packed_again(archive, "index.html") as new:
        new.writestr("faq/more.html", "new")
    assert lists(verify(archive)) == ([], ["index.html"], ["faq/more.html"], [])


def test_an_entry_of_the_manifest_that_was_changed_names_its_file(folder):
    manifest = folder / MANIFEST_URL
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace('"size": 10', '"size": 11', 1), "utf-8")
    assert lists(verify(folder))[0] == ["index.html"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"as_of": "2026-11-23"}',
        '{"as_of": "x", "serial": "1", "commit": null, "generator": "", "files": {}}',
        '{"as_of": "2026-11-23", "serial": "1", "serial": "2", "commit": null, "generator": "", "files": {}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "", "files": {"../x": {"sha256": "'
        + "0" * 64
        + '", "size": 1}}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "", "files": {"x": {"sha256": "z", '
        '"size": -1}}}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_manifest_that_cannot_be_read_says_so(folder, text):
    (folder / MANIFEST_URL).write_bytes(text.encode("utf-8", "surrogateescape"))
    verdict = verify(folder)
    assert lists(verdict) == ([MANIFEST_URL], [], [], [])
    assert "the manifest cannot be read" in said(verdict)


def test_without_a_manifest_nothing_can_be_said(folder, archive):
    (folder / MANIFEST_URL).unlink()
    assert lists(verify(folder)) == ([], [MANIFEST_URL], [], [])
    packed_again(archive, MANIFEST_URL).close()
    assert lists(verify(archive)) == ([], [MANIFEST_URL], [], [])


@pytest.mark.parametrize(
    "name", ["../out.html", "/etc/out.html", "C:/out.html", "..\\out.html", "a//b", "./a", "x/../y"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(archive, name):
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(zipfile.ZipInfo(name), "out")
    assert lists(verify(archive)) == ([], [], [], [name])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(archive):
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("index.html", "another")
    assert lists(verify(archive)) == ([], [], [], ["index.html"])


def test_names_that_some_systems_cannot_tell_apart_are_refused(archive):
    with zipfile.ZipFile(archive, "a") as opened:
        for name in ("INDEX.html", "й.svg", "и\u0306.svg"):
            opened.writestr(name, "another")
    assert set(verify(archive).refused) == {"INDEX.html", "index.html", "й.svg", "и\u0306.svg"}


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_is_refused(archive, mode):
    entry = zipfile.ZipInfo("link.html")
    entry.create_system, entry.external_attr = 3, (mode | 0o777) << 16
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(entry, "/etc/passwd")
    assert lists(verify(archive)) == ([], [], [], ["link.html"])


def test_a_link_in_a_folder_is_refused_even_where_it_leads_to_the_same(folder, tmp_path):
    (tmp_path / "same.html").write_bytes(FILES["index.html"])
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "same.html")
    (folder / "all").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    assert lists(verify(folder)) == ([], [], [], ["all", "index.html", "pipe"])


@pytest.mark.parametrize("where", ["before", "behind"])
def test_bytes_that_belong_to_no_file_are_refused(archive, where):
    data = archive.read_bytes()
    archive.write_bytes(b"<script>" + data if where == "before" else data + b"<script>")
    assert verify(archive).refused == [""]


def test_bytes_between_the_entries_are_refused(archive):
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("hidden.html", "8 495 000-99-99")
        del opened.filelist[-1], opened.NameToInfo["hidden.html"]
        opened.writestr("seen.html", "x")
    verdict = verify(archive)
    assert verdict.refused == [""] and verdict.added == ["seen.html"]
    assert "between the entries" in said(verdict)


def test_a_bomb_is_not_unpacked(archive, monkeypatch):
    """A file as long as its entry says would not fit: no more of it is read than the manifest promises."""
    read = []

    def opened(self: copies.ZipCopy, name: str) -> IO[bytes]:
        read.append(name)
        return self._zip.open(name)

    monkeypatch.setattr(copies.ZipCopy, "_open", opened)
    with packed_again(archive, "index.html") as new:
        new.writestr("index.html", b"0" * 50_000_000)
        new.writestr("bomb.html", b"0" * 50_000_000)
    verdict = verify(archive)
    assert lists(verdict) == (["index.html"], [], ["bomb.html"], [])
    assert not {"index.html", "bomb.html"} & set(read)


def test_a_bomb_that_lies_about_its_length_is_cut_off(archive):
    with packed_again(archive, "index.html") as new:
        new.writestr("index.html", b"0" * 50_000_000)
    data, promised = archive.read_bytes(), (10).to_bytes(4, "little")
    archive.write_bytes(data.replace((50_000_000).to_bytes(4, "little"), promised))
    verdict = verify(archive)
    assert verdict.altered == ["index.html"]


def test_a_manifest_that_promises_too_much_is_not_followed(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_UNPACKED", 1000)
    assert verify(folder).refused == [MANIFEST_URL]
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    assert verify(folder).altered == [MANIFEST_URL]


def test_too_many_entries_are_not_looked_at(archive, monkeypatch):
    monkeypatch.setattr(copies, "MAX_ENTRIES", 3)
    assert "5 entries, more than the 3" in said(verify(archive))


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x05\x06" + b"\0" * 17])
def test_what_is_no_zip_is_refused(tmp_path, data):
    (tmp_path / "x.zip").write_bytes(data)
    assert "no zip archive that can be read" in said(verify(tmp_path / "x.zip"))


def test_a_zip_that_breaks_off_is_refused(archive):
    archive.write_bytes(archive.read_bytes()[:-40])
    assert "no zip archive that can be read" in said(verify(archive))


def test_the_checksum_beside_an_archive_counts_too(archive):
    checksum = archive.with_name("copy.zip.sha256")
    checksum.write_text(f"{sha256_and_size(archive)[0]}  copy.zip\n")
    assert lists(verify(archive)) == ([], [], [], [])
    whole = archive.read_bytes()
    archive.write_bytes(whole[:10] + b"\1" + whole[11:])  # the time of an entry: no file is altered
    verdict = verify(archive)
    assert verdict.refused == [""] and "copy.zip.sha256" in said(verdict)


def test_a_folder_packed_by_another_program_passes(folder, tmp_path):
    """With entries for folders, other times and other rights."""
    packed = Path(shutil.make_archive(str(tmp_path / "other"), "zip", folder))
    assert lists(verify(packed)) == ([], [], [], [])


def test_names_that_would_move_the_cursor_are_shown_as_escapes(folder):
    (folder / "a\x1b[2Jb.html").write_text("x")
    verdict = verify(folder)
    assert verdict.added == ["a\x1b[2Jb.html"]
    assert "\x1b" not in said(verdict)


@pytest.mark.parametrize("name", [".", "..", "../site/.", "/"])
def test_a_folder_may_be_named_in_any_way(folder, monkeypatch, name):
    inside = folder / "assets"
    inside.mkdir(exist_ok=True)
    monkeypatch.chdir(inside if name == ".." else folder)
    result = CliRunner().invoke(main, ["verify", name, "--lang", "en"])
    assert result.exit_code == (1 if name == "/" else 0), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_command_says_what_differs_and_leaves_with_its_status(folder, archive, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(main, ["verify", str(archive)]).exit_code == 0
    (folder / "index.html").write_bytes(b"changed")
    text = run(main, ["verify", str(folder)])
    assert text.exit_code == 1
    assert "site/index.html:1:1: error: altered: 7 bytes long, 10 by the manifest [copy]" in text.stdout
    assert "    fix: " in text.stdout and "20261123-0000000000 as of 2026-11-23" in text.stderr
    found = json.loads(run(main, ["verify", str(folder), "--format", "json"]).stdout)
    assert (found["intact"], found["altered"], found["missing"], found["added"]) == (
        False,
        ["index.html"],
        [],
        [],
    )
    assert found["build"]["serial"] == "20261123-0000000000" and found["summary"]["errors"] == 1
    assert run(main, ["verify", str(tmp_path / "nothing.zip")]).exit_code == 2
    assert "Example: sverka verify" in run(main, ["verify", "--help"]).stdout


def test_progress_reaches_the_end(copy):
    steps: list[tuple[int, int]] = []
    verify(copy, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (sum(map(len, FILES.values())),) * 2
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
