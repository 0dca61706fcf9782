"""The site rules: every file that was really put out, whatever engine rendered it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from filecmp import cmp
from pathlib import Path
from urllib.parse import urlsplit

from sverka.contacts import scan, syntax_of
from sverka.findings import Finding, Refused
from sverka.pages.page import HANDBOOKS
from sverka.registry import Policy, Registry
from sverka.search.shards import is_unseen
from sverka.site.html_rules import BuiltPage, broken_links, read_page
from sverka.site.installed import installed_files
from sverka.source import read_source, walk


def check_site(
    site: Path,
    registry: Registry,
    policy: Policy,
    site_url: str,
    generated: Mapping[str, str],
    shown: str = "site",
) -> list[Finding]:
    """Findings for the site in the folder `site`, named below `shown`.

    `generated` maps the URL of each data file to what the generator makes of the records; a file that equals
    it is exempt, because every text in it was checked on its page. A file that equals the one of the installed
    package it comes from is checked only for what a browser would fetch. Numbers of a search index, perhaps of
    an older build, are shown to nobody and not looked at.
    """
    address = urlsplit(site_url)
    own_hosts = (address.hostname,) if address.hostname else ()
    findings: list[Finding] = []
    pages: dict[str, BuiltPage] = {}
    files: set[str] = set()
    for file in walk(site):
        url = file.relative_to(site).as_posix()
        files.add(url)
        syntax = syntax_of(file.name)
        if not syntax or (url in generated and file.read_text("utf-8") == generated[url]):
            continue
        try:
            source = replace(read_source(file, site), path=f"{shown}/{url}")
        except Refused as refused:
            findings += (replace(finding, path=f"{shown}/{finding.path}") for finding in refused.findings)
            continue
        if syntax == "javascript" and is_unseen(source.text):
            continue
        if syntax == "html":
            pages[url] = read_page(source, url)
            findings += pages[url].findings
        findings += scan(
            source,
            registry,
            policy,
            in_project=False,
            own_hosts=own_hosts,
            syntax=syntax,
            fetched_only=_is_installed(url, file),
            examples=f"docs/{url}".startswith(HANDBOOKS),
        )
    for page in pages.values():
        findings += broken_links(page, pages, files, address.path)
    return sorted(set(findings))


def _is_installed(url: str, file: Path) -> bool:
    original = installed_files().get(url)
    return original is not None and cmp(original, file, shallow=False)
