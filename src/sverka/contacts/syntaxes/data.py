"""YAML, JSON and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from sverka.contacts.segment import PATH, STRING, Builder, Segment, whole
from sverka.contacts.syntaxes.lines import lines
from sverka.contacts.syntaxes.script import literal

_MOST_BRACKETS = 3000  # PyYAML's scanner takes the square of the depth
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JSON = re.compile(r"\"(?P<string>(?>(?:[^\"\\]|\\.)*))\"?|(?P<number>-?\d[\d.eE+-]*)", re.S)
_FOLD = re.compile(r"[ \t]{0,200}\n\s*")
_YAML_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\n\s*|.)|[ \t]{0,200}\n\s*", re.S
)
_YAML_PLAIN = {
    "n": "\n",
    "t": "\t",
    "_": "\u00a0",
    "N": "\u0085",
    "L": "\u2028",
    "P": "\u2029",
    "e": "",
    "0": "\0",
}


def text_segments(source: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """Each line of plain text; the folded lines of a calendar or a business card joined."""
    return list(text_stream(source, start, end))


def text_stream(source: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """The same, one after the other."""
    end = len(source) if end is None else end
    if source.startswith("BEGIN:V", start):
        yield from _unfolded(source, start, end)
        return
    for first, last in lines(source, start, end):
        line = source[first:last]
        if line and not line.isspace():
            yield whole(line, first, block=True)


def program_stream(source: str) -> Iterator[Segment]:
    """The lines of a program: `page.title` is no host there."""
    return (segment._replace(form=STRING) for segment in text_stream(source))


def json_segments(source: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """The strings, keys included, and the numbers that could be telephone numbers."""
    return list(json_stream(source, start, end))


def json_stream(source: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """The same, one after the other."""
    for match in _JSON.finditer(source, start, len(source) if end is None else end):
        if match["number"]:
            yield whole(match["number"], match.start(), form=PATH)
        else:
            builder = Builder()
            literal(builder, source, *match.span("string"))
            yield from builder.take()


def yaml_segments(source: str, start: int = 0, end: int | None = None) -> list[Segment]:
    """Keys, values and comments; broken YAML is read as plain text."""
    end = len(source) if end is None else end
    text = source[start:end]
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return text_segments(source, start, end)
    segments: list[Segment] = []
    at, in_key = start, False
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.KeyToken | yaml.ValueToken):
                in_key = isinstance(token, yaml.KeyToken)
            elif isinstance(token, yaml.ScalarToken):
                first, last = start + token.start_mark.index, start + token.end_mark.index
                segments += _comments(source, at, first)
                scalars = _scalar(source, first, last, token.style)
                # Keys are names of fields, as code writes them: `ms.author`.
                segments += [scalar._replace(form=STRING) for scalar in scalars] if in_key else scalars
                at = max(at, last)
    except (yaml.YAMLError, RecursionError):
        return text_segments(source, start, end)
    return segments + _comments(source, at, end)


def _comments(source: str, start: int, end: int) -> list[Segment]:
    """What stands between scalars: marks of YAML, and comments."""
    return text_segments(source, start, end) if "#" in source[start:end] else []


def _scalar(source: str, start: int, end: int, style: str | None) -> list[Segment]:
    text = source[start:end]
    if style == "|":
        return text_segments(source, start, end)
    if "\n" not in text and "\\" not in text:
        return [whole(text, start)] if text.strip() else []
    builder = Builder()
    at = start
    for match in (_YAML_ESCAPE if style == '"' else _FOLD).finditer(source, start, end):
        builder.add(source[at : match.start()], at, match.start())
        builder.add(_char(match), match.start(), match.end(), "escape")
        at = match.end()
    builder.add(source[at:end], at, end)
    return builder.take()


def _char(match: re.Match[str]) -> str:
    code = match[0][2:] if match.lastindex else ""
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    if not match[0].startswith("\\"):
        return " "
    return "" if match[0][1] == "\n" else _YAML_PLAIN.get(match[0][1], match[0][1])


def _unfolded(source: str, start: int, end: int) -> list[Segment]:
    segments: list[Segment] = []
    builder = Builder()
    at = start
    for match in re.finditer(r"\r?\n([ \t])?", source[start:end]):
        builder.add(source[at : start + match.start()], at, start + match.start())
        if not match[1]:
            segments += builder.take()
        at = start + match.end()
    builder.add(source[at:end], at, end)
    return segments + builder.take()
