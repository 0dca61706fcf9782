"""Where the entries of a zip lie: bytes that belong to none of them are read by other programs as other files."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

_LOCAL = struct.Struct("<4s5H3I2H")  # local file header, APPNOTE 4.3.7
_HAS_DESCRIPTOR, _IS_UTF_8 = 0x08, 0x800
_DESCRIPTORS = (12, 16, 20, 24)  # without or with signature, of a plain zip and of a zip64
_END, _END_64 = 22, 22 + 20 + 56  # end of the central directory, without or with what zip64 adds


def stray_bytes(file: Path, archive: zipfile.ZipFile) -> str:
    """What is wrong with the layout of `archive`, or an empty string."""
    if archive.comment:
        return "there are bytes behind the archive"
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    starts = [*(entry.header_offset for entry in entries), archive.start_dir]
    with file.open("rb") as stream:
        for entry, following in zip(entries, starts[1:], strict=True):
            stream.seek(entry.header_offset)
            fields = _LOCAL.unpack(stream.read(_LOCAL.size))
            end = entry.header_offset + _LOCAL.size + fields[-2] + fields[-1] + entry.compress_size
            between = following - end
            if between and not (entry.flag_bits & _HAS_DESCRIPTOR and between in _DESCRIPTORS):
                return f"{between:,} bytes between the entries belong to none, or entries overlap"
    if starts[0]:
        return f"{starts[0]:,} bytes stand before the archive"
    directory = sum(46 + _name_length(entry) + len(entry.extra) + len(entry.comment) for entry in entries)
    if file.stat().st_size - archive.start_dir - directory not in (_END, _END_64):
        return "there are bytes in the archive that belong to no file"
    return ""


def _name_length(entry: zipfile.ZipInfo) -> int:
    return len(entry.orig_filename.encode("utf-8" if entry.flag_bits & _IS_UTF_8 else "cp437"))
