"""The archive, to the byte: what we write all programs unpack alike, and what is laid out otherwise is refused."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sverka.core.packing import deflated
from sverka.exports import archive as module
from sverka.exports import copies
from sverka.exports.archive import pack, write_archive
from sverka.exports.manifest import MANIFEST_URL, write_manifest
from sverka.exports.verify import verify
from sverka.exports.zip_layout import Member, dos_day, inflate
from tests.exports.test_verify import FILES, STAMP

DAY = STAMP.as_of
Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy as a folder; not to be changed."""
    site = tmp_path_factory.mktemp("archive") / "site"
    for name, data in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    write_manifest(site, STAMP)
    return site


@pytest.fixture(scope="module")
def ours(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the archive of it."""
    site = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(folder, site)
    write_archive(site, "copy.zip", DAY)
    return (site / "copy.zip").read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def by_zipfile(archive: Path, into: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(into)


def by_unzip(archive: Path, into: Path) -> None:
    subprocess.run(["unzip", "-qq", "-o", archive, "-d", into], check=True, timeout=30, input=b"")


def by_bsdtar(archive: Path, into: Path) -> None:
    subprocess.run(["bsdtar", "-xf", archive, "-C", into], check=True, timeout=30)


def by_7z(archive: Path, into: Path) -> None:
    command = ["7z", "x", "-y", "-bd", f"-o{into}", str(archive)]
    subprocess.run(command, check=True, timeout=30, stdout=subprocess.DEVNULL)


PROGRAMS: dict[str, Callable[[Path, Path], None]] = {
    "zipfile": by_zipfile,
    "unzip": by_unzip,
    "bsdtar": by_bsdtar,
    "7z": by_7z,
}
FOUND = {name: run for name, run in PROGRAMS.items() if name == "zipfile" or shutil.which(name)}


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_unpacks_the_very_files(program, folder, ours, tmp_path):
    if program not in FOUND:
        pytest.skip(f"{program} is not installed")
    (tmp_path / "copy.zip").write_bytes(ours)
    (tmp_path / "out").mkdir()
    FOUND[program](tmp_path / "copy.zip", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(folder)


class Packer:
    """As zipfile asks for one; the deflate of its own differs from machine to machine."""

    def compress(self, data: bytes) -> bytes:
        return deflated(data)

    def flush(self) -> bytes:
        return b""


def test_it_has_the_bytes_that_the_library_of_python_writes(folder, ours, tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "_get_compressor", lambda method, level: Packer())
    with zipfile.ZipFile(tmp_path / "copy.zip", "x", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents(folder).items()):
            entry = zipfile.ZipInfo(name, (DAY.year, DAY.month, DAY.day, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = 8, 3, 0o100644 << 16
            archive.writestr(entry, data, compresslevel=9)
    assert (tmp_path / "copy.zip").read_bytes() == ours


@pytest.mark.parametrize(
    ("day", "told"), [(date(1970, 1, 1), (1980, 1, 1)), (date(2300, 5, 6), (2107, 5, 6))]
)
def test_a_day_that_no_zip_can_tell_is_the_nearest_one(tmp_path, day, told):
    pack(tmp_path / "x.zip", [("a", b"")], day)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.infolist()[0].date_time[:3] == told


def test_more_than_a_zip_can_count_is_refused(folder, tmp_path, monkeypatch):
    for name, most in (("MOST_FILES", 2), ("MOST_BYTES", 100)):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, most)
            with pytest.raises(OverflowError, match="more than"):
                pack(tmp_path / name, sorted(contents(folder).items()), DAY)


def at(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def central(data: bytes, index: int = 0) -> int:
    """Where the entry `index` of the central directory begins."""
    place = struct.unpack_from("<I", data, len(data) - 6)[0]
    for _ in range(index):
        place += 46 + sum(struct.unpack_from("<3H", data, place + 28))
    return int(place)


def with_extra(data: bytes, extra: bytes) -> bytes:
    """`extra` in the first entry of the central directory, with all lengths as they then have to be."""
    place = central(data)
    name = struct.unpack_from("<H", data, place + 28)[0]
    longer = at(data, place + 30, struct.pack("<H", len(extra)))
    longer = longer[: place + 46 + name] + extra + longer[place + 46 + name :]
    size = struct.unpack_from("<I", longer, len(longer) - 10)[0]
    return at(longer, len(longer) - 10, struct.pack("<I", size + len(extra)))


def unicode_path(name: str) -> bytes:
    """The extra field that Info-ZIP, 7-Zip and others take a name from (APPNOTE 4.6.9)."""
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name.encode()


TRICKS: dict[str, Change] = {
    "another name by the local header": lambda data: at(data, 30, b"x"),
    "another name by the list": lambda data: at(data, central(data) + 46, b"x"),
    "a Unicode path": lambda data: with_extra(data, unicode_path("other.html")),
    "an extra field that says nothing": lambda data: with_extra(data, b"\xfe\xca\0\0"),
    "a header that is nowhere": lambda data: at(data, central(data) + 42, b"\xff\xff\xff\x7f"),
    "a header that is another one's": lambda data: at(
        data, central(data) + 42, data[central(data, 1) + 42 :][:4]
    ),
    "another length by the local header": lambda data: at(data, 22, b"\1"),
    "another checksum by the local header": lambda data: at(data, 14, b"\1\2\3\4"),
    "a descriptor": lambda data: at(data, 6, b"\x08"),
    "encrypted": lambda data: at(data, central(data) + 8, b"\1"),
    "stored": lambda data: at(at(data, central(data) + 10, b"\0"), 8, b"\0"),
    "a link": lambda data: at(data, central(data) + 38, struct.pack("<I", 0o120777 << 16)),
    "a FIFO": lambda data: at(data, central(data) + 38, struct.pack("<I", 0o010644 << 16)),
    "a folder by DOS": lambda data: at(data, central(data) + 38, b"\x10"),
    "a time": lambda data: at(data, 10, b"\1"),
    "bytes before": lambda data: b"<script>" + data,
    "bytes behind": lambda data: data + b"<script>",
    "a comment": lambda data: at(data, len(data) - 2, b"\3\0") + b"abc",
    "bytes between": lambda data: data[: central(data)] + b"<script>" + data[central(data) :],
    "one disk of many": lambda data: at(data, len(data) - 18, b"\1"),
    "fewer files than there are": lambda data: at(data, len(data) - 14, b"\1\0\1\0"),
    "more files than there are": lambda data: at(data, len(data) - 14, b"\xfe\xff\xfe\xff"),
    "its own archive behind it": lambda data: data + data,
    "half of it": lambda data: data[: len(data) // 2],
    "the end alone": lambda data: data[-22:],
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_what_is_laid_out_otherwise_is_refused(trick, ours, tmp_path):
    changed = TRICKS[trick](ours)
    assert changed != ours
    (tmp_path / "copy.zip").write_bytes(changed)
    verdict = verify(tmp_path / "copy.zip")
    assert verdict.refused == [""] and verdict.stamp is None
    assert "not an archive of a site" in verdict.findings[0].message


@pytest.mark.parametrize(
    "files",
    [
        [("b", b""), ("a", b"")],
        [("a", b""), ("a", b"1")],
        [("a", b"0" * 5_000_000)],
        [("a" * 1001, b"")],
    ],
    ids=["out of order", "twice", "a bomb", "a long name"],
)
def test_an_archive_that_ours_would_not_be_is_refused(files, tmp_path):
    pack(tmp_path / "copy.zip", files, DAY)
    assert "not an archive of a site" in verify(tmp_path / "copy.zip").findings[0].message


def test_an_archive_of_another_day_than_its_manifest_is_refused(folder, tmp_path):
    pack(tmp_path / "copy.zip", sorted(contents(folder).items()), date(2026, 11, 24))
    assert verify(tmp_path / "copy.zip").refused == [""]
    assert dos_day(DAY) != dos_day(date(2026, 11, 24))


@pytest.mark.parametrize("size", [1, 5000])
def test_a_length_that_is_a_lie_in_both_places_is_found(size, folder, ours, tmp_path):
    lie = struct.pack("<I", size)
    (tmp_path / "copy.zip").write_bytes(at(at(ours, 22, lie), central(ours) + 24, lie))
    assert verify(tmp_path / "copy.zip").altered == [min(contents(folder))]


def test_a_bomb_that_lies_about_its_length_is_cut_off(folder, tmp_path, monkeypatch):
    archive, length = tmp_path / "copy.zip", len(FILES["index.html"])
    pack(archive, sorted({**contents(folder), "index.html": b"0" * 50_000_000}.items()), DAY)
    data = archive.read_bytes()
    archive.write_bytes(data.replace(struct.pack("<I", 50_000_000), struct.pack("<I", length)))
    pieces: list[int] = []

    def counted(stream: BinaryIO, member: Member) -> Iterator[bytes]:
        for piece in inflate(stream, member):
            pieces.append(len(piece))
            yield piece

    monkeypatch.setattr(copies, "inflate", counted)
    assert verify(archive).altered == ["index.html"]
    assert sum(pieces) < 2_000_000


def test_a_folder_packed_by_another_program_is_refused(folder, tmp_path):
    packed = Path(shutil.make_archive(str(tmp_path / "other"), "zip", folder))
    assert verify(packed).refused == [""]


@pytest.mark.parametrize("path", ["fifo", "socket", "/dev/zero", "/dev/null", "link", "nowhere"])
def test_what_is_no_plain_file_is_refused_at_once(path, tmp_path):
    file = tmp_path / path
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to("fifo")
    (tmp_path / "nowhere").symlink_to("nowhere-else")
    if path == "socket":
        import socket

        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(file))
    assert [finding.severity for finding in verify(file).findings] == ["error"]


_SPLICE = st.tuples(
    st.sampled_from(["flip", "insert", "delete", "copy", "number"]),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.binary(max_size=8),
)


def spliced(data: bytes, changes: list[tuple[str, int, int, bytes]]) -> bytes:
    """`data` after some changes, most of them near its headers, which stand at both ends."""
    for kind, one, other, new in changes:
        size = len(data) + 1
        place, length = one % size, other % size
        if kind == "flip":
            data = at(data, place, bytes([(data[place : place + 1] or b"\0")[0] ^ (1 << other % 8)]))
        elif kind == "insert":
            data = data[:place] + new + data[place:]
        elif kind == "delete":
            data = data[:place] + data[place + other % 40 :]
        elif kind == "copy":
            data = data[:place] + data[length : length + 80] + data[place:]
        elif kind == "number":
            data = at(data, place, new)
    return data


def judged(data: bytes, folder: Path, tmp_path: Path) -> None:
    """Either there is a finding, or every program here unpacks the very files."""
    archive = tmp_path / "copy.zip"
    archive.write_bytes(data)
    if verify(archive).findings:
        return
    for program, unpack in FOUND.items():
        out = tmp_path / program
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        unpack(archive, out)
        assert contents(out) == contents(folder), program


@given(changes=st.lists(_SPLICE, min_size=1, max_size=3))
@example(changes=[])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_change_of_bytes_makes_programs_unpack_something_else(changes, folder, ours, tmp_path):
    judged(spliced(ours, changes), folder, tmp_path)


@pytest.mark.slow
@given(changes=st.lists(_SPLICE, min_size=1, max_size=4))
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_change_of_bytes_does_at_length(changes, folder, ours, tmp_path):
    judged(spliced(ours, changes), folder, tmp_path)


@pytest.mark.slow
def test_no_bit_of_it_can_be_flipped_for_another_file(folder, ours, tmp_path):
    for bit in range(8 * len(ours)):
        judged(spliced(ours, [("flip", bit // 8, bit % 8, b"")]), folder, tmp_path)


def test_the_manifest_is_in_it(ours, tmp_path):
    (tmp_path / "copy.zip").write_bytes(ours)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert archive.namelist() == sorted({*FILES, MANIFEST_URL})
