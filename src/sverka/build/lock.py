"""One build at a time: a lock beside the site, which the system drops with the process that holds it."""

from __future__ import annotations

from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from sverka.build.live import clear_dead
from sverka.build.swap import has_remains, recover
from sverka.core.findings import Finding, Refused


def lock_output(site: Path) -> BaseFileLock:
    """The lock of the folder `site`, taken; raise Refused where another build has it."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(site.parent / f".{site.name}-lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        fix = "wait until it has ended, and build again"
        message = "another build is writing this site"
        raise Refused([Finding(site.name, 1, 1, "output", message, fix)]) from None
    return lock


def tidy(site: Path) -> None:
    """Put right what a killed build or server left, unless a build is at work, which does so itself."""
    clear_dead(site)
    if has_remains(site):
        try:
            lock = lock_output(site)
        except (Refused, OSError):
            return
        recover(site)
        lock.release()
