"""A copy against its manifest: every altered, missing and added file has its name, and no trick of a zip works."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sverka.cli import main
from sverka.exports import verify as module
from sverka.exports.archive import pack, write_archive
from sverka.exports.manifest import MANIFEST_URL, read_manifest, sha256_and_size, write_manifest
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


def packed_again(archive: Path, leave_out: str = "", more: Mapping[str, bytes] = {}) -> None:
    """Write `archive` anew, laid out as ours, without one of its files and with `more`."""
    with zipfile.ZipFile(archive) as old:
        files = {name: old.read(name) for name in old.namelist() if name != leave_out} | {**more}
    archive.unlink()
    pack(archive, sorted(files.items()), STAMP.as_of)


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
    packed_again(archive, more={name: bytes(changed)})
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
    packed_again(archive, "index.html", {"faq/more.html": b"new"})
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
        '{"as_of": "2026-11-23", "serial": "1\\u001b[2J", "commit": null, "generator": "x", "files": {}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "x", "files": {"\\u001b[2J": 1}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "x", "files": {"\\ud800": 1}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "x", "files": '
        '{"x": {"sha256": "' + "0" * 64 + '", "size": ' + "9" * 5000 + "}}}",
        '{"as_of": "2026-11-23T00:00:00", "serial": "1", "commit": null, "generator": "x", "files": {}}',
        '{"as_of": "2026-11-23", "serial": "1", "commit": null, "generator": "x", "files": '
        '{"x": {"sha256": "' + "0" * 64 + '", "size": "1"}}}',
        "[" * 100_000,
        "\udcff",
        "\ufeff{}",
    ],
)
def test_a_manifest_that_cannot_be_read_says_so(folder, text):
    (folder / MANIFEST_URL).write_bytes(text.encode("utf-8", "surrogateescape"))
    verdict = verify(folder)
    assert lists(verdict) == ([MANIFEST_URL], [], [], [])
    assert "the manifest cannot be read" in said(verdict)
    assert said(verdict).isprintable()
    assert verdict.as_json().encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"])
def test_a_manifest_is_read_in_no_other_encoding(folder, encoding):
    """Other programs that read the list would fail on it, or read something else."""
    manifest = folder / MANIFEST_URL
    manifest.write_bytes(manifest.read_text("utf-8").encode(encoding))
    assert "the manifest cannot be read" in said(verify(folder))


def test_a_folder_that_may_not_be_read_is_named_whatever_it_holds(folder, monkeypatch):
    (folder / "extra").mkdir()
    (folder / "extra/evil.html").write_text("evil")
    scandir = os.scandir

    def denied(path):
        if str(path).endswith("extra"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    verdict = verify(folder)
    assert len(verdict.findings) == 1
    assert "extra cannot be read: Permission denied" in said(verdict)


def test_without_a_manifest_nothing_can_be_said(folder, archive):
    (folder / MANIFEST_URL).unlink()
    assert lists(verify(folder)) == ([], [MANIFEST_URL], [], [])
    packed_again(archive, MANIFEST_URL)
    assert lists(verify(archive)) == ([], [MANIFEST_URL], [], [])


@pytest.mark.parametrize(
    "name", ["../out.html", "/etc/out.html", "C:/out.html", "..\\out.html", "a//b", "./a", "x/../y", "a/"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(archive, name):
    packed_again(archive, more={name: b"out"})
    assert lists(verify(archive)) == ([], [], [], [name])


def test_names_that_some_systems_cannot_tell_apart_are_refused(archive):
    packed_again(archive, more=dict.fromkeys(("INDEX.html", "й.svg", "и\u0306.svg"), b"another"))
    assert set(verify(archive).refused) == {"INDEX.html", "index.html", "й.svg", "и\u0306.svg"}


def test_a_link_in_a_folder_is_refused_even_where_it_leads_to_the_same(folder, tmp_path):
    (tmp_path / "same.html").write_bytes(FILES["index.html"])
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "same.html")
    (folder / "all").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    assert lists(verify(folder)) == ([], [], [], ["all", "index.html", "pipe"])


def test_a_manifest_that_promises_too_much_is_not_followed(folder, monkeypatch):
    monkeypatch.setattr(module, "MAX_UNPACKED", 1000)
    assert verify(folder).refused == [MANIFEST_URL]
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    assert verify(folder).altered == [MANIFEST_URL]


def test_the_checksum_beside_an_archive_counts_too(archive):
    checksum = archive.with_name("copy.zip.sha256")
    checksum.write_text(f"{sha256_and_size(archive)[0]}  copy.zip\n")
    assert lists(verify(archive)) == ([], [], [], [])
    checksum.write_text(f"{'0' * 64}  copy.zip\n")
    verdict = verify(archive)
    assert verdict.refused == [""] and "copy.zip.sha256" in said(verdict)


def test_names_that_would_move_the_cursor_are_shown_as_escapes(folder):
    (folder / "a\x1b[2Jb.html").write_text("x")
    verdict = verify(folder)
    assert verdict.added == ["a\x1b[2Jb.html"]
    assert "\x1b" not in said(verdict)


def test_a_name_that_is_no_text_is_shown_as_escapes(folder):
    """Linux keeps names as bytes."""
    (folder / os.fsdecode(b"a\xff.html")).write_text("x")
    for form in ("text", "json"):
        result = CliRunner().invoke(main, ["verify", str(folder), "--format", form, "--lang", "en"])
        assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
        assert "udcff" in result.stdout


@pytest.mark.parametrize("where", [MANIFEST_URL, "index.html", "more.html"])
@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "folder", "nowhere"])
def test_what_is_no_plain_file_in_a_folder_is_refused_at_once(folder, where, kind):
    (folder / where).unlink(missing_ok=True)
    if kind == "fifo":
        os.mkfifo(folder / where)
    elif kind == "folder":
        (folder / where).mkdir()
        (folder / where / "x").write_text("x")
    else:
        (folder / where).symlink_to(kind)
    verdict = verify(folder)
    assert verdict.findings
    assert {finding.severity for finding in verdict.findings} == {"error"}


def test_a_checksum_that_is_no_plain_file_is_not_waited_for(archive):
    os.mkfifo(archive.with_name("copy.zip.sha256"))
    assert lists(verify(archive)) == ([], [], [], [])


@given(
    st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 30), st.binary(max_size=9)), min_size=1, max_size=3
    )
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_manifest_with_other_bytes_is_refused_or_says_the_same_of_the_files(folder, changes):
    write_manifest(folder, STAMP)
    manifest = folder / MANIFEST_URL
    before = data = manifest.read_bytes()
    for place, length, new in changes:
        data = data[:place] + new + data[place + length :]
    manifest.write_bytes(data)
    verdict = verify(folder)
    assert verdict.findings or read_manifest(data).files == read_manifest(before).files
    assert verdict.as_json().encode()
    assert all(line.isprintable() for line in said(verdict).split("\n"))


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
