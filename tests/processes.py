"""Commands of `sverka` in a folder, run to their end or killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.help_centre import settings_of

DAY = date(2026, 11, 28)  # on which examples/clinic is in order


def sverka(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder `root` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "sverka", *arguments],
        cwd=root,
        env={**os.environ, **settings_of(DAY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def killed(root: Path, arguments: tuple[str, ...], seconds: float) -> bool:
    """Kill a command, and what it has started, after some seconds; whether it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sverka", *arguments],
        cwd=root,
        env={**os.environ, **settings_of(DAY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
