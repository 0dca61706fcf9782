"""What pages load, under names that change with the content: a browser may keep such a file for ever."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import jinja2

from sverka.core.content_names import content_url
from sverka.core.script_text import without_comments
from sverka.core.source import read_source
from sverka.theme.layers import Theme

FOLDER = "assets/"
# Styles of components and tools, one file each, in the order in which a later one may change an earlier one.
_COMPONENTS = (
    "search-box",
    "home",
    "request-types",
    "vcards",
    "hours",
    "example",
    "situation-cards",
    "check-contact",
    "checker",
    "heading",
    "archive",
    "answer",
    "page-foot",
    "feedback",
    "navigation",
    "page-list",
    "contact-card",
    "references",
    "term",
    "glossary",
    "ways-left",
    "figure",
    "short-address",
    "letter",
    "evidence",
)
_TOOLS = (
    "fields",
    "bar",
    "sheet",
    "letter",
    "log",
    "chooser",
    "print",
    "saved",
)
_STYLES = (
    *("colours", "tokens", "base", "header", "frame", "text"),
    *(f"components/{name}" for name in _COMPONENTS),
    *("sight", "print"),
)
# Files of the theme that are joined in this order, because a page waits for each request.
BUNDLES = {
    "assets/css/site.css": tuple(f"assets/css/{name}.css" for name in _STYLES),
    "assets/css/tools.css": tuple(f"assets/css/tools/{name}.css" for name in _TOOLS),
    "assets/js/page.js": tuple(
        f"assets/js/{name}.js" for name in ("load", "menu", "age", "offline", "search")
    ),
    "assets/js/results.js": tuple(f"assets/js/{name}.js" for name in ("gaps", "results")),
}


def theme_assets(theme: Theme) -> dict[str, bytes]:
    """Name → content of what the theme holds for pages to load."""
    files = {name: _published(file, theme) for name, file in theme.files(FOLDER).items()}
    joined = {
        name: b"".join(files[part] for part in parts if part in files) for name, parts in BUNDLES.items()
    }
    parts = {part for some in BUNDLES.values() for part in some}
    return {name: data for name, data in files.items() if name not in parts} | joined


def _published(file: Path, theme: Theme) -> bytes:
    if file.suffix not in {".css", ".js"}:
        return file.read_bytes()
    return without_comments(read_source(file, theme.home(file)).text).encode()


class Assets:
    """Files by their names, and the URLs that they are published under."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._urls = {name: content_url(name, data) for name, data in contents.items()}

    def url(self, name: str) -> str:
        """The URL of the file `name`; what a template calls `asset`."""
        if name not in self._urls:
            raise jinja2.TemplateRuntimeError(
                f"there is no asset {name!r}; known are {', '.join(self._urls)}"
            )
        return self._urls[name]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """URL → content."""
        return {self._urls[name]: data for name, data in self._contents.items()}
