"""`sverka check --fix`: the edits of findings, written into the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.source import SourceFile, read_source


def apply(findings: Iterable[Finding], root: Path) -> int:
    """Write each edit into its file below `root`; the number of those that were written.

    Of edits that overlap only the first is: the next check knows the others anew.
    """
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.edit:
            by_path[finding.path].append(finding)
    return sum(_edit(root / path, root, edits) for path, edits in by_path.items())


def _edit(file: Path, root: Path, edits: list[Finding]) -> int:
    source = read_source(file, root)
    spans = sorted({(*_span(source, finding), finding.edit) for finding in edits})
    pieces, at, done = [], 0, 0
    for start, end, edit in spans:
        if start >= at:
            pieces += [source.text[at:start], edit]
            at, done = end, done + 1
    raw = file.read_bytes()
    text = "".join([*pieces, source.text[at:]])
    mark, newline = b"\xef\xbb\xbf" * raw.startswith(b"\xef\xbb\xbf"), "\r\n" if b"\r\n" in raw else "\n"
    file.write_bytes(mark + text.replace("\n", newline).encode())
    return done


def _span(source: SourceFile, finding: Finding) -> tuple[int, int]:
    return (
        source.offset(finding.line, finding.column),
        source.offset(finding.end_line, finding.end_column),
    )
