"""The files of each part with size and hash, and with what their pages load: no browser may keep half a page."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from sverka.core.content_names import content_name
from sverka.core.plain_files import read_plain
from sverka.exports.short_addresses import FOLDER as SHORT
from sverka.offline.parts import AHEAD, CORE, FILM

# Pictures and posters; scripts and styles are kept ahead anyway, and a film is a part of its own. The QR codes of
# short addresses are left out: where there is no network, they lead nowhere.
_LOADED = re.compile(r'<(?:img|video)\b[^<>]*?\s(?:src|poster)="([^"]+)"')


@dataclass(frozen=True)
class KeptFile:
    """A file as browsers keep it: `url` as pages name it, `integrity` as in Subresource Integrity."""

    url: str
    integrity: str
    size: int


def kept_files(site: Path, parts: Mapping[str, list[str]], most: int) -> dict[str, list[KeptFile]]:
    """Name of a part → its files, none of them twice; those AHEAD join the core as far as it stays below `most`."""
    found: dict[str, list[KeptFile]] = {}
    # What is in the core is in no other part.
    core = _read(site, parts[CORE], set())
    ahead = {file.url for file in core}
    for name, urls in parts.items():
        if name == CORE:
            continue
        files = _read(site, urls, ahead, versions=name.endswith(f"-{FILM}"))
        fits = sum(file.size for file in (*core, *files)) <= most
        if fits and name.endswith(tuple(f"-{part}" for part in AHEAD)):
            core += files
            ahead |= {file.url for file in files}
        elif files:
            found[name] = files
    return {CORE: core, **found}


def _read(site: Path, urls: list[str], known: set[str], *, versions: bool = False) -> list[KeptFile]:
    wanted: dict[str, None] = {}
    # What a broken or an older site lacks, other rules tell of.
    for url in filter(lambda url: (site / url).is_file(), urls):
        wanted[f"{url}?{content_name(read_plain(site / url))}" if versions else url] = None
        if url.endswith(".html"):
            wanted.update(dict.fromkeys(_loaded(site, url)))
    return [
        _kept(site, url) for url in wanted if url not in known and (site / url.partition("?")[0]).is_file()
    ]


def _loaded(site: Path, page: str) -> Iterator[str]:
    """URLs of what the page at `page` shows, with the versions it names."""
    for name in _LOADED.findall(read_plain(site / page).decode("utf-8", "replace")):
        path, mark, version = unescape(name).partition("?")
        url = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if not url.startswith(SHORT):
            yield url + mark + version


def _kept(site: Path, url: str) -> KeptFile:
    data = read_plain(site / url.partition("?")[0])
    return KeptFile(url, f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}", len(data))
