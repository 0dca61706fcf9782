"""200 random kills: whatever dies, and when, the last good site is whole and the next command finds all in order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from sverka.build.lock import tidy
from sverka.exports.verify import verify
from tests.build.folders import content, left_behind
from tests.help_centre import REPOSITORY, HelpCentre
from tests.live_server import free_port
from tests.processes import killed, sverka

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX"),
]
COMMANDS, SETUPS = 60, 20
SOURCE = "content/faq/pay/card.md"


@pytest.fixture
def chance(record_property) -> random.Random:
    """What chooses the moments; the seed is told where a test fails."""
    seed = random.randrange(1_000_000)
    record_property("seed", seed)
    print(f"seed {seed}")
    return random.Random(seed)


def lasts(root: Path, command: tuple[str, ...]) -> float:
    """Seconds that the command takes when nobody kills it."""
    started = time.monotonic()
    assert sverka(root, *command).returncode == 0
    return time.monotonic() - started


def is_whole(root: Path) -> None:
    """Every file of the manifest is there with its hash, and no other."""
    comparison = verify(root / "site")
    assert comparison.findings == [] and comparison.files > 50


def _next_command(root: Path, number: int) -> None:
    """It leaves nothing of the killed one: `sverka check`, or nine times of ten the part of it that tidies up."""
    if number % 10:
        tidy(root / "site")
    else:
        sverka(root, "check")
    assert left_behind(root) == []


def test_builds(centre: HelpCentre, chance):
    seconds, kills, text = lasts(centre.root, ("build",)), 0, centre.read(SOURCE)
    while kills < COMMANDS:
        centre.write(SOURCE, f"{text}\n\n{'Да. ' * (1 + kills % 7)}\n")
        kills += killed(centre.root, ("build",), chance.uniform(0, seconds))
        is_whole(centre.root)
        _next_command(centre.root, kills)
        is_whole(centre.root)
    assert sverka(centre.root, "build").returncode == 0
    is_whole(centre.root)


def test_servers(centre: HelpCentre, chance):
    """Killed while they start, build, serve or build again."""
    centre.replace("mkdocs.yml", "plugins:", "watch: [content]\nplugins:")
    seconds, text = lasts(centre.root, ("build",)), centre.read(SOURCE)
    before = content(centre.root / "site")
    for number in range(COMMANDS):
        edit = threading.Timer(
            1.2 * seconds, centre.write, (SOURCE, f"{text}\n\n{'Да. ' * (1 + number % 7)}\n")
        )
        edit.start()
        assert killed(centre.root, ("serve", f"127.0.0.1:{free_port()}"), chance.uniform(0, 2.5 * seconds))
        edit.cancel()
        edit.join()
        _next_command(centre.root, number)
        assert content(centre.root / "site") == before


def test_verifications(centre: HelpCentre, chance):
    command, kills = ("verify", "site"), 0
    seconds, before = lasts(centre.root, command), content(centre.root / "site")
    while kills < COMMANDS:
        kills += killed(centre.root, command, chance.uniform(0, seconds))
        assert content(centre.root / "site") == before
        assert left_behind(centre.root) == []
    assert sverka(centre.root, *command).returncode == 0


def _clean() -> dict[str, str]:
    """The environment, without anything that leads to this repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _said(command: Sequence[str | Path], folder: Path) -> str:
    return subprocess.run(
        command, cwd=folder, env=_clean(), capture_output=True, encoding="utf-8", check=True
    ).stdout


def _setup(root: Path, seconds: float | None = None) -> bool:
    """Run scripts/setup to its end, or kill it and all that it started after some seconds; whether it was killed."""
    process = subprocess.Popen(
        [root / "scripts/setup"], env=_clean(), stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        _, said = process.communicate(timeout=seconds)
        assert process.returncode == 0, said.decode()
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True


def test_setups(tmp_path, chance):
    """In a folder with a Cyrillic name and a space in it; afterwards it runs the code that lies there."""
    root = tmp_path / "мой сайт"
    shutil.copytree(
        REPOSITORY / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    for name in ("scripts", "requirements"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, root)
    started = time.monotonic()
    _setup(root)
    seconds, kills = time.monotonic() - started, 0
    while kills < SETUPS:
        (root / ".venv/installed-site").unlink(missing_ok=True)
        if _setup(root, chance.uniform(0, seconds)):
            kills += 1
            assert not list(root.glob(".venv/installed-*"))
    _setup(root)
    python = root / ".venv/bin/python"
    for program in ([python, "-m", "sverka"], [root / ".venv/bin/sverka"]):
        assert _said([*program, "--version"], tmp_path).startswith("sverka ")
    assert str(root) in _said([python, "-c", "import sverka; print(sverka.__file__)"], tmp_path)
    assert "No broken" in _said([python, "-m", "pip", "check"], tmp_path)
