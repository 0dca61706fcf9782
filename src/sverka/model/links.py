"""Links to pages, as the lists and switches of the theme show them; every `url` is relative to the root of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    """A title, with the place that it leads to where there is one."""

    title: str
    url: str | None


@dataclass(frozen=True)
class NavLink:
    """A link of a menu; `active` where the reader is in that place."""

    title: str
    url: str
    active: bool


@dataclass(frozen=True)
class Card:
    """A page as an entry of a list."""

    title: str
    url: str
    summary: str
    code: str | None


@dataclass(frozen=True)
class Variant:
    """A language of the site: its own name, and the page in it; where that is `missing`, the first page."""

    lang: str
    label: str
    url: str
    current: bool
    missing: bool


@dataclass(frozen=True)
class Heading:
    """An entry of the contents of a page, with those below it; `url` is an anchor of the page."""

    title: Markup
    url: str
    children: Sequence[Heading] = ()


@dataclass(frozen=True)
class Translation:
    """A page in one language."""

    lang: str
    title: str
    url: str


@dataclass(frozen=True)
class TitledPart:
    """A part of the site that readers may keep, with the URL of its first page where it has one."""

    name: str
    title: str
    url: str | None = None
