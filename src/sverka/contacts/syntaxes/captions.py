"""Captions of a film: what is said, one text over all cues; times and the names of cues are syntax."""

from __future__ import annotations

import re
from html import unescape

from sverka.contacts.segment import Builder, Segment, whole
from sverka.contacts.syntaxes.reader import ENTITY

_TIMES = re.compile(r"[\d:.,]+[ \t]+-->[ \t]+[\d:.,]+(?P<settings>.*)")
_SERIAL = re.compile(r"\d{1,4}")
_MARKUP = re.compile(rf"<(?:/?[biuc][^<>\n]*|/?(?:ruby|rt|v|lang)\b[^<>\n]*|[\d:.]+)>|{ENTITY.pattern}")


def caption_segments(text: str) -> list[Segment]:
    """What is said, and apart from it whatever else a file holds: its head, notes, settings."""
    said = Builder()
    aside: list[Segment] = []
    at, lines, talking = 0, text.split("\n"), False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if times := _TIMES.match(line):
            talking = True
            aside += _whole(times["settings"], at + times.start("settings"))
        elif not line.strip():
            talking = False
        elif talking:
            _say(said, text, at, at + len(line))
        elif not (_SERIAL.fullmatch(line.strip()) and _TIMES.match(following)):
            aside += _whole(line, at)
        at += len(line) + 1
    return said.take() + aside


def _say(said: Builder, text: str, start: int, end: int) -> None:
    at = start
    for match in _MARKUP.finditer(text, start, end):
        said.add(text[at : match.start()], at, match.start())
        if match[0].startswith("&"):
            said.add(unescape(match[0]), match.start(), match.end(), "entity")
        at = match.end()
    said.add(text[at:end], at, end)
    said.add("\t", end, min(end + 1, len(text)))


def _whole(text: str, at: int) -> list[Segment]:
    return [whole(text, at)] if text.strip() else []
