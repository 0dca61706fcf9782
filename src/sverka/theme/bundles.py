"""What pages load, under names that change with the content: a browser may keep such a file for ever."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cached_property

import jinja2

from sverka.core.digests import digest
from sverka.theme.layers import Theme

FOLDER = "assets/"
# Files of the theme that are joined in this order, because a page waits for each request.
BUNDLES = {
    "assets/css/site.css": tuple(
        f"assets/css/{name}.css"
        for name in ("colours", "tokens", "layout", "text", "components", "sight", "print")
    ),
    "assets/js/page.js": tuple(
        f"assets/js/{name}.js" for name in ("load", "menu", "age", "offline", "search")
    ),
    "assets/js/results.js": tuple(f"assets/js/{name}.js" for name in ("gaps", "results")),
}


def hashed(name: str, data: bytes) -> str:
    """The URL of a file: `assets/js/page.js` → `assets/js/page.abcdefghij.js`."""
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{digest(data)}{ending}"


def theme_assets(theme: Theme) -> dict[str, bytes]:
    """Name → content of what the theme holds for pages to load."""
    files = {name: file.read_bytes() for name, file in theme.files(FOLDER).items()}
    joined = {
        name: b"".join(files[part] for part in parts if part in files) for name, parts in BUNDLES.items()
    }
    parts = {part for some in BUNDLES.values() for part in some}
    return {name: data for name, data in files.items() if name not in parts} | joined


class Assets:
    """Files by their names, and the URLs that they are published under."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._urls = {name: hashed(name, data) for name, data in contents.items()}

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
