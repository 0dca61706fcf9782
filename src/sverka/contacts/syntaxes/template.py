"""A Jinja template: HTML in which expressions and tags are blank, save the strings written in them."""

from __future__ import annotations

import re

from sverka.contacts.fold import GAP, WALL
from sverka.contacts.segment import COMMENT, STRING, Builder, Segment, whole
from sverka.contacts.syntaxes.html import html_segments

_TOKEN = re.compile(
    r"\{#(?P<comment>.*?)(?:#\}|\Z)|\{\{(?P<shown>.*?)(?:\}\}|\Z)|\{%(?P<done>.*?)(?:%\}|\Z)", re.S
)
_STRING = re.compile(r"\"((?>(?:[^\"\\]|\\.)*))\"?|'((?>(?:[^'\\]|\\.)*))'?", re.S)
_JOINED = re.compile(r"\s*[~+]\s*")


def template_segments(source: str) -> list[Segment]:
    """The segments of a template, those of the strings in its expressions included."""
    segments: list[Segment] = []
    blanked: list[str] = []
    at = 0
    for match in _TOKEN.finditer(source):
        blanked.append(source[at : match.start()])
        # A value stands where an expression is; tags and comments leave nothing behind.
        blanked.append((WALL if match["shown"] is not None else GAP) * len(match[0]))
        at = match.end()
        if match["comment"] is not None:
            segments.append(whole(match["comment"], match.start("comment"), form=COMMENT))
        else:
            segments += _strings(source, *match.span("shown" if match["shown"] is not None else "done"))
    html = "".join([*blanked, source[at:]])
    return segments + html_segments(html)


def _strings(source: str, start: int, end: int) -> list[Segment]:
    """String literals; those that `~` joins are read as one."""
    segments: list[Segment] = []
    builder = Builder()
    last = start
    for match in _STRING.finditer(source, start, end):
        if not _JOINED.fullmatch(source, last, match.start()):
            segments += builder.take(form=STRING)
        group = 1 if match[1] is not None else 2
        builder.add(match[group], *match.span(group))
        last = match.end()
    return segments + builder.take(form=STRING)
