"""What pages load, under names that change with the content: a browser may keep such a file for ever."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import jinja2

from sverka.core.content_names import content_url
from sverka.core.script_text import without_comments
from sverka.core.source import read_bytes, read_source
from sverka.theme.layers import Theme

FOLDER = "assets/"
# Styles of all pages, in the order in which a later one may change an earlier one.
_SITE = (
    "assets/css/colours.css",
    "assets/css/tokens.css",
    "assets/css/base.css",
    "components/header/style.css",
    "assets/css/frame.css",
    "assets/css/text.css",
    "components/search-box/style.css",
    "assets/css/pages/home.css",
    "components/request-types/style.css",
    "assets/css/pages/contacts.css",
    "components/hours/style.css",
    "assets/css/pages/example.css",
    "components/situation-cards/style.css",
    "components/check-contact/style.css",
    "components/checker/style.css",
    "components/breadcrumbs/style.css",
    "assets/css/pages/heading.css",
    "components/archive/style.css",
    "assets/css/pages/answer.css",
    "components/channels/style.css",
    "components/next-channel/style.css",
    "components/page-meta/style.css",
    "components/feedback/style.css",
    "components/toc/style.css",
    "components/side-nav/style.css",
    "components/page-list/style.css",
    "components/contact-card/style.css",
    "components/contact-link/style.css",
    "components/citation/style.css",
    "components/withdrawn/style.css",
    "components/bad-example/style.css",
    "components/term/style.css",
    "assets/css/pages/glossary.css",
    "components/situations/style.css",
    "components/figure/style.css",
    "components/page-meta/short-address.css",
    "assets/css/pages/letter.css",
    "assets/css/pages/evidence.css",
    "assets/css/sight.css",
    "assets/css/print.css",
)
_TOOLS = (
    "assets/css/tools/fields.css",
    "components/tool-bar/style.css",
    "assets/css/tools/sheet.css",
    "assets/css/tools/letter.css",
    "components/log/style.css",
    "components/chooser/style.css",
    "assets/css/tools/print.css",
    "components/saved/style.css",
)
_PAGE = (
    "assets/js/load.js",
    "components/header/script.js",
    "components/footer/script.js",
    "assets/js/offline.js",
    "components/search-box/script.js",
)
_KEPT = ("assets/js/keeping.js", "assets/js/kept.js")
# What is published → the files of the theme that it is made of; joined, because a page waits for each request.
BUNDLES = {
    "assets/css/site.css": _SITE,
    "assets/css/tools.css": _TOOLS,
    "assets/js/page.js": _PAGE,
    "assets/js/results.js": (*_KEPT, "assets/js/gaps.js", "assets/js/results.js"),
    "assets/js/checker.js": ("components/checker/script.js",),
    "assets/js/chooser.js": ("components/chooser/script.js",),
    "assets/js/feedback.js": ("components/feedback/script.js",),
    "assets/js/hours.js": ("components/hours/script.js",),
    "assets/js/log.js": ("assets/js/entries.js", "components/log/script.js"),
    "assets/js/sight.js": ("components/sight/script.js",),
    "assets/js/remember.js": (*_KEPT, "assets/js/remember.js"),
    "assets/js/tool.js": ("assets/js/keeping.js", "components/tool-bar/script.js"),
}


def theme_assets(theme: Theme) -> dict[str, bytes]:
    """Name → content of what the theme holds for pages to load."""
    parts = {part for some in BUNDLES.values() for part in some}
    found = {**theme.files(FOLDER), **theme.files("components/")}
    files = {
        name: _published(file, theme)
        for name, file in found.items()
        if name in parts or name.startswith(FOLDER)
    }
    joined = {
        name: b"".join(files[part] for part in parts if part in files) for name, parts in BUNDLES.items()
    }
    return {name: data for name, data in files.items() if name not in parts} | joined


def _published(file: Path, theme: Theme) -> bytes:
    if file.suffix not in {".css", ".js"}:
        return read_bytes(file, theme.home(file))
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
