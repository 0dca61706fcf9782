"""`sverka init`: a site of one's own that is in order, speaks one language, and knows nothing of the demonstration."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sverka import handbooks, skeleton
from sverka.cli import main
from sverka.handbooks import BOOKS
from tests.demonstration.test_its_words import HASH, forbidden
from tests.help_centre import OWN_DAY, REPOSITORY, settings_of
from tests.live_server import first_answer, free_port

RUSSIAN = re.compile("[А-Яа-яЁё]")
# The words by which contacts are recognised are those of every language, whatever a site is written in: decision 12.
KNOWS_BOTH = "site/assets/check/records."
PACKED = {".br", ".gz", ".zip", ".png"}


@pytest.fixture
def init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run `sverka init` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", settings_of(OWN_DAY)["SOURCE_DATE_EPOCH"])

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["init", *arguments])

    return run


@pytest.fixture(scope="module", params=["en", "ru"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A language, and a site in it that was started, given all handbooks and built."""
    folder = tmp_path_factory.mktemp("init")
    run = sverka("init", "my", "--lang", request.param, cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr
    settings = folder / "my/mkdocs.yml"
    started = settings.read_text("utf-8")
    assert "\n    handbooks: []\n" in started
    books = f"handbooks: [{', '.join(BOOKS)}]"
    settings.write_text(started.replace("handbooks: []", books), "utf-8")
    run = sverka("build", cwd=folder / "my")
    assert run.returncode == 0, run.stdout + run.stderr
    return request.param, folder / "my"


def sverka(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line as a program of its own, on the day of the own content."""
    command = [sys.executable, "-m", "sverka", *arguments]
    environment = {**os.environ, **settings_of(OWN_DAY)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def texts(folder: Path) -> dict[str, str]:
    """Path → text of every file below `folder` that is not packed; of the checker's records without those words."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in {*PACKED, ".pyc"})
    found = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}
    return {
        path: without_words(text) if path.startswith(KNOWS_BOTH) else text for path, text in found.items()
    }


def without_words(records: str) -> str:
    """The checker's records as JSON, without the expressions and tables of the finder."""
    data = json.loads(records.partition("=")[2].rstrip(";\n"))
    assert data.pop("modules")
    return json.dumps(data, ensure_ascii=False)


def test_the_built_site_is_in_order(built):
    _, folder = built
    check = sverka("check", cwd=folder)
    assert (check.returncode, check.stdout) == (0, "")
    assert (folder / "site/faq/first-steps/ask.html").is_file()


def test_it_has_every_handbook_in_its_language(built):
    lang, folder = built
    for name in handbooks.names(BOOKS):
        page = (folder / f"site/{name}.html").read_text("utf-8")
        assert bool(RUSSIAN.search(page)) == (lang == "ru"), name
    assert ("For editors" if lang == "en" else "Редакторам") in texts(folder)["site/editing/index.html"]


def test_nothing_of_the_demonstration_is_in_it(built):
    _, folder = built
    words = [word.casefold() for word in forbidden() if len(word) > 3]
    for path, text in texts(folder).items():
        assert [word for word in words if word in HASH.sub("", text.casefold())] == [], path
    assert "портал" not in " ".join(texts(folder / "docs").values())


def test_an_english_site_holds_no_russian_letter(built):
    lang, folder = built
    written = texts(folder)
    russian = {path for path, text in written.items() if RUSSIAN.search(text)}
    if lang == "en":
        assert russian == set()
        assert any(path.startswith(KNOWS_BOTH) for path in written)
        with zipfile.ZipFile(folder / "site/help-centre.zip") as archive:
            assert not [name for name in archive.namelist() if RUSSIAN.search(name)]
    else:
        assert "site/index.html" in russian and "docs/index.md" in russian


def test_each_page_says_its_language(built):
    lang, folder = built
    pages = {path: text for path, text in texts(folder / "site").items() if path.endswith(".html")}
    for path, text in pages.items():
        assert f'lang="{lang}"' in text, path


@pytest.mark.parametrize("region", ["US", "IN", "DE", "BG", "NO", "SN", "KZ"])
def test_any_country(init, region, tmp_path, monkeypatch):
    """Whatever can be dialled there, the handbooks hold nothing of it."""
    lang = "ru" if region == "KZ" else "en"
    assert init("my", "--lang", lang, "--region", region).exit_code == 0
    settings = tmp_path / "my/mkdocs.yml"
    started = settings.read_text("utf-8")
    assert f'regions: ["{region}"]' in started
    settings.write_text(started.replace("handbooks: []", f"handbooks: [{', '.join(BOOKS)}]"), "utf-8")
    monkeypatch.chdir(tmp_path / "my")
    check = CliRunner().invoke(main, ["check"])
    assert (check.exit_code, check.stdout) == (0, "")


def test_a_name_with_any_signs(init, tmp_path, monkeypatch):
    name = 'The "Old" \\ Town: help & more #1 {x}'
    assert init("my", "--name", name).exit_code == 0
    monkeypatch.chdir(tmp_path / "my")
    check = CliRunner().invoke(main, ["check"])
    assert (check.exit_code, check.stdout) == (0, "")


def test_a_folder_in_use_is_refused_and_left_alone(init, tmp_path):
    (tmp_path / "my").mkdir()
    (tmp_path / "my/notes.txt").write_text("mine")
    for folder in ("my", "my/notes.txt"):
        refused = init(folder)
        assert refused.exit_code == 1
        assert f"{folder}:1:1: error: there is something here already [output]" in refused.stderr
        assert "    fix: " in refused.stderr
    assert [file.name for file in (tmp_path / "my").iterdir()] == ["notes.txt"]


def test_an_empty_folder_will_do(init, tmp_path):
    (tmp_path / "my").mkdir()
    assert init("my").exit_code == 0
    assert (tmp_path / "my/mkdocs.yml").is_file()


@pytest.mark.parametrize(
    "arguments",
    [["--region", "XX"], ["--region", "Britain"], ["--lang", "fr"], ["--name", ""], ["--name", "a\nb"]],
)
def test_what_cannot_be_used_is_said(init, tmp_path, arguments):
    refused = init("my", *arguments)
    assert refused.exit_code == 2
    assert "Error:" in refused.stderr
    assert not (tmp_path / "my").exists()


def test_its_hooks_are_those_of_this_repository():
    files = skeleton.shared_files({})
    for name in ("hooks/contacts.py", "hooks/content.py"):
        assert files[name] == (REPOSITORY / name).read_text("utf-8")


def test_both_languages_have_the_same_files():
    en, ru = (skeleton.files(lang, {}) for lang in ("en", "ru"))
    assert set(en) == set(ru)


def test_from_an_empty_folder_to_a_served_site(tmp_path):
    port = free_port()
    assert sverka("init", "my", cwd=tmp_path).returncode == 0
    command = [sys.executable, "-m", "sverka", "serve", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        command, cwd=tmp_path / "my", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        page = first_answer(f"http://127.0.0.1:{port}/contacts.html", server, 60)
    finally:
        server.terminate()
        server.wait(10)
    assert "No contact is confirmed yet" in page
    assert not (tmp_path / "my/site").exists()
