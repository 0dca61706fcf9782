"""What every copy says of itself: the day it counts from, a serial that orders builds, the commit, the generator."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from sverka.core.digests import LETTERS


@dataclass(frozen=True)
class Stamp:
    """The same commit built as of the same day has the same stamp, wherever and whenever that happens.

    `serial` is the day as YYYYMMDD, a hyphen, and the time of the commit in seconds since 1970 as ten digits.
    Compared as text, a later one was built as of a later day, or of the same day from a later commit. Where
    git does not know the commit, its time is ten zeros. `commit` is its id; `-dirty` behind it says that files
    had been changed since, and None that there is no git.
    """

    as_of: date
    serial: str
    commit: str | None
    generator: str

    @property
    def build(self) -> str:
        """The serial in letters, of the same order, as pages and caches name it: in digits a check for contacts
        would see telephone numbers.
        """
        return self.serial.translate(LETTERS)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything of it that stands in files of the site."""
        return self.serial, self.build, self.commit or "", self.generator


def stamp(root: Path, day: date) -> Stamp:
    """The stamp of a build of the sources in `root` as of `day`."""
    committed = _git(root, "log", "-1", "--format=%ct")
    return Stamp(
        as_of=day,
        serial=f"{day:%Y%m%d}-{int(committed or 0):010d}",
        commit=_git(root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
        generator=f"sverka {version('sverka')}",
    )


def _git(root: Path, *arguments: str) -> str | None:
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return run.stdout.strip() or None
