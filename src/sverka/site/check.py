"""The site rules: every file that was really put out, whatever engine rendered it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from filecmp import cmp
from pathlib import Path
from urllib.parse import urlsplit

from sverka.contacts import is_wordless, parts_of, scan, syntax_of
from sverka.contacts.ledger import Ledger
from sverka.contacts.reading import Reading
from sverka.contacts.record import own_hosts
from sverka.core.drawing import check_drawing
from sverka.core.file_names import Taken, fault
from sverka.core.findings import Finding, Refused, errors
from sverka.core.messages import Message
from sverka.core.plain_files import read_plain
from sverka.core.source import check_ending, walk
from sverka.registry import Policy, Registry
from sverka.search.shards import is_unseen
from sverka.search.site_index import FOLDER as SEARCH_FOLDER
from sverka.site.html_rules import BuiltPage, broken_links, read_page
from sverka.site.installed import published_files

# A list of ten thousand questions is longer than what anybody writes by hand.
MAX_BYTES = 20_000_000
_UNREAD = "a file of a kind that nobody reads, so it could say anything"
_RENAMED = "give what it is made of another name"
_PUBLISHED = "publish it as a page, a text or a picture: .md, .txt, .png, .svg"


def check_site(
    site: Path,
    registry: Registry,
    policy: Policy,
    site_url: str,
    generated: Mapping[str, str],
    shown: str = "site",
    reading: Reading | None = None,
    ledger: Ledger | None = None,
    handbooks: Collection[str] = (),
) -> list[Finding]:
    """Findings for the site in the folder `site`, named below `shown`.

    `generated` maps the URL of each data file to what the generator makes of the records; a file that equals
    it is exempt, because every text in it was checked on its page. A file that equals the one of the installed
    package it comes from is checked only for what a browser would fetch. Numbers of a search index, perhaps of
    an older build, are shown to nobody and not looked at. `ledger` says what pictures were found to say;
    code on the pages `handbooks`, by URL, may show what is made up.
    """
    address = urlsplit(site_url)
    hosts = own_hosts(site_url, registry)
    findings: list[Finding] = []
    pages: dict[str, BuiltPage] = {}
    files: set[str] = set()
    taken = Taken()
    for file in walk(site):
        url = file.relative_to(site).as_posix()
        files.add(url)
        if message := fault(url) or _clash(taken, url):
            findings.append(Finding(f"{shown}/{url}", 1, 1, "file-name", message, _RENAMED))
        syntax = syntax_of(file.name)
        if url in generated and read_plain(file) == generated[url].encode():
            continue
        try:
            check_ending(f"{shown}/{url}")
        except Refused as refused:
            findings += refused.findings
        if not syntax:
            if not is_wordless(file.name):
                findings.append(Finding(f"{shown}/{url}", 1, 1, "unread-file", _UNREAD, _PUBLISHED))
            continue
        try:
            for part in parts_of(file, site, MAX_BYTES, ledger or Ledger()):
                source = replace(part.source, path=f"{shown}/{url}")
                if url.startswith(SEARCH_FOLDER) and is_unseen(source.text):
                    continue
                if file.suffix.lower() == ".svg" and not part.syntax:
                    findings += check_drawing(source)
                if syntax == "html" and not part.syntax:
                    pages[url] = read_page(source, url)
                    findings += pages[url].findings
                scanned = scan(
                    source,
                    registry,
                    policy,
                    in_project=False,
                    own_hosts=hosts,
                    syntax=part.syntax or syntax,
                    fetched_only=_is_installed(url, file),
                    examples=url in handbooks,
                    warns_of=part.warns_of,
                    reading=reading,
                )
                findings += _as_one(scanned) if url in generated else scanned
        except Refused as refused:
            findings += (replace(finding, path=f"{shown}/{finding.path}") for finding in refused.findings)
    for page in pages.values():
        findings += broken_links(page, pages, files, address.path)
    return sorted(set(findings))


def _clash(taken: Taken, url: str) -> str:
    """Which file of the site is the same one as `url` to some system."""
    clash = taken.take(url, "the site")
    if clash is None:
        return ""
    return Message("the same file as {other} on Windows or macOS", other=clash[0])


def _as_one(findings: list[Finding]) -> list[Finding]:
    """One finding for a data file that is not what the generator makes, in the place of all its contacts."""
    wrong = errors(findings)
    if not wrong:
        return findings
    message = Message(
        "not what the records make today: {number} contacts in it are not in order ({message})",
        number=len(wrong),
        message=wrong[0].message,
    )
    fix = "build the site again: sverka build"
    return [replace(wrong[0], rule="stale-data", verdict="", message=message, fix=fix)]


def _is_installed(url: str, file: Path) -> bool:
    original = published_files().get(url)
    return original is not None and cmp(original, file, shallow=False)
