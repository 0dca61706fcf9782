"""HTML with the way back to the source; reads any text as a browser would, never refusing it."""

from __future__ import annotations

import re

from sverka.contacts.columns import headed
from sverka.contacts.segment import Segment
from sverka.contacts.syntaxes import tags
from sverka.contacts.syntaxes.data import json_segments
from sverka.contacts.syntaxes.reader import ATTRIBUTES, Reader
from sverka.contacts.syntaxes.script import script_segments
from sverka.contacts.syntaxes.style import style_segments

TAG = rf"<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*+)(?P<attributes>{ATTRIBUTES})>"
COMMENT = r"<!--(?P<comment>.*?)(?:--!?>|\Z)"
_TOKEN = re.compile(rf"{COMMENT}|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<[!?][^>]*+>|{TAG}", re.S)


def html_segments(source: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """The segments of `source[start:end]`."""
    reader = Reader(source)
    at, end = start, len(source) if end is None else end
    while match := _TOKEN.search(source, at, end):
        reader.entities(at, match.start())
        at = match.end()
        if match["comment"] is not None:
            reader.aside(*match.span("comment"))
        elif match["cdata"] is not None:
            reader.text(*match.span("cdata"))
        elif match["tag"]:
            at = read_tag(reader, match, end)
    reader.entities(at, end)
    return list(headed(reader.finish()))


def read_tag(reader: Reader, match: re.Match[str], end: int) -> int:
    """Hand a tag to the reader, with the whole of a script or style; return where to read on."""
    name = match["tag"].lower()
    reader.tag(name, bool(match["close"]), *match.span("attributes"))
    if name not in tags.RAW or match["close"]:
        return match.end()
    closing = re.compile(rf"</{name}(?=[\s/>])", re.I).search(reader.source, match.end(), end)
    stop = closing.start() if closing else end
    if name == "style":
        reader.segments += style_segments(reader.source, match.end(), stop)
    elif "json" in match["attributes"]:
        reader.segments += json_segments(reader.source, match.end(), stop)
    else:
        reader.segments += script_segments(reader.source, match.end(), stop)
    return stop
