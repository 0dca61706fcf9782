"""Every row of the brief stands on the built site: the table is brief.yml, one check or more a row."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.handbook_urls import is_handbook

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "brief.yml").read_text("utf-8")
)
KEYS = {"pages", "css", "says", "lacks", "links", "count", "files", "lang", "skip"}


def test_the_table_has_every_row_and_every_contradiction() -> None:
    rows = [f"F{number:02}" for number in range(1, 62)] + [f"C{number}" for number in range(1, 18)]
    assert list(TABLE) == rows
    for row, checks in TABLE.items():
        assert checks, row
        for check in checks:
            assert set(check) <= KEYS, row
            assert {"says", "lacks", "links", "count"} & set(check), f"{row} asserts nothing: {check}"


@pytest.mark.parametrize("row", TABLE)
def test_the_row_stands_on_the_site(
    row: str, demonstration_pages: dict[str, LexborHTMLParser], demonstration: Path
) -> None:
    faults = [fault for check in TABLE[row] for fault in _faults(check, demonstration_pages, demonstration)]
    assert faults == []


def _faults(check: dict[str, Any], built: dict[str, LexborHTMLParser], site: Path) -> list[str]:
    if "files" in check:
        return [
            f"{glob}: fewer than {check['count']} files"
            for glob in check["files"]
            if len(list(site.glob(glob))) < check["count"]
        ]
    faults = []
    for glob in check["pages"]:
        found = [url for url in built if _matches(url, glob) and not _skipped(url, check)]
        if not found:
            faults.append(f"{glob}: there is no such page")
        for url in found:
            faults += [f"{url}: {fault}" for fault in _page_faults(url, built[url], check)]
    return faults


def _matches(url: str, glob: str) -> bool:
    """As fnmatch, but one star stays within a folder."""
    return fnmatchcase(url, glob.replace("**", "*")) and ("**" in glob or glob.count("/") == url.count("/"))


def _skipped(url: str, check: dict[str, Any]) -> bool:
    if check.get("lang") == "ru" and url.startswith("en/"):
        return True
    skip = check.get("skip", "")
    return ("handbooks" in skip and is_handbook(url)) or ("glossary" in skip and "glossary" in url)


def _page_faults(url: str, page: LexborHTMLParser, check: dict[str, Any]) -> list[str]:
    nodes = page.css(check.get("css", "article"))
    faults = []
    if "count" in check:
        wanted = check["count"]
        if len(nodes) < wanted or (wanted == 0 and nodes):
            faults.append(f"{len(nodes)} × {check.get('css')}, not {wanted}")
    said = _plain(" ".join(node.text(separator=" ") for node in nodes))
    faults += [f"does not say {text!r}" for text in check.get("says", []) if _plain(text) not in said]
    faults += [f"says {text!r}" for text in check.get("lacks", []) if _plain(text) in said]
    links = [node.attributes.get("href") or "" for found in nodes for node in (found, *found.css("a[href]"))]
    led_to = {posixpath.normpath(unquote(urldefrag(urljoin(url, link)).url)) for link in links if link}
    faults += [f"has no link to {link}" for link in check.get("links", []) if link not in led_to]
    return faults


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").casefold().split())
