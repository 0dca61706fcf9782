"""CSS: its strings, comments and everything it fetches."""

from __future__ import annotations

import re

from sverka.contacts.mention import ASSET, TEXT
from sverka.contacts.segment import COMMENT, PROSE, TARGET, Builder, Segment, whole

_TOKEN = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)"
    r"|(?P<import>@import\s+|(?:url|src)\(\s*|image-set\(\s*)(?=[\"'])"
    r"|\"(?P<double>(?>(?:[^\"\\\n]|\\.)*))\"?|'(?P<single>(?>(?:[^'\\\n]|\\.)*))'?"
    r"|url\(\s*(?P<url>(?>(?:[^\s\"'()\\]|\\[0-9a-f]{1,6}\s?|\\.)+))",
    re.S | re.I,
)
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<one>.))", re.S)


def style_segments(source: str, start: int, end: int, role: str = TEXT) -> list[Segment]:
    """The segments of `source[start:end]`."""
    segments: list[Segment] = []
    builder = Builder()
    fetched, last = False, start
    for match in _TOKEN.finditer(source, start, end):
        kind = match.lastgroup or ""
        # `content: "8 800" "100"` shows the strings one after another.
        if source[last : match.start()].strip() or kind not in {"double", "single"}:
            segments += builder.take(form=PROSE)
        last = match.end()
        if kind == "comment":
            segments.append(whole(match[kind], match.start(kind), role, COMMENT))
        elif kind == "url" or fetched:
            target = Builder(ASSET if role == TEXT else role)
            _decoded(target, source, *match.span(kind))
            segments += target.take(form=TARGET)
        elif kind != "import":
            builder.role = role
            _decoded(builder, source, *match.span(kind))
        fetched = kind == "import"
    return segments + builder.take(form=PROSE)


def _decoded(builder: Builder, source: str, start: int, end: int) -> None:
    at = start
    for match in _ESCAPE.finditer(source, start, end):
        builder.add(source[at : match.start()], at, match.start())
        code = int(match["code"], 16) if match["code"] else 0
        char = (chr(code) if 0 < code < 0x110000 else "\ufffd") if match["code"] else match["one"].strip("\n")
        builder.add(char, match.start(), match.end(), "escape")
        at = match.end()
    builder.add(source[at:end], at, end)
