"""A source file as text with line and column numbers, read so that no bad file gets further."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sverka.core.characters import unsettled
from sverka.core.findings import Finding, Refused
from sverka.core.limits import TEXT
from sverka.core.messages import Message
from sverka.core.plain_files import NotPlain, read_plain

MAX_BYTES = TEXT.most
# C0 and C1, but for tab and line ends, and what embeds or overrides a direction of writing (UAX #9); texts in Arabic
# and Hebrew need its isolates and marks, and none of these.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e]")


@dataclass(frozen=True)
class SourceFile:
    """Text of one file; `path` is how findings name it, unless `shown` is; `file` is where it lies on disk."""

    path: str
    text: str
    file: Path = Path()
    shown: str = ""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        while (at := find("\n", starts[-1])) >= 0:
            starts.append(at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column, in characters, of a 0-based offset into `text`."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of `position`."""
        return self._line_starts[line - 1] + column - 1

    def finding(self, offset: int, rule: str, message: str, fix: str, **contact: str) -> Finding:
        """A finding that points at `offset`."""
        line, column = self.position(offset)
        about: dict[str, Any] = dict(contact)
        return Finding(self.shown or self.path, line, column, rule, message, fix, **about)

    def with_edit(self, finding: Finding, end: int, edit: str) -> Finding:
        """`finding`, whose text ends before the offset `end` and is to be replaced by `edit`."""
        line, column = self.position(end)
        return replace(finding, end_line=line, end_column=column, edit=edit)


def read_source(file: Path, root: Path, max_bytes: int = MAX_BYTES, *, start: str = "") -> SourceFile:
    """Read UTF-8 text (a BOM and CRLF are accepted); raise Refused for anything else.

    `root` is the folder that `file` may not leave through a symbolic link, and what its name is shown
    relative to. `start` is what a file begins with that has to be there, for whoever has not made it yet.
    """
    path = shown_path(file, root)

    def refuse(message: str, fix: str, line: int = 1, column: int = 1) -> Refused:
        return Refused([Finding(path, line, column, "file", message, fix)])

    real = real_path(file, root)
    try:
        if real.stat().st_size > max_bytes:
            message = Message("larger than {max_bytes:,} bytes", max_bytes=max_bytes)
            raise too_large(path, message, "split the page, or remove pasted data")
        raw = read_plain(real)
    except NotPlain as error:
        raise refuse("not a plain file", "put the page itself here") from error
    except OSError as error:
        fix: str = ""
        if start and isinstance(error, FileNotFoundError):
            fix = Message(
                "make the file; while there is nothing to put on record, it holds one line: {start}",
                start=start,
            )
        raise Refused([unread(file, root, error, fix)]) from error
    if b"\0" in raw:
        raise refuse("a binary file", "save the text as UTF-8, and give pictures their own file ending")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise refuse("not UTF-8 text", "save the file with the encoding UTF-8", line, column) from error
    return SourceFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), file)


def too_large(path: str, message: str, fix: str) -> Refused:
    """What to raise for a file that passes a limit as a whole."""
    return Refused([Finding(path, 1, 1, "limit", message, fix)])


def read_bytes(file: Path, root: Path) -> bytes:
    """What the plain file `file` holds, which may not lead out of `root`; raise Refused for anything else."""
    try:
        return read_plain(real_path(file, root))
    except NotPlain as error:
        found = Finding(shown_path(file, root), 1, 1, "file", "not a plain file", "put the file itself here")
        raise Refused([found]) from error
    except OSError as error:
        raise Refused([unread(file, root, error)]) from error


def unread(file: Path, root: Path, error: OSError, fix: str = "") -> Finding:
    """The finding that the system does not let `file` be read."""
    message = Message("cannot be read: {strerror}", strerror=error.strerror or str(error))
    fix = fix or "check that the file exists and may be read"
    return Finding(shown_path(file, root), 1, 1, "file", message, fix)


def wrong_characters(source: SourceFile, text: str, start: int = 0, step: int = 1) -> list[Finding]:
    """The finding where `text` has a sign that nobody sees, or in which programs of different years differ.

    `text` stands at `start` of `source`, character by character, or with a `step` of 0 written in some other way.
    """
    if control := _CONTROL.search(text):
        at = control.start()
        message = Message(
            "U+{code:04X} is a control character: nobody sees it, and it can turn what stands around it into something "
            "else",
            code=ord(text[at]),
        )
        return [source.finding(start + at * step, "file", message, "take it out")]
    if (newer := unsettled(text)) is None:
        return []
    message = Message(
        "U+{code:04X} is no letter, digit or mark of Unicode 13.0: programs differ in what they take it for, and "
        "many devices show a box",
        code=ord(text[newer]),
    )
    fix = "write it in older characters, or show it as a picture"
    return [source.finding(start + newer * step, "file", message, fix)]


def real_path(file: Path, root: Path) -> Path:
    """Where `file` really lies; raise Refused where a symbolic link leads in a circle or out of `root`."""
    # os.path asks the system the same questions as Path.resolve, in a fraction of the time.
    real, base = os.path.realpath(file), os.path.realpath(root)
    if Path(real).is_symlink():
        message = "a symbolic link that leads nowhere"
    elif real != base and not real.startswith(f"{base.rstrip(os.sep)}{os.sep}"):
        message = "a symbolic link that leaves the project"
    else:
        return Path(real)
    fix = "put the file itself here instead of a link"
    raise Refused([Finding(shown_path(file, root), 1, 1, "file", message, fix)])


def check_ending(path: str) -> None:
    """Refuse a file whose ending is not in small letters: servers tell by it what a file is, some to the letter."""
    ending = Path(path).suffix
    if ending != ending.lower():
        message = Message("the ending {ending} is in capitals", ending=ending)
        fix = Message("rename the file: {ending}", ending=ending.lower())
        raise Refused([Finding(path, 1, 1, "file", message, fix)])


def shown_path(file: Path, root: Path) -> str:
    """How a finding names `file`: relative to `root` where it lies inside, as given elsewhere."""
    try:
        return file.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return file.as_posix()


def by_name(path: Path) -> str:
    """To sort the entries of a folder by: paths of Windows themselves pass over capitals, and give another order."""
    return path.name


def entries_of(folder: Path) -> list[Path]:
    """What lies in `folder`, in one fixed order; raise Refused where it may not be read."""
    try:
        return sorted(folder.iterdir(), key=by_name)
    except OSError as error:
        fix = "let the user who builds read this folder"
        raise Refused([unread(folder, Path.cwd(), error, fix)]) from error


def walk(folder: Path) -> Iterator[Path]:
    """Every file below `folder`, in one fixed order, without hidden ones; links are not followed.

    What browsers ask a site for in `.well-known` (RFC 8615) is not hidden.
    """
    for entry in entries_of(folder):
        if entry.name.startswith(".") and entry.name != ".well-known":
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from walk(entry)
        else:
            yield entry
