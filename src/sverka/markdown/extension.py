"""The Python-Markdown extension: names become what is on record, links lead to where pages really are.

Any engine that runs Python-Markdown extensions can load it; whatever it cannot resolve it leaves as it was
written, so that the checks of the built site see it.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from re import Match
from typing import Protocol

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from sverka.markdown.references import LINK_SCHEME, REFERENCE, References
from sverka.pages.page import Page


class Links(Protocol):
    """Knows where a relative link in a source file leads on the site."""

    def resolve(self, href: str, page: Page) -> str | None:
        """The relative URL for `href`, or None where it leads nowhere."""

    def page(self, href: str, page: Page) -> Page | None:
        """The page that `href` leads to, in the language of `page` where there is one."""

    def media(self, href: str, page: Page) -> str | None:
        """The source path of the picture or film that `href` leads to."""

    def picture(self, href: str, page: Page) -> str | None:
        """The relative URL under which a page shows that picture, or None where there is none."""


@dataclass
class Seen:
    """What one conversion met, for the rules: links and images as written, and names outside of code."""

    links: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)  # source, alternative text
    figures: set[int] = field(default_factory=set)  # which of the images have a caption
    names: set[tuple[str, str]] = field(default_factory=set)  # kind, name
    has_steps: bool = False


class SverkaExtension(Extension):
    """Call `start` before the conversions of a page; read `seen` after them."""

    def __init__(self, references: References, links: Links) -> None:
        super().__init__()
        self.references = references
        self.links = links
        self.page: Page | None = None
        self.seen = Seen()
        # What a name becomes depends on the language and, for its relative links, on the folder.
        self._expanded: dict[tuple[str, str, bool, str, str], str | None] = {}

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors; above the escapes (180), below code spans (190) and fences (25)."""
        md.inlinePatterns.register(_InlineReference(REFERENCE.pattern, md, self), "sverka-reference", 185)
        md.parser.blockprocessors.register(_ContactCard(md, self), "sverka-card", 15)
        md.treeprocessors.register(_LinkTreeprocessor(md, self), "sverka-links", 5)

    def start(self, page: Page) -> None:
        """Turn to another page and forget what the last one held."""
        self.page = page
        self.seen = Seen()

    def expand(self, match: Match[str], *, alone: bool) -> str | None:
        """The HTML for a reference, or None where it has to stay as it is."""
        if self.page is None:
            return None
        kind, name = match["kind"], match["name"]
        self.seen.names.add((kind, name))
        key = (kind, name, alone, self.page.lang, posixpath.dirname(self.page.url))
        if key not in self._expanded:
            fault = self.references.fault(kind, name)
            refused = fault is not None and fault.rule == "reference"
            self._expanded[key] = (
                None if refused else self.references.html(kind, name, self.page, alone=alone)
            )
        return self._expanded[key]


