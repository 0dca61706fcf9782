"""A copy of the site on disk, as a folder or as a zip, read with mistrust: by name, up to a size, nothing unpacked."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from sverka.core.messages import Message
from sverka.exports.manifest import files_of
from sverka.exports.zip_layout import stray_bytes

MAX_ENTRIES = 200_000
_BLOCK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Unreadable(Exception):
    """A copy, or a file of it, that cannot be read; says why."""


class Copy(Protocol):
    """What both kinds of copies can do. Names are relative to the root of the site."""

    def names(self) -> Iterable[str]:
        """The files."""

    def refused(self) -> Iterator[tuple[str, str]]:
        """Names that may not be in a copy, and why; an empty name stands for the copy itself."""

    def size(self, name: str) -> int:
        """Length of a file in bytes; raise Unreadable."""

    def sha256(self, name: str, most: int) -> str:
        """Hash of a file, of which no more than `most` bytes are read; raise Unreadable."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; raise KeyError where there is none, Unreadable where it is longer than `most`."""


class _Files:
    """Reading by blocks, the same for both."""

    def _open(self, name: str) -> IO[bytes]:
        raise NotImplementedError

    def sha256(self, name: str, most: int) -> str:
        digest = hashlib.sha256()
        self._blocks(name, most, digest.update)
        return digest.hexdigest()

    def read(self, name: str, most: int) -> bytes:
        content = bytearray()
        self._blocks(name, most, content.extend)
        return bytes(content)

    def _blocks(self, name: str, most: int, take: Callable[[bytes], object]) -> None:
        left = most
        try:
            with self._open(name) as stream:
                while block := stream.read(min(_BLOCK, left + 1)):
                    left -= len(block)
                    if left < 0:
                        raise Unreadable(Message("longer than the {most:,} bytes expected", most=most))
                    take(block)
        except _BROKEN as error:
            raise Unreadable(Message("cannot be read: {error}", error=error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class FolderCopy(_Files):
    """A folder; what is no plain file in it is not opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Iterable[str]:
        return [name for name, _ in files_of(self._folder)]

    def refused(self) -> Iterator[tuple[str, str]]:
        for name, file in files_of(self._folder):
            if file.is_symlink():
                yield name, "a symbolic link: what it leads to is not part of the copy"
            elif not file.is_file():
                yield name, "not a plain file"

    def size(self, name: str) -> int:
        try:
            return (self._folder / name).stat().st_size
        except OSError as error:
            raise Unreadable(Message("cannot be read: {strerror}", strerror=error.strerror)) from error

    def _open(self, name: str) -> IO[bytes]:
        file = self._folder / name
        if not file.exists() and not file.is_symlink():
            raise KeyError(name)
        if file.is_symlink() or not file.is_file():
            raise Unreadable("not a plain file")
        return file.open("rb")


class ZipCopy(_Files):
    """A zip; a name that would write outside of its folder, or over another file, is refused."""

    def __init__(self, file: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
            self._stray = stray_bytes(file, self._zip)
        except _BROKEN as error:
            raise Unreadable(Message("no zip archive that can be read: {error}", error=error)) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Unreadable(
                Message(
                    "{number:,} entries, more than the {max_entries:,} of any help centre",
                    number=len(entries),
                    max_entries=MAX_ENTRIES,
                )
            )
        self._entries = [entry for entry in entries if not (entry.is_dir() and entry.file_size == 0)]
        self._by_name = {entry.orig_filename: entry for entry in self._entries}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> Iterable[str]:
        return self._by_name

    def refused(self) -> Iterator[tuple[str, str]]:
        if self._stray:
            yield "", self._stray
        often = Counter(entry.orig_filename for entry in self._entries)
        alike = Counter(_as_any_system(name) for name in often)
        for name, entry in self._by_name.items():
            if message := _name_fault(name) or _entry_fault(entry):
                yield name, message
            elif often[name] > 1:
                yield (
                    name,
                    Message(
                        "the name stands {often} times: programs differ in which one they unpack",
                        often=often[name],
                    ),
                )
            elif alike[_as_any_system(name)] > 1:
                yield name, "on some systems this name is the same as another one in the archive"

    def size(self, name: str) -> int:
        return self._by_name[name].file_size

    def _open(self, name: str) -> IO[bytes]:
        entry = self._by_name[name]
        if fault := _entry_fault(entry):
            raise Unreadable(fault)
        return self._zip.open(entry)


def _as_any_system(name: str) -> str:
    """What names have in common that Windows or macOS cannot tell apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _name_fault(name: str) -> str:
    parts = name.split("/")
    if name.startswith("/") or name[1:2] == ":":
        return "an absolute path: it would be unpacked outside of the folder"
    if ".." in parts or "\\" in name:
        return "a path that leads out of the folder"
    if "\0" in name or "" in parts or "." in parts:
        return "no plain name of a file"
    return ""


def _entry_fault(entry: zipfile.ZipInfo) -> str:
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode == stat.S_IFLNK:
        return "a symbolic link: it would lead somewhere else when it is unpacked"
    if mode not in (0, stat.S_IFREG):
        return "not a plain file"
    if entry.flag_bits & 1:
        return "encrypted"
    return "" if entry.compress_type in _METHODS else "packed in a way that not every program knows"
