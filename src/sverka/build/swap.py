"""Replace one folder by another so that a reader, or a kill at any moment, meets a whole site.

Linux exchanges two names in one step (renameat2 with RENAME_EXCHANGE). Elsewhere it takes two renames; what
a kill between them leaves is put right by `recover`, which every command calls first.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_FOLDER, _FILE = 0o755, 0o644  # a server may be another user than the builder; nobody else may write


def staging_folder(site: Path) -> Path:
    """A new empty folder beside `site`, on the same file system, named after this process."""
    folder = site.parent / f".{site.name}-new-{os.getpid()}"
    discard(folder)
    folder.mkdir(parents=True)
    return folder


def replace_site(site: Path, built: Path) -> None:
    """Put `built` in the place of `site` and delete what was there."""
    if not site.exists():
        built.rename(site)
    elif _exchange(built, site):
        discard(built)
    else:
        site.rename(_old(site))
        try:
            built.rename(site)
        except OSError:
            _old(site).rename(site)
            raise
        discard(_old(site))


def open_to_readers(folder: Path) -> None:
    """Let everybody read what lies in `folder`, and its owner alone change it, whatever the umask of the builder."""
    for parent, _, names in os.walk(folder):
        Path(parent).chmod(_FOLDER)
        for file in (Path(parent, name) for name in names):
            if not file.is_symlink():  # whatever a link leads to is no part of the site
                file.chmod(_FILE)


def has_remains(site: Path) -> bool:
    """Whether a build that is at work, or was killed, has something lie beside `site`."""
    return _old(site).exists() or any(_staging_folders(site))


def recover(site: Path) -> None:
    """Put back the last good site after a kill between two renames; remove what killed builds left.

    Only for whoever holds the lock of the site: no other build is at work, so whatever lies there is left over.
    """
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    discard(old)
    for folder in _staging_folders(site):
        discard(folder)


def discard(folder: Path) -> None:
    """Remove a folder that did not make it, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def _staging_folders(site: Path) -> Iterator[Path]:
    return site.parent.glob(f".{site.name}-new-*")


def _old(site: Path) -> Path:
    return site.parent / f".{site.name}-old"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    result = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(result == 0)
