"""One build at a time: a lock beside the site, which the system drops with the process that holds it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from sverka.findings import Finding, Refused
from sverka.site.swap import has_remains, recover

if sys.platform != "win32":
    import fcntl


@dataclass
class OutputLock:
    """The right to write the site; `release` it when done."""

    path: Path
    descriptor: int | None

    def release(self) -> None:
        """Let the next build in; a second call does nothing."""
        if self.descriptor is not None:
            self.path.unlink(missing_ok=True)
            os.close(self.descriptor)
            self.descriptor = None


def lock_output(site: Path) -> OutputLock:
    """Take the lock; raise Refused where another build has it."""
    path = site.parent / f".{site.name}-lock"
    site.parent.mkdir(parents=True, exist_ok=True)
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _is_taken(descriptor):
            if _is_there(path, descriptor):
                os.truncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
                return OutputLock(path, descriptor)
            os.close(descriptor)  # the build before this one has just removed it
            continue
        holder = os.read(descriptor, 20).decode("ascii", "replace")
        os.close(descriptor)
        message = f"another build is writing this site (process {holder or 'unknown'})"
        fix = "wait until it has ended, and build again"
        raise Refused([Finding(site.name, 1, 1, "output", message, fix)])


def tidy(site: Path) -> None:
    """Put right what a killed build left, unless a build is at work, which does so itself."""
    if has_remains(site):
        try:
            lock = lock_output(site)
        except (Refused, OSError):
            return
        recover(site)
        lock.release()


def _is_taken(descriptor: int) -> bool:
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _is_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
