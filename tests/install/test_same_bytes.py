"""The same sources give the same bytes: whichever Python builds them, whoever, where, in which language and zone."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.help_centre import REPOSITORY, settings_of
from tests.install import pythons

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="umask and users are those of POSIX"),
]
DAY = date(2026, 11, 28)
SOURCES = ("mkdocs.yml", "docs", "content", "overrides", "hooks")
# Names of files in the other order than the system gives them; it would be chance that two systems differ.
REVERSED = """
import os
listdir, scandir = os.listdir, os.scandir

class Reversed:
    def __init__(self, path="."):
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *error):
        return None
    def close(self):
        return None

os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
os.scandir = Reversed
"""


@dataclass(frozen=True)
class Place:
    """Where and by whom a site is built."""

    folder: str
    locale: str
    zone: str
    umask: int
    seed: str
    is_reversed: bool = False
    is_other_user: bool = False


PLACES = (
    Place("site", "C.UTF-8", "UTC", 0o022, "0"),
    Place("сайт с пробелом/a b", "C", "Asia/Kamchatka", 0o077, "1", is_reversed=True),
    Place("another/place", "tr_TR.UTF-8", "America/St_Johns", 0o000, "4242", is_other_user=True),
    Place("İstanbul", "ru_RU.UTF-8", "Pacific/Apia", 0o027, "random", is_reversed=True, is_other_user=True),
)


@pytest.fixture(scope="module")
def base() -> Iterator[Path]:
    """A folder that other users may look into, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="same-bytes-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def interpreters(base: Path, wheel: Path) -> dict[str, str]:
    """Version → Python, with everything a build needs."""
    before = os.umask(0o022)
    try:
        made = {
            version: pythons.environment(program, base / version.replace(" ", "-"), wheel)
            for version, program in pythons.found().items()
        }
    finally:
        os.umask(before)
    return {version: python for version, python in made.items() if python}


def built(python: str, sources: Path, place: Place, base: Path) -> dict[str, str]:
    """Hash and permissions of each file of the site of `sources`, built at `place`."""
    with tempfile.TemporaryDirectory(dir=base) as name:
        Path(name).chmod(0o755)
        root = Path(name, place.folder)
        root.mkdir(parents=True)
        for part in sorted(SOURCES, reverse=place.is_reversed):
            if (sources / part).is_dir():
                shutil.copytree(sources / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(sources / part, root / part)
        Path(name, "before").mkdir()
        if place.is_reversed:
            Path(name, "before/sitecustomize.py").write_text(REVERSED, "utf-8")
        user = _other_user(python, Path(name)) if place.is_other_user else None
        run = subprocess.run(
            [python, "-m", "mkdocs", "build"],
            cwd=root,
            env={
                **settings_of(DAY),
                **{"PATH": os.defpath, "HOME": name, "LC_ALL": place.locale, "TZ": place.zone},
                **{"PYTHONHASHSEED": place.seed, "PYTHONPATH": str(Path(name, "before"))},
            },
            umask=place.umask,
            user=user,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return {
            path.relative_to(root / "site").as_posix(): _told(path)
            for path in sorted((root / "site").rglob("*"))
        }


def _told(path: Path) -> str:
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return f"{stat.S_IMODE(path.stat().st_mode):o} {content}"


def _may_run(python: str) -> bool:
    """Whether the user `nobody` may run `python`, and we may let it."""
    try:
        return (
            subprocess.run([python, "-c", ""], user="nobody", capture_output=True, check=False).returncode
            == 0
        )
    except (OSError, LookupError):
        return False


def _other_user(python: str, folder: Path) -> str | None:
    """The user `nobody`, to whom `folder` is given; None where it may not run `python`."""
    if not _may_run(python):
        warnings.warn(f"NOT TESTED: another user cannot run {python}", stacklevel=1)
        return None
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "nobody")
    return "nobody"


def assert_alike(sites: dict[str, dict[str, str]]) -> None:
    (first, expected), *others = sites.items()
    assert len(expected) > 100
    for name, site in others:
        differing = sorted(
            path for path in expected.keys() | site.keys() if expected.get(path) != site.get(path)
        )
        assert not differing, f"{name} against {first}: {differing[:20]}"


def proves_something(interpreters: dict[str, str]) -> None:
    if len(interpreters) < 2:
        message = (
            f"this proves nothing: of Pythons from 3.11 on there is only {', '.join(interpreters) or 'none'}"
        )
        warnings.warn(message, stacklevel=1)
        pytest.skip(message)


def test_a_small_site_is_the_same_everywhere(interpreters, base):
    """One Python, which other users may run where there is such, builds at each place; the others at one each."""
    proves_something(interpreters)
    first = max(interpreters, key=lambda version: _may_run(interpreters[version]))
    clinic = REPOSITORY / "examples/clinic"
    assert_alike(
        {
            f"{version} {place}": built(python, clinic, place, base)
            for number, (version, python) in enumerate(interpreters.items())
            for at, place in enumerate(PLACES)
            if version == first or at == number % len(PLACES)
        }
    )


def test_the_demonstration_is_the_same_with_every_python(interpreters, base):
    proves_something(interpreters)
    assert_alike(
        {
            f"{version} {(place := PLACES[number % len(PLACES)])}": built(python, REPOSITORY, place, base)
            for number, (version, python) in enumerate(interpreters.items())
        }
    )
