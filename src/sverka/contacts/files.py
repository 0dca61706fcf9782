"""Which files the finder reads, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from sverka.contacts.ledger import Ledger
from sverka.contacts.picture_kinds import DRAWING, FILMS
from sverka.contacts.unopened import read_unopened
from sverka.contacts.whole_files import check_whole
from sverka.core.extras import PICTURES, is_installed
from sverka.core.source import MAX_BYTES, SourceFile, read_source

PICTURE = "picture"
_SYNTAXES = {
    "markdown": ".md .markdown .mdown .mdx",
    "html": ".html .htm .xhtml .svg .xml .rss .atom .vue .php",
    "template": ".j2 .jinja .jinja2 .njk .twig .liquid .erb",
    "css": ".css",
    "javascript": ".js .mjs .cjs .ts .jsx .tsx",
    "yaml": ".yml .yaml",
    "json": ".json .jsonl .webmanifest .map",
    "text": ".txt .text .ics .vcf .csv .tsv .rst .adoc .po .sha256",
    "program": ".py .sh .toml .cfg .conf .ini .rb .go .java .kt .cs .c .h .cpp .rs .ps1 .lua .pl .sql .swift .tf .env",
    "captions": ".vtt .srt",
    PICTURE: f".png .apng .jpg .jpeg .webp .gif {' '.join(FILMS)}",
}
_BY_ENDING = {ending: syntax for syntax, endings in _SYNTAXES.items() for ending in endings.split()}
_BY_NAME = {"_headers": "text", "_redirects": "text"}
_TEMPLATE_FOLDERS = {"overrides", "theme", "templates", "partials"}
# Twins and archives of what was read before they were made, and shapes of letters.
_WORDLESS = {".br", ".gz", ".zip", ".woff", ".woff2"}
_FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}


# What is read as a tree, or as a whole, takes a hundred times its length; the others are read piece by piece.
_MOST_BYTES, _MOST_BYTES_STREAMED = 3_000_000, 20_000_000
STREAMED = frozenset({"text", "program", "json"})


class Part(NamedTuple):
    """One text of a file; `syntax` is empty where its name says it, `warns_of` the false contacts it may show."""

    source: SourceFile
    syntax: str = ""
    warns_of: tuple[str, ...] = ()


def syntax_of(path: str) -> str:
    """The syntax of a file by its name; an empty string where it is no text that the finder reads."""
    parts = PurePath(path)
    syntax = _BY_ENDING.get(parts.suffix.lower(), "") or _BY_NAME.get(parts.name, "")
    return "template" if syntax == "html" and _TEMPLATE_FOLDERS & set(parts.parts[:-1]) else syntax


def most_bytes(path: str) -> int:
    """How large a file from elsewhere may be, so that checking it takes no more than 400 MB."""
    return _MOST_BYTES_STREAMED if syntax_of(path) in STREAMED else _MOST_BYTES


def is_seen(path: str) -> bool:
    """Whether a file shows something: a picture, a film or a drawing."""
    return syntax_of(path) == PICTURE or PurePath(path).suffix.lower() == DRAWING


def is_wordless(path: str) -> bool:
    """Whether a file that the finder does not read holds no text for a person."""
    return PurePath(path).suffix.lower() in _WORDLESS


def is_font(path: str) -> bool:
    """Whether a file holds the shapes of letters."""
    return PurePath(path).suffix.lower() in _FONTS


def parts_of(
    file: Path, root: Path, max_bytes: int = MAX_BYTES, ledger: Ledger | None = None
) -> Iterator[Part]:
    """The text of a file, and what it shows; raises Refused for what cannot be read, at the end for a part of it."""
    if syntax_of(file.name) != PICTURE:
        yield Part(read_source(file, root, max_bytes))
    if is_seen(file.name):
        for source in _read_picture(file, root, ledger):
            yield Part(source, PICTURE, ledger.warns_of(file) if ledger else ())
    if ledger is not None:  # what is published
        check_whole(file, root)


def _read_picture(file: Path, root: Path, ledger: Ledger | None) -> Iterator[SourceFile]:
    if not is_installed(PICTURES):
        return read_unopened(file, root, ledger)
    from sverka.contacts.pictures import read_picture

    return read_picture(file, root, ledger)
