"""Turns HTML tags, text and entities into segments; shared by HTML, templates and Markdown."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from sverka.contacts.mention import CODE, EXAMPLE, TEXT
from sverka.contacts.segment import PROSE, Builder, Segment, whole
from sverka.contacts.syntaxes import tags
from sverka.contacts.syntaxes.script import script_segments
from sverka.contacts.syntaxes.style import style_segments

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ATTRIBUTE = re.compile(
    r"([^\s/>][^\s/>=]*+)(?>(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?)", re.S
)
_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")

_LONGEST_NAME = 1000  # of a link definition (CommonMark)
_MOST_INNER = 12  # what is left open must not gather the rest of the text again and again


class _Element(NamedTuple):
    tag: str
    role: str
    cites: str


class _Inner(NamedTuple):
    """Text collected for its own sake while an element is open, such as the label of a link."""

    depth: int
    builder: Builder
    alone: bool = False  # the text around does not include it
    label: bool = False
    target: Segment | None = None


class Reader:
    """Collects the segments of one source in `segments`; feed it in the order of the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.segments: list[Segment] = []
        self._text = Builder()
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()  # of the elements that are open, by name
        self._inner: list[_Inner] = []
        self._role = TEXT
        self._cites = ""

    def text(self, start: int, end: int) -> None:
        """Plain text; white space counts as one space, or where the line ends in it, as one tab."""
        at = start
        for match in _SPACES.finditer(self.source, start, end):
            self.write(self.source[at : match.start()], at, match.start())
            self.write("\t" if "\n" in match[0] else " ", match.start(), match.start() + 1)
            at = match.end()
        self.write(self.source[at:end], at, end)

    def write(self, text: str, start: int, end: int, how: str = "") -> None:
        """Text that is shown for `start:end` of the source."""
        for inner in self._inner:
            inner.builder.add(text, start, end, how)
        if not any(inner.alone for inner in self._inner):
            self._text.add(text, start, end, how)

    def entities(self, start: int, end: int) -> None:
        """Text with character references."""
        at = start
        for match in ENTITY.finditer(self.source, start, end):
            char = unescape(match[0])
            if char != match[0]:
                self.text(at, match.start())
                self.write(char, match.start(), match.end(), "entity")
                at = match.end()
        self.text(at, end)

    def flush(self, *, joins: bool = True) -> None:
        """End a block: what comes next is not read together with what came before; `joins`: save bare digits."""
        self.segments += self._text.take(block=joins)
        self._text.role = self._role
        for inner in self._inner:
            inner.builder.add("\n", 0, 0, "block")

    def aside(self, start: int, end: int, role: str = "") -> None:
        """Text apart from the flow, such as a comment."""
        if self.source[start:end].strip():
            self.segments.append(whole(self.source[start:end], start, role or self._role))

    def open_label(self, target: Segment | None = None) -> None:
        """From here to `close_label` the text labels a link; `target` where it is known already."""
        self._gather(_Inner(len(self._open), Builder(self._role), label=True, target=target))

    def close_label(self, target: Segment | None = None) -> None:
        """End the innermost label; `target` is what it leads to, or None if it was no link at all."""
        for index in range(len(self._inner) - 1, -1, -1):
            inner = self._inner[index]
            if inner.label and inner.target is None:
                self._close(self._inner.pop(index)._replace(target=target))
                return
        if target is not None:
            self.segments.append(target)

    @property
    def label(self) -> str:
        """The text of the innermost label so far, where it is short enough to name a link."""
        label = next((inner.builder for inner in reversed(self._inner) if inner.label), None)
        return label.text if label and len(label) <= _LONGEST_NAME else ""

    def code(self, start: int, end: int) -> None:
        """Text in the flow that is code."""
        self._inner.append(_Inner(len(self._open), Builder(CODE if self._role == TEXT else self._role)))
        self.text(start, end)
        self._close(self._inner.pop())

    def tag(self, name: str, closing: bool, start: int, end: int) -> None:
        """A tag; its attributes stand at `start:end`."""
        name = name.lower()
        if name == "br":
            self.write(" ", start, start + 1)
        elif name in tags.CELLS:
            self.write(" | ", start, start + 1, "markup")
        elif name in tags.BLOCKS:
            self.flush(joins=name not in tags.PLACED)
        if closing:
            self._end_element(name)
            if name in tags.BLOCKS:
                self._text.role = self._role
            return
        element = _Element(name, self._role, self._cites)
        target = self._attributes(name, start, end)
        if name in tags.VOID:
            self._role, self._cites = element.role, element.cites
            return
        self._role = tags.role_of(name, self._role)
        self._open.append(element)
        self._counts[name] += 1
        if name in tags.BLOCKS:
            self._text.role = self._role
        elif self._role != element.role or name in tags.STRUCK:
            struck = name in tags.STRUCK
            self._gather(_Inner(len(self._open), Builder(self._role), alone=struck))
        if target:
            self.open_label(target)

    def finish(self) -> list[Segment]:
        """Everything collected, once the source has ended."""
        while self._inner:
            self._close(self._inner.pop())
        self.flush()
        return self.segments

    def _gather(self, inner: _Inner) -> None:
        if len(self._inner) >= _MOST_INNER:
            self._close(self._inner.pop(0))
        self._inner.append(inner)

    def _end_element(self, name: str) -> None:
        if not self._counts[name]:
            return
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == name:
                self._role, self._cites = self._open[index].role, self._open[index].cites
                self._counts.subtract(element.tag for element in self._open[index:])
                del self._open[index:]
                while self._inner and self._inner[-1].depth > index:
                    self._close(self._inner.pop())
                return

    def _close(self, inner: _Inner) -> None:
        if inner.target is not None:
            self.segments.append(inner.target._replace(label=inner.builder.text.strip()))
        elif not inner.label:
            self.segments += inner.builder.take()

    def _attributes(self, tag: str, start: int, end: int) -> Segment | None:
        """Read the attributes of a tag; return the target that the tag opens, if any."""
        found: dict[str, tuple[int, int]] = {}
        for match in _ATTRIBUTE.finditer(self.source, start, end):
            group = match.lastindex or 1
            found.setdefault(match[1].lower(), match.span(group) if group > 1 else (0, 0))
        if not found:
            return None
        # Names with digits are no attributes, but text after a stray `<`.
        if any(span == (0, 0) and any(map(str.isdigit, name)) for name, span in found.items()):
            self.aside(start, end)
        if self.source[slice(*found.get("data-contact", (0, 0)))] == tags.BAD_EXAMPLE:
            self._role = EXAMPLE
        if "data-source" in found:
            self._cites = self.source[slice(*found["data-source"])]
        rel = self.source[slice(*found.get("rel", (0, 0)))]
        opened = None
        for name, span in found.items():
            if span[0] == span[1]:
                continue
            form, role = tags.use_of(tag, name, rel)
            if self._role == EXAMPLE:
                role = EXAMPLE
            value = self.value(span[0], span[1], form, role or self._role) if form else []
            if name in {"href", "xlink:href"} and tag == "a" and value:
                opened = value.pop()
            self.segments += value
        return opened

    def value(self, start: int, end: int, form: str, role: str) -> list[Segment]:
        """The segments of an attribute's value."""
        if form == tags.SCRIPT:
            return script_segments(self.source, start, end, role)
        if form == tags.STYLE:
            return style_segments(self.source, start, end, role)
        builder = Builder(role)
        at = start
        for match in ENTITY.finditer(self.source, start, end):
            builder.add(self.source[at : match.start()], at, match.start())
            builder.add(unescape(match[0]), match.start(), match.end(), "entity")
            at = match.end()
        builder.add(self.source[at:end], at, end)
        if form == tags.SRCSET:
            return builder.take(form=PROSE)
        return builder.take(form=form, cites=self._cites)
