"""Markdown, front matter and raw HTML included, as the text it is rendered to."""

from __future__ import annotations

import re

from sverka.contacts.columns import headed
from sverka.contacts.fold import WALL
from sverka.contacts.mention import ASSET, CODE, LINK
from sverka.contacts.segment import TARGET, Segment, whole
from sverka.contacts.syntaxes.code_spans import CodeSpans
from sverka.contacts.syntaxes.data import yaml_segments
from sverka.contacts.syntaxes.html import COMMENT, read_tag
from sverka.contacts.syntaxes.open_tags import BEGINS, OpenTags
from sverka.contacts.syntaxes.reader import Reader

_BREAK = "\ue004"  # stands in the working copy where a block ends
REFERENCE = re.compile(
    r"\{\{\s*+(?:contact|fact|term|source|bad-example|code|number):"
    r"(?:\d{3}-\d\d|[a-z][^{}\n]*+|[^{}\d\n]*+)\s*+\}\}"
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_FENCE = re.compile(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^\n]*)")
# Marks at the start of a line that begin a block. `8. 800 …` stays: the list number may be part of the number.
_BLOCK_MARK = re.compile(r"[ \t]*(?:(?:>|[-*+][ \t]|(?![78]\.)\d{1,3}[.)][ \t]|#{1,6}[ \t]|:[ \t])[ \t]*)+")
_BLOCK_STARTS = ("|", "!!!", "???", "===")
_TITLE = r"(?:\"(?P<t1>(?:[^\"\\]|\\.)*)\"|'(?P<t2>(?:[^'\\]|\\.)*)'|\((?P<t3>[^()]*)\))"
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<id>[^\]\n]++)\]:[ \t]*+(?:\n[ \t]*+)?(?:<(?P<u1>[^<>\n]*)>|(?P<u2>\S++))"
    rf"(?:(?:[ \t]*+\n[ \t]++|[ \t]++){_TITLE})?[ \t]*$",
    re.M,
)
_PLACE = r"(?:<(?P<u1>[^<>\n]*)>|(?P<u2>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
_TOKEN = re.compile(
    rf"(?P<break>{_BREAK})"
    r"|(?P<ticks>(?<!`)`++)"
    r"|\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|<(?P<autolink>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@/]+@[^\s<>]+)>"
    rf"|{COMMENT}|(?P<angle>{BEGINS})"
    r"|(?P<open>!?\[)"
    rf"|\]\((?P<inline>\s*+{_PLACE}(?:\s++{_TITLE})?\s*+)\)(?P<attr>\{{:?[^{{}}\n]*\}})?"
    r"|(?P<used>\](?:[ ]?\[(?P<ref>[^\]\n]*)\])?)"
    r"|(?P<emphasis>\*+|~~|\^\^|==|(?<!\w)_+|(?<!_)_++(?!\w)|\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|==|<<)\})",
    re.S,
)
_CITES = re.compile(r"data-source=[\"']?([\w-]+)")


def markdown_segments(source: str) -> list[Segment]:
    """The segments of a Markdown file."""
    source = without_references(source)
    segments: list[Segment] = []
    start = 0
    if match := _FRONT_MATTER.match(source):
        segments += yaml_segments(source, *match.span(1))
        start = match.end()
    working, definitions = _working_copy(source, start, segments)
    reader = Reader(working)
    targets = {name: segment for name, segment in definitions if segment}
    end = len(working)
    spans, tags = CodeSpans(working, _BREAK), OpenTags(working, end)
    at = seek = start
    images: list[bool] = []
    while match := _TOKEN.search(working, seek):
        seek = match.end()
        closing = spans.closing(*match.span("ticks")) if match["ticks"] else None
        tag = tags.at(match.start()) if match["angle"] else None
        if (match["ticks"] and closing is None) or (match["angle"] and tag is None):
            continue  # a sign that stands for itself
        reader.entities(at, match.start())
        if closing is not None:
            reader.code(seek, closing)
            seek = closing + len(match["ticks"])
        elif tag:
            seek = read_tag(reader, tag, end)
        else:
            _token(reader, match, images, targets)
        at = seek
    reader.entities(at, end)
    segments += headed(reader.finish())
    return segments + list(targets.values())


