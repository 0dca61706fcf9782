"""What `sverka serve` shows while its pages are edited, broken and mended; and what it leaves when it is killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sverka.build.live import clear_dead, live_folder
from tests.build.folders import left_behind
from tests.help_centre import HelpCentre
from tests.live_server import LiveServer

PAGE, SOURCE = "faq/pay/card.html", "content/faq/pay/card.md"
QUESTION = "Какие карты принимают?"
CLEAR = "import sys, pathlib, sverka.build.live as live; live.clear_dead(pathlib.Path(sys.argv[1]))"


@pytest.fixture
def watched(centre: HelpCentre) -> HelpCentre:
    """One whose records are watched, too."""
    return centre.replace("mkdocs.yml", "plugins:", "watch: [content, overrides]\nplugins:")


def broken(server: LiveServer, centre: HelpCentre, path: str, text: str) -> str:
    """What the server shows while the file at `path` holds `text`."""
    before = centre.read(path)
    server.after(lambda: centre.write(path, text))
    shown = server.page(PAGE)
    server.after(lambda: centre.write(path, before))
    return shown


def test_a_broken_page_leaves_the_last_good_site_and_a_killed_server_nothing(watched):
    with LiveServer(watched.root) as server:
        assert QUESTION in broken(server, watched, SOURCE, "{{ contact:acme/nobody }}")
        server.process.kill()
    assert left_behind(watched.root)
    watched.sverka("check")
    assert left_behind(watched.root) == []


@pytest.mark.slow
def test_whatever_is_broken_the_server_answers_and_goes_on_when_it_is_mended(watched):
    with LiveServer(watched.root) as server:
        for path, text in (
            (SOURCE, "8 800 000-55-55"),
            (SOURCE, "---\ntitle: ["),
            ("mkdocs.yml", "site_name: ["),
            ("mkdocs.yml", "site_name: x\nplugins: [nobody]"),
            ("content/sources.yml", "- ["),
        ):
            assert QUESTION in broken(server, watched, path, text)
        server.after(lambda: watched.replace(SOURCE, QUESTION, "Какие карты берут?"))
        assert "Какие карты берут?" in server.page(PAGE)
    assert left_behind(watched.root) == []


def test_the_folder_of_a_server_at_work_stays(tmp_path):
    with live_folder(tmp_path / "site") as folder, live_folder(tmp_path / "site") as other:
        assert folder is not None and other is not None and folder != other
        subprocess.run([sys.executable, "-c", CLEAR, tmp_path / "site"], check=True)
        assert folder.is_dir() and other.is_dir()
    (tmp_path / ".site-live-left").mkdir()
    clear_dead(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path):
    (tmp_path / "file").write_text("")
    with live_folder(tmp_path / "file/site") as folder:
        assert folder is None


@pytest.mark.slow
def test_two_serve_one_site(centre: HelpCentre):
    with LiveServer(centre.root) as one, LiveServer(centre.root) as other:
        assert centre.build().status == 0
        assert QUESTION in one.page(PAGE) and QUESTION in other.page(PAGE)
