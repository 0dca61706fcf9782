"""Which files the finder reads, and as what."""

from __future__ import annotations

from pathlib import Path, PurePath

from sverka.contacts.pictures import read_picture
from sverka.source import MAX_BYTES, SourceFile, read_source

PICTURE = "picture"
_SYNTAXES = {
    "markdown": ".md .markdown .mdown",
    "html": ".html .htm .xhtml .svg .xml .rss .atom",
    "template": ".j2 .jinja .jinja2",
    "css": ".css",
    "javascript": ".js .mjs .cjs .ts",
    "yaml": ".yml .yaml",
    "json": ".json .jsonl .webmanifest",
    "text": ".txt .text .ics .vcf .csv .tsv .rst .toml .cfg .ini .py .sh",
    PICTURE: ".png .jpg .jpeg .webp .gif",
}
_BY_ENDING = {ending: syntax for syntax, endings in _SYNTAXES.items() for ending in endings.split()}
_TEMPLATE_FOLDERS = {"overrides", "templates", "partials"}


def syntax_of(path: str) -> str:
    """The syntax of a file by its name; an empty string where it is no text that the finder reads."""
    parts = PurePath(path)
    syntax = _BY_ENDING.get(parts.suffix.lower(), "")
    return "template" if syntax == "html" and _TEMPLATE_FOLDERS & set(parts.parts[:-1]) else syntax


def read_any(file: Path, root: Path, max_bytes: int = MAX_BYTES) -> SourceFile:
    """The text of a file, or what the codes in a picture say; raises Refused for what cannot be read."""
    if syntax_of(file.name) == PICTURE:
        return read_picture(file, root)
    return read_source(file, root, max_bytes)
