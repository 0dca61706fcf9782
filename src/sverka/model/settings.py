"""What mkdocs.yml says to this project: `site_name`, `site_url`, `nav` and the block `extra.sverka`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator

from sverka.core.findings import Refused
from sverka.core.messages import LANGUAGES
from sverka.core.schema import Days, Localised, Record, Texts, matching, validate
from sverka.core.source import SourceFile, read_source
from sverka.core.yamlfile import Document, load_parts
from sverka.handbooks import Book
from sverka.registry.regions import region

# What would end an address in a policy or in a header.
_UNSAFE = re.compile(r"[^!-~]|[;,?#'\"\\]")


def _https(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.username or _UNSAFE.search(address):
        raise ValueError(
            'must be an https address, without user name, query or spaces: "https://help.example/feedback"'
        )
    return address


def _regions(codes: list[str]) -> list[str]:
    for code in codes:
        region(code)
    if not codes:
        raise ValueError("no region is given; write the ISO code of the country: regions: [GB]")
    return codes


_ArchiveName = Annotated[
    str,
    matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*\.zip", "a name of small Latin letters, digits and hyphens: help-centre.zip"
    ),
]


class Search(Record):
    """How readers search: `bm25f` loads its index in parts; `lunr`, for small sites, loads one file."""

    engine: Literal["bm25f", "lunr"] = "bm25f"


class Feedback(Record):
    """Where readers' answers to «did this help?» are sent: an https address of a host of one's own or on record."""

    endpoint: Annotated[str, AfterValidator(_https)]


class Options(Record):
    """The block `extra.sverka` of mkdocs.yml.

    A `demonstration` keeps search engines out; an `official` site is run by the organisation itself.
    `publish_from` is the weakest status with which a contact is published; `sign_in` the source path of the
    page behind the button «Войти»; `languages` maps a code to its own name, the first is the main one; `site_names`
    are the names of the site in languages in which `site_name` would not be understood.
    `regions` are the ISO codes of the countries whose numbers readers know, the first being their own.
    A copy that is older than `stale_after` days says so; `archive` is the name of the whole site as one file.
    `handbooks` of the package are published with the site: `editing` for editors, `security` for the security team,
    `rules` with a page for every rule of the check.
    `https_below` says whether browsers are to use https for the hosts below that of an official site, too: `auto` does
    unless the site stands at a whole domain, `office.example`, where other services have their hosts below it.
    `messages` is the language in which checks and builds speak to editors.
    """

    authority: Literal["demonstration", "official"]
    publish_from: Literal["corroborated", "verified"]
    regions: Annotated[list[str], AfterValidator(_regions)]
    sign_in: str
    disclaimer: Texts
    languages: Texts
    site_names: Localised = {}
    search: Search = Search()
    stale_after: Days = "30"
    archive: _ArchiveName = "help-centre.zip"
    handbooks: list[Book] = []
    feedback: Feedback | None = None
    https_below: Literal["auto", "yes", "no"] = "auto"
    messages: Literal["en", "ru"] = "en"


@dataclass(frozen=True)
class Settings:
    """Everything of mkdocs.yml that the library reads; `sections` are source paths of the main sections.

    `block`, `nav`, `address` and `folder` know the places of what they hold.
    """

    site_name: str
    site_url: str
    site_dir: str
    sections: list[str]
    options: Options
    source: SourceFile
    block: Document
    nav: Document
    address: Document
    folder: Document

    @property
    def main_language(self) -> str:
        """The language of the pages without a language in their name."""
        return next(iter(self.options.languages))

    @property
    def feedback_endpoint(self) -> str:
        """Where readers' feedback is sent, or an empty string."""
        return self.options.feedback.endpoint if self.options.feedback else ""


def messages_language(root: Path) -> str:
    """The language of `extra: sverka: messages:`; English where mkdocs.yml, or the value, cannot be read."""
    try:
        (messages,) = load_parts(read_source(root / "mkdocs.yml", root), ("extra", "sverka", "messages"))
    except Refused:
        return "en"
    return messages.data if messages.data in LANGUAGES else "en"


def load_settings(root: Path) -> Settings:
    """Read mkdocs.yml below `root`; raise Refused with the findings."""
    source = read_source(root / "mkdocs.yml", root)
    name, address, folder, nav, options = load_parts(
        source, ("site_name",), ("site_url",), ("site_dir",), ("nav",), ("extra", "sverka")
    )
    if not isinstance(options.data, dict):
        message = "the block extra: sverka: is missing"
        fix = "add extra: {sverka: {publish_from: corroborated, …}}"
        raise Refused([source.finding(0, "settings", message, fix)])
    _check_address(address)
    return Settings(
        site_name=str(name.data or ""),
        site_url=str(address.data or ""),
        site_dir=str(folder.data or "site"),
        sections=[f"docs/{path}" for path in _nav_paths(nav.data)],
        options=validate(Options, options, "settings"),
        source=source,
        block=options,
        nav=nav,
        address=address,
        folder=folder,
    )


def _check_address(document: Document) -> None:
    try:
        address = urlsplit(str(document.data or ""))
    except ValueError:
        address = urlsplit("")
    if not (address.scheme in {"https", "http"} and address.hostname):
        message = "site_url is not the address of a site"
        raise Refused([document.finding((), "settings", message, 'write site_url: "https://help.example/"')])


def _nav_paths(nav: object) -> list[str]:
    """The paths of a list of paths and of titles with paths."""
    entries = nav if isinstance(nav, list) else []
    values = (
        value for entry in entries for value in (entry.values() if isinstance(entry, dict) else [entry])
    )
    return [value for value in values if isinstance(value, str)]
