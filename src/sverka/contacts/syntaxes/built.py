"""Built HTML, fast: read as browsers read it, located in the source only where something was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sverka.contacts.columns import headed
from sverka.contacts.mention import EXAMPLE, TEXT, Mention
from sverka.contacts.reading import Reading
from sverka.contacts.runs import may_spell
from sverka.contacts.search import segment_mentions
from sverka.contacts.segment import PROSE, TARGET, Segment, joined
from sverka.contacts.syntaxes import tags
from sverka.contacts.syntaxes.data import json_segments
from sverka.contacts.syntaxes.html import html_segments
from sverka.contacts.syntaxes.script import script_segments
from sverka.contacts.syntaxes.style import style_segments
from sverka.core.page_shape import is_built_in_time

# A text of Russian words and plain punctuation alone names no contact.
_WORTH = re.compile(r"[^ \t\n\r!\"'()*,.:;?_\u00a0\u0401\u0410-\u044f\u0451«»—–…№-]|[.:][^\s.]")
# Blocks that are much alike on all pages of a site.
_ALIKE = frozenset({"header", "footer", "nav"})
_SHORTEST_SPELLED = 10
_MOST_INNER = 12


class _Inner(NamedTuple):
    """Text collected for its own sake while the element at `depth` is open."""

    depth: int
    parts: list[str]
    role: str
    alone: bool = False
    target: Segment | None = None


class _Open(NamedTuple):
    """An element on the way down, and what held outside of it."""

    node: LexborNode
    block: bool
    role: str
    cites: str


class _Walk:
    """One pass through a document; `segments` have no places in the source."""

    def __init__(self, role: str = TEXT, cites: str = "", *, part: bool = False) -> None:
        self.segments: list[Segment] = []
        self._is_part = part  # of a page: what is alike in it is not looked for again
        self._parts: list[str] = []
        self._inner: list[_Inner] = []
        self._role = role
        self._cites = cites

    def read(self, root: LexborNode) -> None:
        """Visit every node in the order of the document, on entering and on leaving."""
        node: LexborNode | None = root
        above: list[_Open] = []
        while node is not None:
            if node.is_text_node:
                self._add(node.text_content or "")
            elif node.is_comment_node:
                self._segment(node.comment_content or "", PROSE, self._role)
            else:
                tag = node.tag or ""
                opened = _Open(node, tag in tags.BLOCKS, self._role, self._cites)
                above.append(opened)
                if self._enter(node, tag, len(above)) and (child := node.first_child):
                    node = child
                    continue
                self._leave(above.pop(), len(above) + 1)
            following = node.next
            while following is None and above:
                opened = above.pop()
                self._leave(opened, len(above) + 1)
                # What comes after the root itself is no part of it.
                following = opened.node.next if above else None
            node = following
        self._flush()

    def comments_around(self, root: LexborNode) -> None:
        """Comments before the root element and after it."""
        before, after = root.prev, root.next
        while before is not None:
            self._segment(before.comment_content or "", PROSE, self._role)
            before = before.prev
        while after is not None:
            self._segment(after.comment_content or "", PROSE, self._role)
            after = after.next

    def _enter(self, node: LexborNode, tag: str, depth: int) -> bool:
        """Read the tag; whether its children are to be visited."""
        block = tag in tags.BLOCKS
        if block:
            self._flush()
        elif tag == "br":
            self._add(" ")
        elif tag in tags.CELLS:
            self._add(" | ")
        role = self._role
        attributes = node.attributes
        target = self._attributes(tag, attributes) if attributes else None
        if tag in tags.CODES:
            self._role = tags.role_of(tag, self._role)
        elif tag in tags.RAW:
            self._raw(tag, node)
            return False
        elif tag in _ALIKE and not self._inner and not self._is_part:
            self.segments += _contents(node.inner_html or "", self._role, self._cites)
            return False
        elif tag == "template":
            self._template(node)
        if len(self._inner) >= _MOST_INNER:
            del self._inner[0]
        if not block and (self._role != role or tag in tags.STRUCK):
            # What is struck out or marked as false is no part of the sentence around it.
            alone = tag in tags.STRUCK or self._role == EXAMPLE
            self._inner.append(_Inner(depth, [], self._role, alone=alone))
        if target:
            self._inner.append(_Inner(depth, [], self._role, target=target))
        return True

    def _leave(self, opened: _Open, depth: int) -> None:
        if opened.block:
            self._flush(joins=opened.node.tag not in tags.PLACED)
        while self._inner and self._inner[-1].depth == depth:
            inner = self._inner.pop()
            text = "".join(inner.parts)
            if inner.target:
                self.segments.append(inner.target._replace(label=" ".join(text.split())))
            else:
                self._segment(text, PROSE, inner.role)
        self._role, self._cites = opened.role, opened.cites

    def _add(self, text: str) -> None:
        if not self._inner:
            self._parts.append(text)
            return
        for inner in self._inner:
            inner.parts.append(text)
        if not any(inner.alone for inner in self._inner):
            self._parts.append(text)

    def _flush(self, *, joins: bool = True) -> None:
        if self._parts:
            text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
            self._parts = []
            if not text.isspace():
                self._segment(text, PROSE, self._role, block=joins)

    def _segment(self, text: str, form: str, role: str, *, block: bool = False) -> None:
        if _WORTH.search(text) or (len(text) >= _SHORTEST_SPELLED and may_spell(text)):
            self.segments.append(Segment(_collapsed(text), (), role, form, cites=self._cites, block=block))

    def _attributes(self, tag: str, attributes: dict[str, str | None]) -> Segment | None:
        if attributes.get("data-contact") == tags.BAD_EXAMPLE:
            self._role = EXAMPLE
        if "data-source" in attributes:
            self._cites = attributes["data-source"] or ""
        rel = attributes.get("rel") or ""
        opened = None
        for name, value in attributes.items():
            form, role = tags.use_of(tag, name, rel)
            if not form or not value:
                continue
            role = EXAMPLE if self._role == EXAMPLE else role or self._role
            if form == TARGET:
                target = Segment(value, (), role, TARGET, cites=self._cites)
                if tag == "a" and name in {"href", "xlink:href"}:
                    opened = target
                else:
                    self.segments.append(target)
            elif form == tags.SCRIPT:
                self.segments += script_segments(value, 0, len(value), role)
            elif form == tags.STYLE:
                self.segments += style_segments(value, 0, len(value), role)
            else:
                self._segment(value, PROSE if form == tags.SRCSET else form, role)
        return opened

    def _raw(self, tag: str, node: LexborNode) -> None:
        text = node.text()
        if tag == "style":
            self.segments += style_segments(text, 0, len(text), self._role)
        elif "json" in (node.attributes.get("type") or ""):
            self.segments += json_segments(text)
        else:
            self.segments += script_segments(text, 0, len(text), self._role)

    def _template(self, node: LexborNode) -> None:
        """The contents of a template are a document of their own."""
        html = node.html or ""
        self.segments += _contents(html.replace("<template", "<div").replace("</template", "</div"), TEXT, "")


def _collapsed(text: str) -> str:
    """White space as one space, or where the line ends in it, as one tab; as the reader of sources does it."""
    if "\n" not in text:
        return " ".join(text.split())
    return "\t".join(" ".join(line.split()) for line in text.split("\n") if not line.isspace()).strip()


@lru_cache(maxsize=512)  # more is seen again by the next build of a server only, which would grow by it
def _contents(html: str, role: str, cites: str) -> tuple[Segment, ...]:
    """The segments of what stands inside an element; what most pages share is read once."""
    root = LexborHTMLParser(html).root
    if root is None:
        return ()
    walk = _Walk(role, cites, part=True)
    walk.read(root)
    return tuple(walk.segments)


def seen_mentions(text: str, reading: Reading) -> list[Mention]:
    """The mentions in a built page as a browser shows it, found quickly; they have no places yet."""
    if not is_built_in_time(text):
        return list(_mentions(html_segments(text), reading))
    root = LexborHTMLParser(text).root
    if root is None:
        return []
    walk = _Walk()
    walk.read(root)
    walk.comments_around(root)
    return list(_mentions(list(headed(walk.segments)), reading))


def _mentions(segments: list[Segment], reading: Reading) -> Iterator[Mention]:
    for segment in joined(segments) if reading.accounts else segments:
        for mention in segment_mentions(segment.text, segment.form, segment.role, reading):
            if segment.label or segment.cites:
                mention = mention._replace(text=segment.label, cites=segment.cites)
            yield mention
