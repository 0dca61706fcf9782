"""Files that are no sources of the project: what counts as outside, and what is read there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sverka.commands import foreign_files
from sverka.core.findings import ERROR
from tests.help_centre import DAY, MINIMAL, HelpCentre

FALSE = "8 800 000-55-55"
ENDINGS = "jsx tsx mdx po njk php adoc vue erb"


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        (".", True),
        ("docs", True),
        ("content/faq/pay/card.md", True),
        ("overrides/main.html", True),
        ("mkdocs.yml", True),
        ("site/index.html", True),
        ("notes.txt", False),
        ("tests/a.md", False),
        ("..", False),
        ("docs/../../letter.txt", False),
    ],
)
def test_what_belongs_to_the_project(centre: HelpCentre, path: str, inside: bool) -> None:
    assert foreign_files.belongs(centre.root / path, centre.root) is inside


def check(*paths: Path) -> list[str]:
    found = foreign_files.check(list(paths), None, MINIMAL / "content", DAY)
    return [
        f"{finding.path}:{finding.line}:{finding.column}" for finding in found if finding.severity == ERROR
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("letter.txt", f"Звоните {FALSE}"),
        ("letter.md", f"Звоните {FALSE}"),
        ("page.html", f"<p>....  {FALSE}</p>"),
        ("note.ics", f"SUMMARY:{FALSE}"),
        ("data.json", f'{{"a": "{FALSE}"}}'),
        ("data.yml", f'a: "{FALSE}"'),
        ("image.svg", f"<svg><text>{FALSE}</text></svg>"),
        ("noending", f"Звоните {FALSE}"),
    ],
)
def test_files_of_any_kind_are_read_when_they_are_named(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, "utf-8")
    assert check(tmp_path / name) == [f"{name}:1:{text.index(FALSE) + 1}"]


def test_a_folder_is_read_to_its_depths_without_what_is_hidden(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/b/c.txt", "a/.hidden/d.txt", "a/.e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FALSE, "utf-8")
    (tmp_path / "a/film.bin").write_bytes(b"\xff\0")
    (tmp_path / "a/broken.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "a/letters.woff2").write_bytes(b"\xff\0")
    assert check(tmp_path / "a") == ["a:1:1", "a/b/c.txt:1:1", "a/broken.txt:1:1"]


def test_files_that_are_no_text_are_said_to_be_unread(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    for name in ("blank.docx", "film.bin"):
        (tmp_path / "a" / name).write_bytes(b"\xff\0")
    [finding] = foreign_files.check([tmp_path / "a"], None, MINIMAL / "content", DAY)
    assert (finding.path, finding.rule, finding.severity) == ("a", "unread-file", ERROR)
    assert finding.message == "2 files were not read: blank.docx, film.bin"


@pytest.mark.parametrize(
    "name", [".well-known/security.txt", "LICENSE", *(f"page.{ending}" for ending in ENDINGS.split())]
)
def test_texts_of_any_ending_are_read_in_a_folder(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "a" / name).write_text(f"<p>Звоните {FALSE}</p>", "utf-8")
    assert check(tmp_path / "a") == [f"a/{name}:1:12"]


def test_a_site_that_somebody_else_built_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "public/index.html").write_text(f'<a href="tel:+78000005555">{FALSE}</a>', "utf-8")
    assert set(check(tmp_path / "public")) == {"public/index.html:1:10", "public/index.html:1:28"}


def test_a_file_that_is_too_large_is_said(tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "list.txt"
    page.write_text("<p>a</p>" * 400_000, "utf-8")
    text.write_text("a word and no more of it\n" * 130_000, "utf-8")
    assert check(page, text) == [f"{page}:1:1"]  # a plain text of that size is read piece by piece


def test_what_is_left_unread_behind_too_many_contacts_is_said(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(foreign_files, "_MOST_FOUND", 3)
    for name in ("list.txt", "page.html", "list.json"):
        file = tmp_path / name
        file.write_text(f'"{FALSE}"\n' * 5, "utf-8")
        found = foreign_files.check([file], None, MINIMAL / "content", DAY)
        assert [finding.line for finding in found if finding.rule == "on-record"] == [1, 2, 3]
        [unread] = [finding for finding in found if finding.rule == "unread-file"]
        assert (unread.line, unread.severity) == (4, ERROR)
        assert unread.message == "3 contacts stand before this place: what follows was not looked at"
