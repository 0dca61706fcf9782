"""`sverka check --fix`: the edits of findings, written into the sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.plain_files import read_plain

_LINE_END = re.compile(r"\r\n|\r|\n")  # findings count them all as one


def apply(findings: Iterable[Finding], root: Path) -> int:
    """Write each edit into its file below `root`; the number of those that were written.

    Of edits that overlap only the first is: the next check knows the others anew. All else in a file, its line ends
    and its byte order mark, stays as it is.
    """
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.edit:
            by_path[finding.path].append(finding)
    return sum(_edit(root / path, edits) for path, edits in by_path.items())


def _edit(file: Path, edits: list[Finding]) -> int:
    data = read_plain(file)
    text = data.decode("utf-8-sig")
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    spans = {
        (starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1, edit.edit)
        for edit in edits
    }
    pieces, at, done = [], 0, 0
    for start, end, new in sorted(spans):
        if start >= at:
            pieces += [text[at:start], new]
            at, done = end, done + 1
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    _replace(file, mark + "".join([*pieces, text[at:]]).encode())
    return done


def _replace(file: Path, data: bytes) -> None:
    """Put `data` in the place of what `file` holds, all of it or nothing."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(data)
    new.chmod(file.stat().st_mode)
    new.replace(file)
