"""Compressed twins of the texts of a site, made ahead: page.html.br and page.html.gz."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sverka.core.packing import gzipped
from sverka.core.plain_files import read_plain
from sverka.core.source import walk

ENDINGS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".vcf", ".vtt", ".webmanifest", ".xml"}
LEAST = 2000  # bytes; a smaller text takes two packets at most as it is
# On our pages 11 takes twice the time of 10 and is not smaller.
QUALITY = 10


def compress(site: Path, but: str = "") -> None:
    """Write both twins of every text in the folder `site` that is worth it; not of `but`, which is yet to change."""
    files = [
        file
        for file in walk(site)
        if file.suffix in ENDINGS and file.stat().st_size >= LEAST and file != site / but
    ]
    with ThreadPoolExecutor() as pool:
        list(pool.map(_write_twins, files))


def _write_twins(file: Path) -> None:
    import brotli  # of the generator; the settings for servers need to know the endings alone

    data = read_plain(file)
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=QUALITY))
    file.with_name(f"{file.name}.gz").write_bytes(gzipped(data))
