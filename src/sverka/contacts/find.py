"""Every contact in a text of a given syntax, with its place, however it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sverka.contacts.files import PICTURE, STREAMED
from sverka.contacts.mention import Mention
from sverka.contacts.reading import LINTED, Reading
from sverka.contacts.search import segment_mentions
from sverka.contacts.segment import Segment, joined
from sverka.contacts.syntaxes.built import seen_mentions
from sverka.contacts.syntaxes.captions import caption_segments
from sverka.contacts.syntaxes.codes import code_segments
from sverka.contacts.syntaxes.data import (
    json_stream,
    program_stream,
    text_segments,
    text_stream,
    yaml_segments,
)
from sverka.contacts.syntaxes.html import html_segments
from sverka.contacts.syntaxes.markdown import markdown_segments, without_references
from sverka.contacts.syntaxes.places import placed
from sverka.contacts.syntaxes.script import script_segments
from sverka.contacts.syntaxes.style import style_segments
from sverka.contacts.syntaxes.template import template_segments

VIEWS: dict[str, Callable[[str], Iterable[Segment]]] = {
    "markdown": markdown_segments,
    "html": html_segments,
    "template": template_segments,
    "css": lambda text: style_segments(text, 0, len(text)),
    # Without any string, comment or tag it is no script, whatever its name says.
    "javascript": lambda text: script_segments(text, 0, len(text)) or text_segments(text),
    "yaml": lambda text: yaml_segments(without_references(text)),
    "json": json_stream,
    "program": program_stream,
    "text": text_stream,
    "captions": caption_segments,
    PICTURE: code_segments,
}


def find(text: str, syntax: str, reading: Reading = LINTED) -> list[Mention]:
    """The mentions in `text`, in the order in which they stand there."""
    if syntax == "html":
        return in_page(text, seen_mentions(text, reading), reading)
    mentions = in_segments(text, VIEWS[syntax](text), reading)
    if syntax == PICTURE:
        return [mention._replace(concealed=mention.concealed or "picture") for mention in mentions]
    return mentions


def find_in_turn(text: str, syntax: str, reading: Reading = LINTED) -> Iterator[list[Mention]]:
    """The same, a piece of the text after the other where none is read together with the next."""
    if syntax not in STREAMED or reading.accounts:
        yield find(text, syntax, reading)
        return
    for segment in VIEWS[syntax](text):
        yield in_segments(text, (segment,), reading)


def in_page(text: str, seen: list[Mention], reading: Reading) -> list[Mention]:
    """The mentions `seen` in built HTML, with their places in it."""
    return placed(text, seen, lambda: in_segments(text, html_segments(text), reading))


def in_segments(text: str, segments: Iterable[Segment], reading: Reading) -> list[Mention]:
    """The mentions in segments of `text`, each once, with their places in `text`."""
    found: list[Mention] = []
    for segment in joined(segments) if reading.accounts else segments:
        for mention in segment_mentions(segment.text, segment.form, segment.role, reading):
            start, end = segment.span(mention.start, mention.end)
            found.append(
                mention._replace(
                    raw=text[start:end],
                    start=start,
                    end=end,
                    concealed=mention.concealed or segment.hiding(mention.start, mention.end),
                    text=segment.label,
                    cites=segment.cites,
                )
            )
    return _each_once(found)


def _each_once(mentions: list[Mention]) -> list[Mention]:
    """Sorted by place; of two that say the same of one place the first found stays."""
    last: dict[tuple[str, str], int] = {}
    kept: dict[int, Mention] = {}
    for index in sorted(range(len(mentions)), key=lambda index: (mentions[index].start, index)):
        mention = mentions[index]
        before = last.get((mention.kind, mention.value), -1)
        if before >= 0 and mention.start < kept[before].end:
            if before < index:
                continue
            del kept[before]
        kept[index] = mention
        last[mention.kind, mention.value] = index
    return sorted(kept.values(), key=lambda mention: (mention.start, mention.end))
