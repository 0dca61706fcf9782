"""What a picture says by the ledger alone, where that which opens pictures is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sverka.contacts.ledger import Ledger
from sverka.contacts.media_limits import media_fault
from sverka.core.extras import PICTURES, how_to_install
from sverka.core.findings import Finding, Refused
from sverka.core.source import SourceFile, read_bytes, real_path, shown_path


def read_unopened(file: Path, root: Path, ledger: Ledger | None) -> Iterator[SourceFile]:
    """The text on record of the picture `file`; raise Refused where there is none, since it may say anything."""
    path = shown_path(file, root)
    if fault := media_fault(real_path(file, root), path):
        raise fault
    entry = ledger.entries.get(sha256(read_bytes(file, root)).hexdigest()) if ledger else None
    if entry is None:
        message = "a picture, and what reads pictures is not installed"
        raise Refused([Finding(path, 1, 1, "picture-unread", message, how_to_install(PICTURES))])
    yield SourceFile(path, entry.corrected(entry.said).as_text(), file)
