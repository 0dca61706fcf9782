"""What `sverka serve` shows: the last site that was built whole, in a folder that outlives no server.

The folder lies beside the site and is locked by the process that serves it. A lock goes with its process, so
the next command knows what a killed server left, and removes it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from sverka.build.swap import discard, replace_site

_LOCK = "lock"


@contextmanager
def live_folder(site: Path) -> Iterator[Path | None]:
    """A new folder beside `site`, gone afterwards; None where nothing may be written there."""
    try:
        folder, lock = _locked_folder(site)
    except OSError:
        yield None
        return
    try:
        yield folder
    finally:
        _remove(folder, lock)


def clear_dead(site: Path) -> None:
    """Remove the folders of servers that were killed."""
    for folder in site.parent.glob(f".{site.name}-live-*"):
        try:
            lock = FileLock(folder / _LOCK, timeout=0)
            lock.acquire()
        except (Timeout, OSError):
            continue
        _remove(folder, lock)


@dataclass(frozen=True)
class LiveSite:
    """The folder `served`, and the one in which the next site is built."""

    served: Path

    @property
    def staging(self) -> Path:
        """Where the next one is built."""
        return self.served.with_name(f"{self.served.name}-new")

    def show(self) -> None:
        """Put the next one, which is whole now, in the place of the last."""
        replace_site(self.served, self.staging)

    def drop(self) -> None:
        """Stay with the last one."""
        discard(self.staging)


def _locked_folder(site: Path) -> tuple[Path, FileLock]:
    site.parent.mkdir(parents=True, exist_ok=True)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-live-", dir=site.parent))
        lock = FileLock(folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except (Timeout, FileNotFoundError):
            continue  # another command took it for one that a kill left
        if (folder / _LOCK).exists():
            return folder, lock
        lock.release()


def _remove(folder: Path, lock: FileLock) -> None:
    discard(folder)
    lock.release()
    discard(folder)  # Windows removes no file that is open
