"""How our archive is laid out, to the byte: written by `archive`, and read only where it is written just so.

Programs differ in what they make of a zip that says a thing twice (APPNOTE 4.3: local headers, central directory, extra
fields, descriptors, comments). One in which every byte but the packed contents follows from names, sizes and checksums
says nothing twice, so that all unpack the same files.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

from sverka.core.messages import Message

MOST_FILES, MOST_BYTES = 0xFFFE, 0xFFFF_FFFE  # what a zip without the extension zip64 can count
_MOST_NAME = 1000  # bytes
_MOST_RATIO = 100  # of what is unpacked to what is packed, in all: pages pack to a fifth
_BLOCK = 1 << 20
_YEARS = 1980, 2107  # that a zip can tell
_VERSION, _UNIX, _PLAIN_FILE = 20, 3, 0o100644
_IS_UTF_8, _DEFLATED = 0x800, 8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class BadLayout(ValueError):
    """An archive that is not laid out as ours; says how."""


class Member(NamedTuple):
    """A file in the archive: its CRC-32, its length packed and unpacked, and where its local header begins."""

    name: str
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def start(self) -> int:
        """Where its packed bytes begin."""
        return self.offset + _LOCAL.size + len(self.name.encode())

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + self.packed


def local_header(member: Member, day: int) -> bytes:
    """What stands before the packed bytes of `member`; `day` as by `dos_day`."""
    name = member.name.encode()
    fields = (_VERSION, _flags(member), _DEFLATED, 0, day, member.crc, member.packed, member.size)
    return _LOCAL.pack(b"PK\3\4", *fields, len(name), 0) + name


def central_header(member: Member, day: int) -> bytes:
    """What the central directory says of `member`."""
    name = member.name.encode()
    fields = (_VERSION, _flags(member), _DEFLATED, 0, day, member.crc, member.packed, member.size)
    made_by, mode = _UNIX << 8 | _VERSION, _PLAIN_FILE << 16
    return _CENTRAL.pack(b"PK\1\2", made_by, *fields, len(name), 0, 0, 0, 0, mode, member.offset) + name


def end_record(number: int, size: int, offset: int) -> bytes:
    """What stands behind a central directory of `number` files and `size` bytes that begins at `offset`."""
    return _END.pack(b"PK\5\6", 0, 0, number, number, size, offset, 0)


def dos_day(day: date) -> int:
    """A day as a zip tells it, the nearest that it can."""
    year = min(max(day.year, _YEARS[0]), _YEARS[1])
    return (year - _YEARS[0]) << 9 | day.month << 5 | day.day


def read_layout(stream: BinaryIO) -> tuple[list[Member], int]:
    """The files of the archive in `stream` and their day; raise BadLayout for one that is not laid out as ours."""
    length = stream.seek(0, 2)
    if length > MOST_BYTES:
        raise BadLayout(Message("longer than {most:,} bytes", most=MOST_BYTES))
    stream.seek(max(0, length - _END.size))
    end = stream.read(_END.size)
    if len(end) < _END.size or not end.startswith(b"PK\5\6"):
        raise BadLayout("it does not end as an archive does")
    *_, number, size, offset, _ = _END.unpack(end)
    if end != end_record(number, size, offset) or offset + size + _END.size != length or number > MOST_FILES:
        raise BadLayout(
            "there are bytes before it or behind it, or its end says something else than there is"
        )
    stream.seek(offset)
    members, day = _central(stream.read(size), number)
    at = 0
    for member in members:
        if member.offset != at:
            raise BadLayout(
                Message("the file {name!r} does not begin where the one before ends", name=member.name)
            )
        stream.seek(at)
        if stream.read(member.start - at) != local_header(member, day):
            raise BadLayout(
                Message("what stands before the file {name!r} is not what the list says", name=member.name)
            )
        at = member.end
    if at != offset:
        raise BadLayout("there are bytes behind the last file")
    if sum(member.size for member in members) > _MOST_RATIO * length:
        raise BadLayout(Message("it unpacks to more than {ratio} times its size", ratio=_MOST_RATIO))
    return members, day


def _central(data: bytes, number: int) -> tuple[list[Member], int]:
    members: list[Member] = []
    at, day = 0, 0
    for _ in range(number):
        if len(data) < at + _CENTRAL.size:
            raise BadLayout("its list of files breaks off")
        fields = _CENTRAL.unpack_from(data, at)
        raw = data[at + _CENTRAL.size :][: fields[10]]
        day = day or fields[6]
        try:
            member = Member(raw.decode(), fields[7], fields[8], fields[9], fields[-1])
        except UnicodeDecodeError as error:
            raise BadLayout("a name of a file is not UTF-8") from error
        header = central_header(member, day)
        if len(raw) > _MOST_NAME or data[at : at + len(header)] != header:
            raise BadLayout(
                Message(
                    "the file {name!r} is not listed as in the archive of a site",
                    name=member.name[:_MOST_NAME],
                )
            )
        if members and members[-1].name >= member.name:
            raise BadLayout(Message("the file {name!r} stands twice or out of order", name=member.name))
        members.append(member)
        at += len(header)
    if at != len(data):
        raise BadLayout("there are bytes behind its list of files")
    return members, day


def inflate(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    """The bytes of `member` in pieces; raise ValueError or zlib.error where they are not what its headers say."""
    stream.seek(member.start)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left, size, crc = member.packed, 0, 0
    while not inflater.eof:
        data = inflater.unconsumed_tail
        if not data:
            data = stream.read(min(_BLOCK, left))
            left -= len(data)
        piece = inflater.decompress(data, _BLOCK)
        if not piece and not data and not inflater.eof:
            raise ValueError("it breaks off")
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        yield piece
    if left or inflater.unused_data or inflater.unconsumed_tail or (size, crc) != (member.size, member.crc):
        raise ValueError("its length or its checksum is another one than the archive says")


def _flags(member: Member) -> int:
    return 0 if member.name.isascii() else _IS_UTF_8
