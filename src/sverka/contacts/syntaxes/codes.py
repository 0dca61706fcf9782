"""What the codes of a picture lead to: an address to open, or words to read; below a border what is written there."""

from __future__ import annotations

import re

from sverka.contacts.ledger import BORDER
from sverka.contacts.mention import LINK
from sverka.contacts.segment import PROSE, TARGET, Segment, whole

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$")
# Formats that phones read as a record with fields.
_RECORDS = re.compile(r"(?:MECARD|BIZCARD|WIFI|BEGIN|VCARD|MATMSG|BITCOIN|ST\d{5}\|):?", re.I)


def code_segments(text: str) -> list[Segment]:
    """A segment for each line (see `pictures`)."""
    segments = []
    at, codes = 0, text.find(BORDER) % (len(text) + 1)
    for line in text.replace(BORDER, "\n").split("\n"):
        if line.strip():
            opens = at < codes and _ADDRESS.match(line) and not _RECORDS.match(line)
            segments.append(whole(line, at, LINK, TARGET) if opens else whole(line, at, form=PROSE))
        at += len(line) + 1
    return segments
