"""The wheel by itself: what it holds, what it does in an empty environment, and from nothing to a published site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from sverka.core.extras import PICTURES, SITE, how_to_install
from tests.help_centre import DAY, MINIMAL, REPOSITORY, settings_of

FALSE_NUMBER = "8 800 000-55-55"  # denied by the records of tests/cases/minimal
PICTURE = REPOSITORY / "src/sverka/theme/assets/img/icon-192.png"


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the wheel in it."""

    folder: Path

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run Python in `cwd`, without anything that leads to this repository."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.python, *arguments],
            cwd=cwd,
            env=clean | settings_of(DAY),
            capture_output=True,
            text=True,
            check=False,
        )

    def sverka(self, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a command of `sverka`."""
        return self.run("-m", "sverka", *map(str, arguments), cwd=cwd)

    @property
    def python(self) -> str:
        return str(self.folder / "bin/python")


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An empty environment with `pip install sverka`, which fetches what it depends on."""
    environment = _with_wheel(tmp_path_factory.mktemp("bare"), wheel, "--retries", "1")
    if isinstance(environment, str):
        pytest.skip(f"NOT TESTED: pip cannot install what sverka depends on: {environment[-500:]}")
    return environment


@pytest.fixture(scope="module")
def whole(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel in an environment of its own, which borrows MkDocs and all else from that of the tests."""
    environment = _with_wheel(tmp_path_factory.mktemp("whole"), wheel, "--no-deps")
    assert isinstance(environment, Environment), environment
    (packages,) = environment.folder.glob("lib/*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return environment


def _with_wheel(folder: Path, wheel: Path, *options: str) -> Environment | str:
    venv.create(folder, with_pip=True)
    environment = Environment(folder)
    done = environment.run("-m", "pip", "install", "--quiet", *options, str(wheel), cwd=folder)
    return done.stderr if done.returncode else environment


def test_the_wheel_holds_every_file_of_the_package(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {
        file.relative_to(REPOSITORY / "src").as_posix()
        for file in (REPOSITORY / "src/sverka").rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert files - names == set()
    assert {
        "sverka/py.typed",
        "sverka/theme/main.html",
        "sverka/theme/mkdocs_theme.yml",
        "sverka/contacts/browser/check.js",
        "sverka/contacts/words.yml",
        "sverka/skeleton/common/hooks/contacts.py",
        "sverka/handbooks/en/editing/index.md",
        "sverka/handbooks/ru/security/contacts.md",
    } <= names


def test_a_bare_installation_brings_no_generator(bare, tmp_path):
    found = bare.run("-m", "pip", "list", "--format", "freeze", cwd=tmp_path).stdout.lower()
    assert "sverka==" in found
    for package in ("mkdocs", "lunr", "pymorphy", "pystemmer", "pillow", "brotli", "zxing"):
        assert package not in found


def test_a_bare_installation_checks_files_and_verifies_copies(bare, published, tmp_path):
    (tmp_path / "letter.txt").write_text(f"Звоните: {FALSE_NUMBER}\n", "utf-8")
    check = bare.sverka("check", "letter.txt", "--registry", MINIMAL / "content", cwd=tmp_path)
    assert check.returncode == 1, check.stderr
    assert check.stdout.startswith("letter.txt:1:10: error:")
    (tmp_path / "letter.txt").write_text("Звоните: 8 495 000-11-22\n", "utf-8")
    assert bare.sverka("check", "letter.txt", "--registry", MINIMAL / "content", cwd=tmp_path).returncode == 0
    whole_copy = bare.sverka("verify", published.root / "site", cwd=tmp_path)
    assert whole_copy.returncode == 0, whole_copy.stdout + whole_copy.stderr


def test_a_bare_installation_says_which_extra_a_picture_takes(bare, tmp_path):
    shutil.copy(PICTURE, tmp_path / "sign.png")
    check = bare.sverka("check", "sign.png", "--registry", MINIMAL / "content", cwd=tmp_path)
    assert check.returncode == 1
    assert check.stdout.startswith("sign.png:1:1: error: ") and "[picture-unread]" in check.stdout
    assert how_to_install(PICTURES) in check.stdout and "Traceback" not in check.stderr


def test_a_bare_installation_checks_a_project_and_refuses_to_build_it(bare, tmp_path):
    assert bare.sverka("init", "my", "--lang", "ru", cwd=tmp_path).returncode == 0
    check = bare.sverka("check", cwd=tmp_path / "my")
    assert (check.returncode, check.stdout) == (0, ""), check.stderr
    for command, extra in (("build", SITE), ("serve", SITE), ("pictures", PICTURES)):
        refused = bare.sverka(command, cwd=tmp_path / "my")
        assert refused.returncode == 2
        assert how_to_install(extra) in refused.stderr and "Traceback" not in refused.stderr
    (tmp_path / "my/site").mkdir()
    unchecked = bare.sverka("check", "--lang", "en", cwd=tmp_path / "my")
    assert unchecked.returncode == 1
    assert "the built site is not checked" in unchecked.stdout and how_to_install(SITE) in unchecked.stdout


def test_from_nothing_to_a_published_site(whole, tmp_path):
    assert whole.sverka("init", "my", cwd=tmp_path).returncode == 0
    folder = tmp_path / "my"
    built = whole.sverka("build", cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (folder / "site/index.html").is_file()
    check = whole.sverka("check", cwd=folder)
    assert (check.returncode, check.stdout) == (0, ""), check.stderr
    location = whole.run("-c", "import sverka; print(sverka.__file__)", cwd=folder).stdout
    assert location.startswith(str(whole.folder))
    tests = whole.run("-m", "unittest", "discover", "--start-directory", "tests", cwd=folder)
    assert tests.returncode == 0, tests.stderr
