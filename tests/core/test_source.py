"""Reading source files: encodings, line ends, places, links."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.core.findings import Refused
from sverka.core.source import MAX_BYTES, SourceFile, read_source, shown_path, walk


@given(st.text("ab\n"), st.data())
def test_places_and_offsets_are_each_others_inverse(text: str, data: st.DataObject) -> None:
    source = SourceFile("page.md", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.offset(line, column) == offset
    assert text[:offset].count("\n") == line - 1
    assert text[:offset].rpartition("\n")[2] == text[offset - column + 1 : offset]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, ends: str, mark: str) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(f"{mark}раз{ends}два{ends}".encode())
    assert read_source(file, tmp_path).text == "раз\nдва\n"


def refusal(file: Path, root: Path, rule: str = "file") -> str:
    with pytest.raises(Refused) as refused:
        read_source(file, root)
    (finding,) = refused.value.findings
    assert finding.rule == rule and finding.fix
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.message}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\0b", "page.md:1:1: a binary file"),
        ("раз\nдва ".encode() + b"\xff", "page.md:2:5: not UTF-8 text"),
        (b"\xef\xbb\xbf\xff", "page.md:1:1: not UTF-8 text"),
        (b"\xd0", "page.md:1:1: not UTF-8 text"),
    ],
)
def test_what_is_no_text_is_refused_at_the_first_wrong_byte(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(content)
    assert refusal(file, tmp_path) == expected


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"a" * MAX_BYTES)
    assert len(read_source(tmp_path / "page.md", tmp_path).text) == MAX_BYTES
    (tmp_path / "page.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert refusal(tmp_path / "page.md", tmp_path, "limit") == "page.md:1:1: larger than 1,000,000 bytes"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "page.md", tmp_path).startswith("page.md:1:1: cannot be read")
    (tmp_path / "page.md").mkdir()
    assert refusal(tmp_path / "page.md", tmp_path).startswith("page.md:1:1: ")


def test_a_pipe_that_nobody_writes_to_does_not_stop_the_check(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.md")
    assert refusal(tmp_path / "page.md", tmp_path).startswith("page.md:1:1: ")


def test_links_may_lead_about_the_project_but_not_out_of_it(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (root / "real.md").write_text("inside")
    (tmp_path / "secret.md").write_text("outside")
    (root / "near.md").symlink_to("real.md")
    (root / "far.md").symlink_to("../secret.md")
    (root / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert read_source(root / "near.md", root).text == "inside"
    leaves = "1:1: a symbolic link that leaves the project"
    assert refusal(root / "far.md", root) == f"far.md:{leaves}"
    assert refusal(root / "folder/secret.md", root) == f"folder/secret.md:{leaves}"


def test_a_project_behind_a_link_is_inside_of_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/page.md").write_text("text")
    (tmp_path / "alias").symlink_to("real", target_is_directory=True)
    assert read_source(tmp_path / "alias/page.md", tmp_path / "alias").path == "page.md"


def test_walk_is_sorted_skips_hidden_files_and_follows_no_link(tmp_path: Path) -> None:
    for name in ("b.md", "a/2.md", "a/1.md", ".hidden.md", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [file.relative_to(tmp_path).as_posix() for file in walk(tmp_path)] == [
        "a/1.md",
        "a/2.md",
        "b.md",
        "loop",
    ]


def test_a_file_outside_of_the_project_is_shown_as_it_was_given(tmp_path: Path) -> None:
    assert shown_path(tmp_path / "docs/a.md", tmp_path) == "docs/a.md"
    assert shown_path(Path("/etc/a.md"), tmp_path) == "/etc/a.md"


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has all rights, as in a container, meets no such folder."""
    (tmp_path / "docs/secret").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    iterdir = Path.iterdir

    def denied(folder: Path) -> Iterator[Path]:
        if folder.name == "secret":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(Refused, match=r"docs/secret:1:1: cannot be read: Permission denied"):
        list(walk(tmp_path / "docs"))
