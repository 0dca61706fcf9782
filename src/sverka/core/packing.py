"""Deflate and gzip whose bytes are the same on every machine.

The deflate of Python's zlib is that of whichever library it was linked with (zlib, zlib-ng, a patched one), and the
header that its gzip writes differs between versions. libdeflate comes with its package, whose version is pinned.
"""

from __future__ import annotations

import struct
import zlib

LEVEL = 9  # of libdeflate: as fast as level 9 of zlib, and a little smaller; from 10 on it takes five times as long
# RFC 1952, 2.3: magic bytes, method deflate; no flags, no time, packed neither best nor fastest, no system named.
_HEADER = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])


def deflated(data: bytes) -> bytes:
    """`data` as raw deflate (RFC 1951)."""
    import deflate  # of the generator: what checks files and copies packs nothing

    return bytes(deflate.deflate_compress(data, LEVEL))


def gzipped(data: bytes) -> bytes:
    """`data` as one gzip member (RFC 1952) without name or time."""
    end = struct.pack("<2L", zlib.crc32(data), len(data) % 2**32)
    return _HEADER + deflated(data) + end
