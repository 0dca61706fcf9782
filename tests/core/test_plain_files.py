"""No FIFO, socket or device is waited for, wherever it lies and whatever it is called."""

from __future__ import annotations

import ast
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sverka.build.contexts import Contexts
from sverka.build.outputs import Outputs
from sverka.cli import main
from sverka.commands import foreign_files
from sverka.core.findings import Refused
from sverka.core.plain_files import NotPlain, open_plain, read_plain
from sverka.core.source import read_bytes
from sverka.rules import check_sources
from sverka.views.template_names import name_faults
from tests.help_centre import DAY, REPOSITORY, HelpCentre

SOURCE = REPOSITORY / "src/sverka"
SECONDS = 60  # a check takes two; what waits for a FIFO waits for ever
# Modules that read what the package itself brings, what they have just written, or a cache of their own.
OWN = {
    *("build/feedback_script.py", "contacts/browser_data.py", "contacts/pictures.py", "contacts/words.py"),
    *("contacts/frames.py", "core/characters.py", "core/messages.py", "core/rule.py", "exports/download.py"),
    *("handbooks/__init__.py", "offline/worker.py", "search/site_index.py", "skeleton/__init__.py"),
    *("site/installed.py", "views/app_manifest.py"),
}


@pytest.mark.parametrize("kind", ["fifo", "socket", "folder", "/dev/zero", "/dev/null", "/dev/tty"])
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_no_plain_file_is_not_opened(tmp_path, kind, linked):
    file = tmp_path / kind
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(file))
    if linked:
        (tmp_path / "link").symlink_to(file)
        file = tmp_path / "link"
    with pytest.raises(NotPlain, match="not a plain file"):
        open_plain(file)


def test_a_fifo_that_takes_the_place_of_a_file_meanwhile_is_not_read(tmp_path, monkeypatch):
    plain, fifo = tmp_path / "plain", tmp_path / "fifo"
    plain.write_bytes(b"x")
    os.mkfifo(fifo)
    before = plain.stat()
    monkeypatch.setattr(Path, "stat", lambda self: before)
    with pytest.raises(NotPlain):
        open_plain(fifo)


def test_a_plain_file_is_read(tmp_path):
    (tmp_path / "file").write_bytes(b"a\r\nb\0")
    (tmp_path / "link").symlink_to("file")
    assert read_plain(tmp_path / "link") == read_bytes(tmp_path / "link", tmp_path) == b"a\r\nb\0"
    with pytest.raises(FileNotFoundError):
        read_plain(tmp_path / "nothing")
    for file in ("nothing", "../file"):
        with pytest.raises(Refused):
            read_bytes(tmp_path / file, tmp_path / "folder" if file.startswith("..") else tmp_path)


def reads(file: Path) -> list[int]:
    """Lines of a module that open a file without looking at what it is."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        last = called.rpartition(".")[2]
        written = any(
            isinstance(one, ast.Constant) and one.value in ("xb", "wb", "w", "a") for one in node.args
        )
        if last in ("read_bytes", "read_text") and called != "read_bytes":
            found.append(node.lineno)
        elif last == "open" and not written and called not in ("os.open", "webbrowser.open"):
            opened = ast.unparse(node.args[0]) if node.args else ""
            if not (called == "Image.open" and (opened.startswith("io.BytesIO(") or opened == "stream")):
                found.append(node.lineno)
    return found


def test_no_module_opens_a_file_of_somebody_else_in_another_way():
    found = {
        file.relative_to(SOURCE).as_posix(): lines
        for file in SOURCE.rglob("*.py")
        if file.name != "plain_files.py" and (lines := reads(file))
    }
    assert {name: lines for name, lines in found.items() if name not in OWN} == {}
    assert OWN - found.keys() == set()


# Where a name is read as what: pages, records, media, theme, a built site; letters and logs from elsewhere.
PLACES = [
    "docs/page.md",
    "docs/picture.png",
    "docs/film.vtt",
    "docs/data.bin",
    "content/contacts/more.yml",
    "content/readings.yml",
    "overrides/main.html",
    "overrides/assets/img/more.png",
    "overrides/strings/ru.yml",
]


@pytest.fixture
def in_time() -> Iterator[None]:
    """What waits for a FIFO waits for ever: the test fails instead."""

    def stop(number: int, frame: object) -> None:
        pytest.fail(f"it did not end within {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("place", PLACES)
def test_a_check_names_a_fifo_in_the_sources(place: str, centre: HelpCentre, in_time: None):
    file = centre.root / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    try:
        project = centre.project()
        found = check_sources(project)
        if place.startswith("overrides/"):
            found += name_faults(project.components)
            found += Contexts(project, Outputs(project), carries_policy=True).theme_faults()
    except Refused as refused:
        found = refused.findings
    assert place in {finding.path for finding in found if finding.severity == "error"}, found


@pytest.mark.parametrize(
    "name", ["letter.txt", "photo.png", "photo.svg", "film.mp4", "page.html", "data", "x.zip"]
)
def test_a_check_of_files_from_elsewhere_names_it(name: str, tmp_path: Path, in_time: None):
    os.mkfifo(tmp_path / name)
    found = foreign_files.check([tmp_path / name], None, REPOSITORY / "tests/cases/minimal/content", DAY)
    assert [finding.message for finding in found] == ["not a plain file"]


@pytest.mark.parametrize("command", ["verify", "feedback"])
def test_no_command_waits_for_one(
    command: str, tmp_path: Path, in_time: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(REPOSITORY / "examples/clinic")
    os.mkfifo(tmp_path / "fifo")
    for file in (tmp_path / "fifo", "/dev/zero"):
        result = CliRunner().invoke(main, [command, str(file)])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "not a plain file" in result.output
