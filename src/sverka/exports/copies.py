"""A copy of the site on disk, as a folder or as a zip, read with mistrust: by name, up to a size, nothing unpacked."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from sverka.core.file_names import alike, fault
from sverka.core.messages import Message
from sverka.core.plain_files import NotPlain, open_plain
from sverka.exports.manifest import files_of
from sverka.exports.zip_layout import BadLayout, inflate, read_layout

_BLOCK = 1 << 20
_BROKEN = (OSError, zlib.error, ValueError)


class Unreadable(Exception):
    """A copy, or a file of it, that cannot be read; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Copy(Protocol):
    """What both kinds of copies can do. Names are relative to the root of the site."""

    day: int | None  # that its files are dated, as by `dos_day`; None where a copy does not tell

    def names(self) -> Iterable[str]:
        """The files."""

    def refused(self) -> Iterator[tuple[str, str]]:
        """Names that may not be in a copy, and why."""

    def size(self, name: str) -> int:
        """Length of a file in bytes; raise Unreadable."""

    def sha256(self, name: str, most: int) -> str:
        """Hash of a file, of which no more than `most` bytes are read; raise Unreadable."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; raise KeyError where there is none, Unreadable where it is longer than `most`."""


class _Files:
    """Reading by pieces, the same for both."""

    def _pieces(self, name: str) -> Iterator[bytes]:
        raise NotImplementedError

    def sha256(self, name: str, most: int) -> str:
        digest = hashlib.sha256()
        self._take(name, most, digest.update)
        return digest.hexdigest()

    def read(self, name: str, most: int) -> bytes:
        content = bytearray()
        self._take(name, most, content.extend)
        return bytes(content)

    def _take(self, name: str, most: int, take: Callable[[bytes], object]) -> None:
        left = most
        try:
            for piece in self._pieces(name):
                left -= len(piece)
                if left < 0:
                    raise Unreadable(Message("longer than the {most:,} bytes expected", most=most))
                take(piece)
        except _BROKEN as error:
            raise Unreadable(_reason(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class FolderCopy(_Files):
    """A folder; what is no plain file in it is not opened."""

    day: int | None = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._files = list(files_of(folder))
        except OSError as error:  # what lies in a folder that may not be read, nobody knows
            raise Unreadable(
                Message("{folder} cannot be read: {error}", folder=error.filename, error=error.strerror)
            ) from error

    def names(self) -> Iterable[str]:
        return [name for name, _ in self._files]

    def refused(self) -> Iterator[tuple[str, str]]:
        for name, file in self._files:
            if file.is_symlink():
                yield name, "a symbolic link: what it leads to is not part of the copy"
            elif not file.is_file():
                yield name, "not a plain file"

    def size(self, name: str) -> int:
        try:
            return (self._folder / name).stat().st_size
        except OSError as error:
            raise Unreadable(_reason(error)) from error

    def _pieces(self, name: str) -> Iterator[bytes]:
        file = self._folder / name
        if file.is_symlink():
            raise NotPlain(file)
        try:
            stream = open_plain(file)
        except FileNotFoundError as error:
            raise KeyError(name) from error
        with stream:
            while piece := stream.read(_BLOCK):
                yield piece


class ZipCopy(_Files):
    """A zip that is laid out, to the byte, as our archive is; any other is refused."""

    def __init__(self, file: Path) -> None:
        try:
            self._stream = open_plain(file)
        except OSError as error:
            raise Unreadable(_reason(error)) from error
        try:
            members, day = read_layout(self._stream)
        except (OSError, BadLayout) as error:
            self._stream.close()
            message = Message("not an archive of a site: {error}", error=_reason(error))
            raise Unreadable(message) from error
        self.day: int | None = day
        self._members = {member.name: member for member in members}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def names(self) -> Iterable[str]:
        return self._members

    def refused(self) -> Iterator[tuple[str, str]]:
        same = Counter(map(alike, self._members))
        for name in self._members:
            if message := _name_fault(name):
                yield name, message
            elif same[alike(name)] > 1:
                yield name, "on some systems this name is the same as another one in the archive"

    def size(self, name: str) -> int:
        return self._members[name].size

    def _pieces(self, name: str) -> Iterator[bytes]:
        return inflate(self._stream, self._members[name])


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return Message("cannot be read: {error}", error=error.strerror)
    reason = error.args[0] if error.args else ""
    return reason if isinstance(reason, str) else str(error)


def _name_fault(name: str) -> str:
    parts = name.split("/")
    if name.startswith("/") or name[1:2] == ":":
        return "an absolute path: it would be unpacked outside of the folder"
    if ".." in parts or "\\" in name:
        return "a path that leads out of the folder"
    if "\0" in name or "" in parts or "." in parts:
        return "no plain name of a file"
    return fault(name)
