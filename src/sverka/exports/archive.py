"""The archive: the whole site as one zip, to keep and to open without a network.

The same files as of the same day give the same bytes: names in order, one time and one set of permissions for
all, nothing of the machine.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.packing import deflated
from sverka.core.plain_files import read_plain
from sverka.exports.manifest import files_of, sha256_and_size
from sverka.exports.zip_layout import (
    MOST_BYTES,
    MOST_FILES,
    Member,
    central_header,
    dos_day,
    end_record,
    local_header,
)
from sverka.model.parameters import ArchiveFacts


def write_archive(site: Path, url: str, day: date) -> ArchiveFacts:
    """Pack everything that lies in `site` into `site`/`url`; raise Refused for more than a zip can hold."""
    files = list(files_of(site))
    try:
        unpacked = pack(site / url, ((name, read_plain(file)) for name, file in files), day)
    except OverflowError as error:
        message = Message("the site does not fit into one archive: {error}", error=error)
        fix = "put films elsewhere and link to them, or publish less"
        raise Refused([Finding(url, 1, 1, "output", message, fix)]) from error
    sha256, size = sha256_and_size(site / url)
    return ArchiveFacts(url, size, sha256, len(files), unpacked)


def pack(archive: Path, files: Iterable[tuple[str, bytes]], day: date) -> int:
    """Write a new `archive` of `files`, names and contents in the order of the names; the bytes that went in.

    Raise OverflowError for more than a zip can count.
    """
    told, at, unpacked = dos_day(day), 0, 0
    members: list[Member] = []
    with archive.open("xb") as stream:
        for name, data in files:
            packed = deflated(data)
            member = Member(name, zlib.crc32(data), len(packed), len(data), at)
            if member.end > MOST_BYTES or len(data) > MOST_BYTES or len(members) == MOST_FILES:
                raise OverflowError(
                    Message("more than {files:,} files or {size:,} bytes", files=MOST_FILES, size=MOST_BYTES)
                )
            stream.write(local_header(member, told) + packed)
            members.append(member)
            at, unpacked = member.end, unpacked + len(data)
        directory = b"".join(central_header(member, told) for member in members)
        stream.write(directory + end_record(len(members), len(directory), at))
    return unpacked
