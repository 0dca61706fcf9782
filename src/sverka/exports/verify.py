"""Hold a copy of the site, a folder or a zip, against its manifest: what is altered, missing, or added.

It says that a copy is whole and as it was built, not who built it: whoever alters a copy can alter its manifest.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.findings_text import counts
from sverka.core.messages import Message
from sverka.core.plain_files import open_plain
from sverka.exports.copies import Copy, FolderCopy, Unreadable, ZipCopy
from sverka.exports.manifest import (
    MANIFEST_URL,
    MAX_BYTES,
    BadManifest,
    FileEntry,
    Manifest,
    read_manifest,
    sha256_and_size,
)
from sverka.exports.stamp import Stamp
from sverka.exports.zip_layout import dos_day

MAX_UNPACKED = 8_000_000_000  # bytes: more than any help centre, and read in minutes
_FIX = "do not use this copy: take a new one from the site"

Progress = Callable[[int, int], None]  # bytes read so far, bytes in all


@dataclass
class Comparison:
    """What was found; `refused` are names that may not be in a copy, and faults of the copy itself."""

    shown: str
    stamp: Stamp | None = None
    files: int = 0
    altered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, kind: list[str], name: str, message: str) -> None:
        """Put `name` into the list `kind`, with a finding that says why."""
        kind.append(name)
        place = f"{self.shown}/{name}" if name else self.shown
        shown = place if place.isprintable() else ascii(place)
        self.findings.append(Finding(shown, 1, 1, "copy", message, _FIX))

    def as_json(self) -> str:
        """The lists of names, the findings, and which build it is a copy of."""
        lists = {name: sorted(getattr(self, name)) for name in ("altered", "missing", "added", "refused")}
        findings = [{**asdict(finding), "severity": finding.severity} for finding in self.findings]
        stamp = asdict(self.stamp) if self.stamp else None
        content = {
            "intact": not findings,
            "build": stamp,
            "files": self.files,
            **lists,
            "findings": findings,
            "summary": counts(self.findings),
        }
        text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
        return text.encode("utf-8", "backslashreplace").decode()  # names on Linux need be no text


def verify(path: Path, progress: Progress = lambda done, total: None) -> Comparison:
    """Compare the copy at `path` with its own manifest."""
    if path.is_dir():
        path = path.resolve()  # "." and ".." have no name of their own
    comparison = Comparison(path.name or str(path))
    try:
        with (FolderCopy if path.is_dir() else ZipCopy)(path) as copy:
            _compare(copy, comparison, progress)
        _compare_checksum(path, comparison)
    except Unreadable as unreadable:
        comparison.note(comparison.refused, "", unreadable.message)
    comparison.findings.sort()
    return comparison


def _compare(copy: Copy, comparison: Comparison, progress: Progress) -> None:
    manifest = _manifest(copy, comparison)
    if manifest is None:
        return
    comparison.stamp, comparison.files = manifest.stamp, len(manifest.files)
    total = sum(entry.size for entry in manifest.files.values())
    if total > MAX_UNPACKED:
        message: str = Message(
            "the manifest names {total:,} bytes, more than the {max_unpacked:,} that are read: not looked at",
            total=total,
            max_unpacked=MAX_UNPACKED,
        )
        comparison.note(comparison.refused, MANIFEST_URL, message)
        return
    if copy.day not in (None, dos_day(manifest.as_of)):
        comparison.note(comparison.refused, "", "its files are dated another day than its manifest")
    for name, message in copy.refused():
        comparison.note(comparison.refused, name, message)
    names, refused, done = set(copy.names()), set(comparison.refused), 0
    for name in sorted(names - manifest.files.keys() - refused - {MANIFEST_URL}):
        comparison.note(comparison.added, name, "added: the manifest does not name this file")
    for name, entry in manifest.files.items():
        if name in names and name not in refused:
            if message := _difference(copy, name, entry):
                comparison.note(comparison.altered, name, Message("altered: {message}", message=message))
        elif name not in refused:
            comparison.note(comparison.missing, name, "missing: the manifest names this file")
        done += entry.size
        progress(done, total)


def _compare_checksum(path: Path, comparison: Comparison) -> None:
    """Where an archive lies beside its checksum, each of its bytes counts, not those of the files in it alone."""
    checksum = path.parent / f"{path.name}.sha256"
    if path.is_file() and checksum.is_file():
        with open_plain(checksum) as stream:
            wanted = stream.read(64).decode("ascii", "replace")
        sha256, _ = sha256_and_size(path)
        if sha256 != wanted:
            comparison.note(
                comparison.refused,
                "",
                Message(
                    "its SHA-256 is {sha256}, {wanted!r} by {name}",
                    sha256=sha256,
                    wanted=wanted,
                    name=checksum.name,
                ),
            )


def _manifest(copy: Copy, comparison: Comparison) -> Manifest | None:
    try:
        return read_manifest(copy.read(MANIFEST_URL, MAX_BYTES))
    except KeyError:
        message = "there is no manifest, so nothing can be compared"
        comparison.note(comparison.missing, MANIFEST_URL, message)
    except (BadManifest, Unreadable) as error:
        comparison.note(
            comparison.altered,
            MANIFEST_URL,
            Message("the manifest cannot be read: {error}", error=error.args[0]),
        )
    return None


def _difference(copy: Copy, name: str, entry: FileEntry) -> str:
    """How a file differs from its entry; an empty string where it does not."""
    try:
        size = copy.size(name)
        if size != entry.size:
            return Message(
                "{size:,} bytes long, {entry_size:,} by the manifest", size=size, entry_size=entry.size
            )
        sha256 = copy.sha256(name, entry.size)
    except Unreadable as unreadable:
        return unreadable.message
    return (
        ""
        if sha256 == entry.sha256
        else Message(
            "its SHA-256 is {sha256}, {entry_sha256} by the manifest",
            sha256=sha256,
            entry_sha256=entry.sha256,
        )
    )
