"""HTML with the way back to the source; reads any text as a browser would, never refusing it."""

from __future__ import annotations

import re

from sverka.contacts.columns import headed
from sverka.contacts.segment import Segment
from sverka.contacts.syntaxes import tags
from sverka.contacts.syntaxes.data import json_segments
from sverka.contacts.syntaxes.open_tags import BEGINS, OpenTags
from sverka.contacts.syntaxes.reader import Reader
from sverka.contacts.syntaxes.script import script_segments
from sverka.contacts.syntaxes.style import style_segments

COMMENT = r"<!--(?P<comment>.*?)(?:--!?>|\Z)"
_TOKEN = re.compile(rf"{COMMENT}|(?P<cdata><!\[CDATA\[)|(?P<other><[!?])|{BEGINS}", re.S)


def html_segments(source: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """The segments of `source[start:end]`."""
    reader = Reader(source)
    end = len(source) if end is None else end
    tags_of_it = OpenTags(source, end)
    # Behind the last of them none is looked for again and again.
    last = {sign: source.rfind(sign, start, end) + len(sign) for sign in ("]]>", ">")}
    at = seek = start
    while match := _TOKEN.search(source, seek, end):
        seek = match.end()
        if match["comment"] is not None:
            reader.entities(at, match.start())
            reader.aside(*match.span("comment"))
        elif match["cdata"] and (stop := source.find("]]>", seek, last["]]>"])) >= 0:
            reader.entities(at, match.start())
            reader.text(match.end(), stop)
            seek = stop + 3
        elif match["cdata"] or match["other"]:
            stop = source.find(">", seek, last[">"])
            if stop < 0:
                continue
            reader.entities(at, match.start())
            seek = stop + 1
        elif tag := tags_of_it.at(match.start()):
            reader.entities(at, match.start())
            seek = read_tag(reader, tag, end)
        else:
            continue
        at = seek
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