class _InlineReference(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, extension: SverkaExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        html = self.extension.expand(m, alone=False)
        if html is None:
            return None, None, None
        return self.md.htmlStash.store(html), m.start(0), m.end(0)


class _ContactCard(BlockProcessor):
    """A contact that is alone in its paragraph."""

    def __init__(self, md: Markdown, extension: SverkaExtension) -> None:
        super().__init__(md.parser)
        self.md = md
        self.extension = extension

    def test(self, parent: etree.Element, block: str) -> bool:
        match = REFERENCE.fullmatch(block.strip())
        return bool(match and match["kind"] == "contact")

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        match = REFERENCE.fullmatch(blocks[0].strip())
        html = match and self.extension.expand(match, alone=True)
        if not html:
            return False
        blocks.pop(0)
        etree.SubElement(parent, "p").text = self.md.htmlStash.store(html)
        return True


class _LinkTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, extension: SverkaExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        page = self.extension.page
        if page is None:
            return
        seen = self.extension.seen
        for element in list(root.iter()):
            if element.tag == "p":
                self._frame(element, page)
            elif element.tag == "a" and (href := element.get("href")) is not None:
                seen.links.append(href)
                self._lead(element, "href", href, page)
                self._say_language(element, href, page)
                self._say_other_site(element, href, page)
            elif element.tag == "img":
                source = element.get("src", "")
                seen.images.append((source, element.get("alt", "")))
                if notice := self._left_out(source, page):
                    tail = element.tail
                    element.clear()
                    element.tag, element.text, element.tail = "span", self.md.htmlStash.store(notice), tail
                    continue
                if url := self.extension.links.picture(source, page):
                    element.set("src", url)
                else:
                    self._lead(element, "src", source, page)
                element.set("loading", "lazy")
            elif element.tag == "ol":
                seen.has_steps = True

    def _frame(self, paragraph: etree.Element, page: Page) -> None:
        """Make a figure of a picture with a caption that is alone in its paragraph."""
        image = paragraph[0] if len(paragraph) == 1 and paragraph[0].tag == "img" else None
        if image is None or (paragraph.text or "").strip() or (image.tail or "").strip():
            return
        source, alt, caption = (image.get(key, "") for key in ("src", "alt", "title"))
        url = self.extension.links.picture(source, page)
        if not caption.strip() or url is None:
            return
        seen = self.extension.seen
        seen.figures.add(len(seen.images))  # where `run` will note it, as the next image
        file = self.extension.links.media(source, page) or ""
        html = self._left_out(source, page) or self.extension.references.figure(file, url, alt, caption, page)
        paragraph.clear()
        paragraph.text = self.md.htmlStash.store(html)

    def _say_language(self, link: etree.Element, href: str, page: Page) -> None:
        """Say of a link that the page behind it is in another language."""
        target = self.extension.links.page(href, page)
        if target is not None and target.lang != page.lang:
            link.set("hreflang", target.lang)
            note = etree.SubElement(link, "span", {"class": "sv-lang-note"})
            note.text = " " + self.extension.references.language_note(target.lang, page.lang)

    def _say_other_site(self, link: etree.Element, href: str, page: Page) -> None:
        """Say where a link to a place for reading leads: behind it, since its own text may say anything."""
        if note := self.extension.references.other_site(href, page.lang):
            inner = etree.Element("a", link.attrib)
            inner.text = link.text
            inner.extend(link)
            tail = link.tail
            link.clear()
            link.tag, link.tail, inner.tail = "span", tail, " "
            link.append(inner)
            etree.SubElement(link, "span", {"class": "sv-other-site"}).text = note

    def _lead(self, element: etree.Element, attribute: str, target: str, page: Page) -> None:
        if target.startswith(LINK_SCHEME):
            self._lead_to_contact(element, attribute, target, page)
        elif notice := self._left_out(target, page):
            self._lead_nowhere(element, attribute, notice)
        elif (url := self.extension.links.resolve(target, page)) is not None:
            element.set(attribute, url)

    def _lead_to_contact(self, element: etree.Element, attribute: str, target: str, page: Page) -> None:
        references = self.extension.references
        if (found := references.link(target)) is None:
            return
        name, url = found
        fault = references.fault("contact", name)
        if fault is None:
            element.set(attribute, url)
            element.set("data-contact", name)
        elif fault.rule == "withdrawn-contact":
            self._lead_nowhere(element, attribute, references.html("contact", name, page))

    def _left_out(self, target: str, page: Page) -> str | None:
        """The notice in the place of a picture or film that is not published."""
        return self.extension.references.left_out_notice(self.extension.links.media(target, page), page)

    def _lead_nowhere(self, element: etree.Element, attribute: str, html: str) -> None:
        """The words stay, the link goes, and the notice stands behind them."""
        element.tag = "span"
        del element.attrib[attribute]
        notice = etree.SubElement(element, "span")
        notice.text = " " + self.md.htmlStash.store(html)
