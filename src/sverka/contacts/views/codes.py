"""What QR codes lead to: an address to open, or words to read; one code a line (see `pictures`)."""

from __future__ import annotations

import re

from sverka.contacts.mention import LINK
from sverka.contacts.segment import PROSE, TARGET, Segment, whole

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$")
# Formats that phones read as a record with fields.
_RECORDS = re.compile(r"(?:MECARD|BIZCARD|WIFI|BEGIN|VCARD|MATMSG|BITCOIN|ST\d{5}\|):?", re.I)


def code_segments(text: str) -> list[Segment]:
    """A segment for each line."""
    segments = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            opens = _ADDRESS.match(line) and not _RECORDS.match(line)
            segments.append(whole(line, at, LINK, TARGET) if opens else whole(line, at, form=PROSE))
        at += len(line) + 1
    return segments
