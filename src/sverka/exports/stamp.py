"""What every copy says of itself: the day it counts from, a serial that orders builds, the commit, the generator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from sverka.core.commit import commit_of, content_of
from sverka.core.content_names import LETTERS


@dataclass(frozen=True)
class Stamp:
    """The same sources built as of the same day have the same stamp, wherever and whenever that happens; others none.

    `serial` is the day as YYYYMMDD, a hyphen, and the time of the commit in seconds since 1970 as ten digits.
    Compared as text as far as that, a later one was built as of a later day, or of the same day from a later commit.
    Where the sources differ from the commit, or there is none and its time is ten zeros, a hyphen and ten letters
    follow, which say what they hold. `commit` is its id, with `-dirty` behind it where they differ; None without one.
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
    commit = commit_of(root)
    serial, shown = f"{day:%Y%m%d}-{commit.time if commit else 0:010d}", commit.id if commit else None
    if commit is None or commit.is_changed:
        serial += f"-{content_of(root)}"
    if commit and commit.is_changed:
        shown = f"{commit.id}-dirty"
    return Stamp(day, serial, shown, f"sverka {version('sverka')}")
