"""Render pages: one Markdown instance for all of them, which saves a quarter of the time."""

from __future__ import annotations

import posixpath
import re
import time
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from sverka.core.urls import relative_url
from sverka.markdown.extension import Seen, SverkaExtension
from sverka.markdown.page_limits import HTML_FIELDS
from sverka.markdown.references import References
from sverka.pages.page import Page

_EXTENSIONS = ["abbr", "admonition", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc"]
_CONFIGS: dict[str, dict[str, Any]] = {
    # Without it, tables carry style= attributes, which a strict Content-Security-Policy refuses.
    "tables": {"use_align_attribute": True},
}
# What the inline patterns of these extensions begin with; a line break is two spaces at the end of a line.
_MARKUP = re.compile(r"[`\\\[<&*_{]|  \n")
_ID = re.compile(r'\sid="([^"]+)"')
_NOTHING = re.compile("(?!)")


class TocToken(TypedDict):
    """A heading as Python-Markdown tells of it; its name is HTML."""

    level: int
    id: str
    name: str
    children: list[TocToken]


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page's body and of its front-matter texts, its anchors, and what the rules need.

    `seconds` of the processor it took; `too_deep` where its mark-up is nested too deeply to become HTML at all.
    """

    html: str
    fields: Mapping[str, str]
    toc_tokens: list[TocToken]
    ids: tuple[str, ...]
    seen: Seen
    seconds: float = 0.0
    too_deep: bool = False

    @property
    def anchors(self) -> frozenset[str]:
        """What a link can lead to."""
        return frozenset(self.ids)


class SourceLinks:
    """Resolves links that are relative to the source file, so that they work in any git viewer too.

    A link in a translation leads to the translation of its target, where there is one.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        media: Mapping[str, str],
        main_language: str,
        version: Callable[[str], str] = lambda path: "",
    ) -> None:
        self._pages = {page.source.path: page for page in pages if page.kind != "listing"}
        self._translated = {
            (page.main_path, page.lang): page for page in self._pages.values() if page.lang != main_language
        }
        self._media = media
        self._version = version

    def page(self, href: str, page: Page) -> Page | None:
        """The page that `href` in the source of `page` leads to, with or without an anchor."""
        path = _source_path(href, page)
        if not path:
            return page if path == "" else None
        target = self._pages.get(path)
        return self._translated.get((target.main_path, page.lang), target) if target else None

    def media(self, href: str, page: Page) -> str | None:
        """The source path of the media file that `href` leads to."""
        path = _source_path(href, page)
        return path if path in self._media else None

    def picture(self, href: str, page: Page) -> str | None:
        """The relative URL under which a page shows the media file `href`: it says which content that is."""
        path = self.media(href, page)
        if path is None:
            return None
        return relative_url(self._media[path] + self._version(path), page.url)

    def resolve(self, href: str, page: Page) -> str | None:
        """The relative URL for `href`; None where there is neither a page nor a media file."""
        if (target := self.page(href, page)) is not None:
            fragment = urlsplit(href).fragment
            return relative_url(f"{target.url}#{fragment}" if fragment else target.url, page.url)
        path = _source_path(href, page)
        url = self._media.get(path) if path else None
        return relative_url(url, page.url) if url else None


def _source_path(href: str, page: Page) -> str | None:
    """The source path that a relative `href` names; "" for the page itself, None for anything else."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or parts.path.startswith("/"):
        return None
    if not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.source.path), unquote(parts.path)))


def _slugs(taken: re.Pattern[str]) -> Callable[[str, str], str]:
    """What makes the id of a heading; one that is taken says that it is the text's."""

    def slugify(text: str, separator: str) -> str:
        slug = slugify_unicode(text, separator)
        return f"text-{slug}" if taken.fullmatch(slug) else slug

    return slugify


class _PlainTextFirst(InlineProcessor):
    """Spares plain texts the search for each inline pattern in turn, which takes a third of the time."""

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        plain = [element for element in tree.iter() if element.text and not _MARKUP.search(element.text)]
        for element in plain:
            element.text = AtomicString(element.text)
        super().run(tree, ancestors)
        for element in plain:
            element.text = str(element.text)  # later steps, such as abbreviations, read it
        return tree


class Renderer:
    """Turns pages into HTML; not for use by two threads at once."""

    def __init__(
        self,
        references: References,
        links: SourceLinks,
        taken: re.Pattern[str] = _NOTHING,
        clock: Callable[[], float] = time.process_time,
    ) -> None:
        """No heading gets an id that `taken` matches: those of the templates around the text."""
        self._clock = clock
        self._extension = SverkaExtension(references, links)
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, self._extension],
            extension_configs={**_CONFIGS, "toc": {"toc_depth": "2-3", "slugify": _slugs(taken)}},
            output_format="html",
        )
        # An editor's page holds no HTML of its own: it stays visible as text, and the rule raw-html refuses it.
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.treeprocessors.register(_PlainTextFirst(self._markdown), "inline", 20)

    def render(self, page: Page) -> Rendered:
        """The HTML of `page`."""
        started = self._clock()
        self._extension.start(page)
        try:
            rendered = self._rendered(page)
        except RecursionError:
            rendered = Rendered("", {}, [], (), self._extension.seen, too_deep=True)
        return replace(rendered, seconds=self._clock() - started)

    def _rendered(self, page: Page) -> Rendered:
        fields = {
            name: self._inline(text)
            for name in HTML_FIELDS
            if isinstance(text := getattr(page.meta, name, None), str)
        }
        html = self._convert(page.body)
        seen = self._extension.seen
        tokens = getattr(self._markdown, "toc_tokens", [])
        ids = tuple(name for text in (html, *fields.values()) for name in _ID.findall(text))
        return Rendered(html, fields, tokens, ids, seen)

    def _convert(self, text: str) -> str:
        self._markdown.reset()
        return self._markdown.convert(text)

    def _inline(self, text: str) -> str:
        html = self._convert(text)
        inner = html.removeprefix("<p>").removesuffix("</p>")
        return inner if "<p>" not in inner else html
