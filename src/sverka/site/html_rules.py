"""What a built page may not do: run inline code, ask another origin, lead nowhere, leave a name unresolved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import SplitResult, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.page_shape import is_built_in_time
from sverka.core.source import SourceFile
from sverka.markdown.references import KINDS, LINK_SCHEME, REMNANT

# Attributes whose address a browser fetches by itself.
_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "link": ("href",),
}
_RELATIONS_ONLY_NAMED = {"canonical", "alternate", "prev", "next", "license", "author", "me"}
_INLINE_SCRIPT = re.compile(r"<script\b(?![^<>]*\s(?:src|type=.application/(?:ld\+)?json))", re.IGNORECASE)
_DATA_TYPES = {"application/json", "application/ld+json"}
# The elements that a rule looks at; where an attribute may hold code, all of them, which takes much longer.
_WATCHED = f":is({', '.join(('[id]', 'a', 'area', 'style', *_FETCHED))})"
# For text in small letters; a pattern that begins with letters is found several times faster.
_CODE_ATTRIBUTES = tuple(
    re.compile(rf"""{name}(?<=[\s"'/]{name})[^\s=/>"']*\s*=""") for name in ("style", "on")
)
# Without one of them REMNANT finds nothing; it is slow.
_REMNANT_SIGNS = ("{{", "}}", *(f"{kind}:" for kind in KINDS))
_SPACE = re.compile(r"\s+")
# A server shows it for addresses of any depth, so its links start at the root of the server.
_NOT_FOUND = "404.html"


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its URL, its text and what the rules read from it."""

    url: str
    source: SourceFile
    ids: frozenset[str]
    links: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_page(source: SourceFile, url: str) -> BuiltPage:
    """Parse one page and hold it against every rule that needs no other page."""
    if not is_built_in_time(source.text):
        message = (
            "its elements stand within each other deeper than browsers show them, or have too many attributes"
        )
        fix = "close each element in the page or the template that writes it"
        return BuiltPage(url, source, frozenset(), (), (source.finding(0, "unread-file", message, fix),))
    tree = LexborHTMLParser(source.text)
    written = source.text.lower()
    holds_code = any(attribute.search(written) for attribute in _CODE_ATTRIBUTES)
    ids: list[str] = []
    links: list[str] = []
    findings: list[Finding] = []
    for node in tree.css("*" if holds_code else _WATCHED):
        attributes = node.attributes
        if attributes.get("id"):
            ids.append(attributes["id"] or "")
        if node.tag in {"a", "area"} and attributes.get("href") is not None:
            links.append(attributes["href"] or "")
        findings += _inline_code(source, node, attributes)
        for name in _FETCHED.get(node.tag or "", ()):
            findings += _fetched(source, node, attributes, name, links)
    findings += _duplicates(source, ids)
    findings += _remnants(source, tree, written)
    return BuiltPage(url, source, frozenset(ids), tuple(dict.fromkeys(links)), tuple(findings))


def broken_links(
    page: BuiltPage, pages: dict[str, BuiltPage], files: set[str], base_path: str
) -> Iterator[Finding]:
    """Links to pages, anchors and files that are not on the site, which a server shows below `base_path`."""
    folder = posixpath.dirname(page.url)
    for href in page.links:
        if href.startswith(LINK_SCHEME):
            message = Message("a name was left as it is written: {href!r}", href=href)
            yield _at(page.source, href, "reference", message, "mend the name in the source")
            continue
        parts = _split(href)
        if parts is None:
            message = Message("{href!r} is no address", href=href)
            yield _at(
                page.source, href, "broken-link", message, "mend the page or the template that writes it"
            )
            continue
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if page.url == _NOT_FOUND and path.startswith("/"):
            target = path.removeprefix(base_path).lstrip("/")
        else:
            target = _joined(folder, path) if path else page.url
        fragment = unquote(parts.fragment)
        if target not in files:
            message = Message("{href!r} leads to no file of the site", href=href)
        elif fragment and target in pages and fragment not in pages[target].ids:
            message = Message("{target} has no anchor #{fragment}", target=target, fragment=fragment)
        else:
            continue
        yield _at(
            page.source, href, "broken-link", message, "mend the page or the template that writes this link"
        )


@lru_cache(maxsize=4096)  # neighbours share most of their links
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


@lru_cache(maxsize=4096)
def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _at(source: SourceFile, raw: str, rule: str, message: str, fix: str) -> Finding:
    """A finding at the attribute that holds `raw`, else at the first place where it is written."""
    text = source.text
    for form in (f'"{raw}"', f"'{raw}'", f'"{escape(raw)}"', raw):
        if (at := text.find(form)) >= 0:
            return source.finding(at + (form[0] in "\"'" and form != raw), rule, message, fix)
    return source.finding(0, rule, message, fix)


def _inline_code(
    source: SourceFile, node: LexborNode, attributes: dict[str, str | None]
) -> Iterator[Finding]:
    fix = "move it to a file below overrides/assets: the site's policy lets no inline code run"
    if node.tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA_TYPES:
        found = _INLINE_SCRIPT.search(source.text)
        yield source.finding(found.start() if found else 0, "inline-code", "an inline script", fix)
    elif node.tag == "style":
        yield _at(source, "<style", "inline-code", "an inline style sheet", fix)
    for name, value in attributes.items():
        if name == "style" or name.startswith("on"):
            yield _at(
                source,
                f"{name}=",
                "inline-code",
                Message("an inline {name} attribute: {value!r}", name=name, value=(value or "")[:40]),
                fix,
            )


def _fetched(
    source: SourceFile, node: LexborNode, attributes: dict[str, str | None], name: str, links: list[str]
) -> Iterator[Finding]:
    value = attributes.get(name)
    if value is None or set((attributes.get("rel") or "").split()) & _RELATIONS_ONLY_NAMED:
        return
    candidates = (
        [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
    )
    for url in candidates:
        parts = _split(url)
        if parts is None or parts.scheme or parts.netloc:
            yield _at(
                source,
                url,
                "site-request",
                Message(
                    "<{tag} {name}> fetches {url!r} from outside of the site",
                    tag=node.tag,
                    name=name,
                    url=url[:60],
                ),
                "put the file on the site; no page asks another origin",
            )
        else:
            links.append(url)


def _duplicates(source: SourceFile, ids: list[str]) -> Iterator[Finding]:
    if len(ids) == len(set(ids)):
        return
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield _at(
            source,
            f'id="{name}"',
            "duplicate-id",
            Message("the id {name!r} stands twice", name=name),
            "rename one of them",
        )


def _remnants(source: SourceFile, tree: LexborHTMLParser, written: str) -> Iterator[Finding]:
    if not any(sign in written for sign in _REMNANT_SIGNS) or tree.body is None:
        return
    for code in tree.css("code, pre"):
        code.decompose()
    text = _SPACE.sub(" ", tree.body.text())
    for match in REMNANT.finditer(text):
        around = text[max(0, match.start() - 20) : match.end() + 40]
        yield _at(
            source,
            match[0].split()[0],
            "reference",
            Message("a name was left as it is written: {around!r}", around=around),
            "mend the name in the source",
        )