def without_references(source: str) -> str:
    """The source with every `{{ contact:… }}` blank: a reference is a name and no contact."""
    return REFERENCE.sub(lambda match: WALL * len(match[0]), source)


def _working_copy(
    source: str, start: int, segments: list[Segment]
) -> tuple[str, list[tuple[str, Segment | None]]]:
    """The source with marks of blocks, fenced code and link definitions blank; those are read here."""
    definitions: list[tuple[str, Segment | None]] = []
    lines: list[str] = []
    fence = ""
    at = 0
    for line in source[start:].split("\n"):
        offset = start + at
        at += len(line) + 1
        opening = _FENCE.match(line)
        if fence or opening:
            lines.append(_BREAK.ljust(len(line)) if line else "")
            if opening and not fence:
                fence = opening[1]
                segments.append(whole(opening[2], offset + opening.start(2)))
            elif opening and opening[1].startswith(fence) and not opening[2].strip():
                fence = ""
            elif line.strip():
                segments.append(whole(line, offset, CODE, block=True))
            continue
        mark = _BLOCK_MARK.match(line)
        lines.append(_BREAK + " " * (mark.end() - 1) + line[mark.end() :] if mark and mark[0] else line)
    working = source[:start] + "\n".join(lines)
    parts: list[str] = []
    before = start
    for match in _DEFINITION.finditer(working, start):
        group = "u1" if match["u1"] is not None else "u2"
        definitions.append((_label(match["id"]), _target(working, match.span(group), LINK)))
        segments += _title(working, match)
        parts += [working[before : match.start()], _BREAK * len(match[0])]
        before = match.end()
    body = "".join([*parts, working[before:]])
    working = working[:start] + _with_breaks(body.split("\n"))
    return working, definitions


def _with_breaks(lines: list[str]) -> str:
    """Lines joined; an empty line or one that begins a block ends the block before it."""
    parts = []
    for index, line in enumerate(lines):
        if index:
            ends = not line.strip() or not lines[index - 1].strip() or line.lstrip().startswith(_BLOCK_STARTS)
            parts.append(_BREAK if ends else "\n")
        parts.append(line)
    return "".join(parts)


def _token(reader: Reader, match: re.Match[str], images: list[bool], targets: dict[str, Segment]) -> None:
    if match["break"]:
        reader.flush()
    elif match["escape"]:
        reader.write(match["escape"], match.start(), match.end(), "escape")
    elif match["autolink"]:
        reader.aside(*match.span("autolink"), role=LINK)
        reader.text(*match.span("autolink"))
    elif match["comment"] is not None:
        reader.aside(*match.span("comment"))
    elif match["open"]:
        images.append(match["open"] == "![")
        reader.open_label()
    elif match["inline"] is not None:
        group = "u1" if match["u1"] is not None else "u2"
        role = ASSET if images and images.pop() else LINK
        cites = _CITES.search(match["attr"] or "")
        reader.close_label(_target(reader.source, match.span(group), role, cites[1] if cites else ""))
        reader.segments += _title(reader.source, match)
        if match["attr"]:
            reader.aside(*match.span("attr"))
    elif match["used"]:
        if images:
            images.pop()
        _reference_link(reader, match, targets)


def _reference_link(reader: Reader, match: re.Match[str], targets: dict[str, Segment]) -> None:
    """`[text][id]`, `[id][]` or `[id]`; any other pair of brackets is text."""
    name = _label(match["ref"] or reader.label)
    target = targets.get(name)
    reader.close_label(target)
    if match["ref"] and target is None:
        reader.text(*match.span("ref"))


def _target(source: str, span: tuple[int, int], role: str, cites: str = "") -> Segment | None:
    value = source[slice(*span)]
    if not value or value.startswith(("contact:", WALL)):
        return None
    return whole(value, span[0], role, TARGET, cites=cites)


def _title(source: str, match: re.Match[str]) -> list[Segment]:
    for group in ("t1", "t2", "t3"):
        if match[group]:
            return [whole(match[group], match.start(group))]
    return []


def _label(text: str) -> str:
    return " ".join(text.lower().split())
