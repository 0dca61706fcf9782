"""Opens plain files only: a FIFO is waited for without end, and a device gives bytes without end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# Windows alone has the first, all others the rest.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


class NotPlain(OSError):
    """What lies at a path is no plain file."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not a plain file", str(path))


def open_plain(path: Path) -> BinaryIO:
    """The plain file at `path`, or that a link there leads to, to read bytes from; raise OSError, NotPlain for others.

    It is looked at before it is opened, since to open a device can do something, and again when it is open.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotPlain(path)
    stream = os.fdopen(os.open(path, _FLAGS), "rb")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise NotPlain(path)
    return stream


def read_plain(path: Path) -> bytes:
    """The bytes of the plain file at `path`; raise OSError."""
    with open_plain(path) as stream:
        return stream.read()
