"""JavaScript: what its strings, template literals and comments say; numbers and names are no contacts."""

from __future__ import annotations

import re

from sverka.contacts.fold import WALL
from sverka.contacts.mention import TEXT
from sverka.contacts.segment import COMMENT, STRING, Builder, Segment, whole

_TOKEN = re.compile(
    r"/\*(?P<block>.*?)(?:\*/|\Z)|//(?P<line>[^\n]*)"
    r"|\"(?P<double>(?>(?:[^\"\\\n]|\\.)*))\"?|'(?P<single>(?>(?:[^'\\\n]|\\.)*))'?"
    r"|`(?P<template>(?>(?:[^`\\]|\\.)*))`?"
    # A regular expression, only where no division can stand.
    r"|(?<=[(,=:\[!&|?{};])\s*+/(?![*/])(?P<pattern>(?>(?:[^/\\\n\[]|\\.|\[(?>(?:[^\]\\\n]|\\.){0,200})\]|\[)+))/",
    re.S,
)
_ESCAPE = re.compile(
    r"\\(?:u\{(?P<braces>[0-9a-fA-F]{1,6})\}|u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|(?P<one>.))"
    r"|(?P<hole>\$\{[^}]{0,2000}\})",
    re.S,
)
_PLAIN = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "", "v": " ", "\n": "", "0": "\0"}
# Text between the tags of JSX.
_SHOWN = re.compile(r">([^<>{}=;&|]++)(?=</?[A-Za-z])")
_HOLE = re.compile(r"\$\{([^}]{0,2000})\}")
_JOINED = re.compile(r"\s*\+\s*")


def script_segments(source: str, start: int, end: int, role: str = TEXT) -> list[Segment]:
    """The segments of `source[start:end]`; strings that are added up are read as one."""
    segments: list[Segment] = []
    builder = Builder(role)
    last = start
    for match in _TOKEN.finditer(source, start, end):
        kind = match.lastgroup or ""
        if not _JOINED.fullmatch(source, last, match.start()):
            segments += builder.take(form=STRING)
        segments += _shown(source, last, match.start(), role)
        last = match.end()
        if kind in {"block", "line"}:
            segments.append(whole(match[kind], match.start(kind), role, COMMENT))
        elif kind:
            literal(builder, source, *match.span(kind))
            if kind == "template":
                for hole in _HOLE.finditer(source, *match.span(kind)):
                    segments += script_segments(source, *hole.span(1), role)
    return segments + builder.take(form=STRING) + _shown(source, last, end, role)


def _shown(source: str, start: int, end: int, role: str) -> list[Segment]:
    shown = _SHOWN.finditer(source, start, end + 1)
    return [whole(text[1], text.start(1), role) for text in shown if text[1].strip()]


def literal(builder: Builder, source: str, start: int, end: int) -> None:
    """Add what a string literal stands for."""
    at = start
    for match in _ESCAPE.finditer(source, start, end):
        builder.add(source[at : match.start()], at, match.start())
        builder.add(_unescaped(match), match.start(), match.end(), "escape")
        at = match.end()
    builder.add(source[at:end], at, end)


def _unescaped(match: re.Match[str]) -> str:
    if match["hole"]:
        return WALL
    code = match["braces"] or match["four"] or match["two"]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _PLAIN.get(match["one"], match["one"])
