"""The archive: the whole site as one zip, to keep and to open without a network.

The same files as of the same day give the same bytes: names in order, one time and one set of permissions for
all, nothing of the machine. (Deflate is the one of zlib; a Python built with another library may pack tighter.)
"""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from sverka.exports.manifest import files_of, sha256_and_size
from sverka.model.parameters import ArchiveFacts

_UNIX, _PLAIN_FILE = 3, 0o100644
_FIRST_YEAR = 1980  # of the times a zip can tell


def write_archive(site: Path, url: str, day: date) -> ArchiveFacts:
    """Pack everything that lies in `site` into `site`/`url`."""
    files, unpacked = list(files_of(site)), 0
    with zipfile.ZipFile(site / url, "x", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files:
            data = file.read_bytes()
            unpacked += len(data)
            archive.writestr(_entry(name, day), data, compresslevel=9)
    sha256, size = sha256_and_size(site / url)
    return ArchiveFacts(url, size, sha256, len(files), unpacked)


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE << 16
    return entry
