"""Whether pictures, films and captions are what their ending says, whole, and nothing more.

What is broken shows nothing, and what stands behind a picture is seen by nobody who looks at it.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from sverka.core.extras import PICTURES, is_installed
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import read_bytes, shown_path

_CAPTIONS = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|\Z)")


class _OfAnotherKind(ValueError):
    """What is in a file is not what its ending says."""


def check_whole(file: Path, root: Path) -> None:
    """Raise Refused where a picture, a film or captions cannot be what readers are to see."""
    ending = file.suffix.lower()
    if ending not in _ENDS:
        return
    data = read_bytes(file, root)
    message: str
    try:
        end = _ENDS[ending](data)
        if end == len(data):
            if ending in _STILLS and is_installed(PICTURES):
                _decode(data)
            return
        message = "it breaks off" if end > len(data) else "there are bytes behind its end"
    except _OfAnotherKind:
        message = Message("its content is of another kind than its ending {ending}", ending=ending)
    except (IndexError, struct.error):
        message = "it breaks off"
    except (ValueError, OSError, SyntaxError):
        message = "it cannot be shown"
    told = Message("a broken file: {message}", message=message)
    fix = "save it again, and give it the ending of its kind: .png, .jpg, .webp, .gif, .mp4, .vtt"
    raise Refused([Finding(shown_path(file, root), 1, 1, "file", told, fix)])


def _begins(data: bytes, *signs: bytes, at: int = 0) -> None:
    if not data.startswith(signs, at):
        raise _OfAnotherKind


def _png(data: bytes) -> int:
    _begins(data, b"\x89PNG\r\n\x1a\n")
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        (crc,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(data[at + 4 : at + 8 + length]) != crc:
            raise ValueError
        at += 12 + length
    return at


def _gif(data: bytes) -> int:
    _begins(data, b"GIF87a", b"GIF89a")
    at = 13 + _colours(data[10])
    while (kind := data[at]) != 0x3B:
        if kind == 0x21:  # an extension
            at += 2
        elif kind == 0x2C:  # an image
            at += 11 + _colours(data[at + 9])
        else:
            raise ValueError
        while data[at]:
            at += 1 + data[at]
        at += 1
    return at + 1


def _colours(flags: int) -> int:
    """Bytes of a table of colours in a GIF."""
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _jpeg(data: bytes) -> int:
    _begins(data, b"\xff\xd8\xff")
    at = 2
    while (marker := data[at + 1]) != 0xD9:
        if data[at] != 0xFF:
            raise ValueError
        if marker == 0xFF:  # filling
            at += 1
            continue
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA:  # behind it lies what is packed, up to a marker that is none of those within it
            while (at := data.find(b"\xff", at)) >= 0 and (data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7):
                at += 2
            if at < 0:
                raise IndexError
    return at + 2


def _webp(data: bytes) -> int:
    _begins(data, b"RIFF")
    _begins(data, b"WEBP", at=8)
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    at = 12
    while at < end:
        length = struct.unpack_from("<I", data, at + 4)[0]
        at += 8 + length + length % 2
    return int(at)


def _mp4(data: bytes) -> int:
    _begins(data, b"ftyp", at=4)
    at, kinds = 0, set()
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if length == 1:  # the length stands behind the kind
            (length,) = struct.unpack_from(">Q", data, at + 8)
        elif not length:  # up to the end
            length = len(data) - at
        if length < 8 or not kind.isascii():
            raise ValueError
        kinds.add(kind)
        at += length
    if not {b"moov", b"mdat"} <= kinds:  # what is in it, and where
        raise IndexError
    return at


def _webm(data: bytes) -> int:
    _begins(data, b"\x1a\x45\xdf\xa3")
    return len(data)


def _captions(data: bytes) -> int:
    if not _CAPTIONS.match(data):
        raise _OfAnotherKind
    return len(data)


def _decode(data: bytes) -> None:
    from PIL import Image  # of an extra

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
    except Image.DecompressionBombError as error:
        raise ValueError from error


_STILLS = {".png": _png, ".apng": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".webp": _webp, ".gif": _gif}
# By ending: where what is in a file ends; IndexError and struct.error where it breaks off.
_ENDS: dict[str, Callable[[bytes], int]] = {**_STILLS, ".mp4": _mp4, ".webm": _webm, ".vtt": _captions}
