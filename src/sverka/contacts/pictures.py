"""What the QR codes in a picture say, as a text with one code a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import zxingcpp
from PIL import Image, ImageSequence, UnidentifiedImageError

from sverka.findings import Finding, Refused
from sverka.source import SourceFile, real_path, shown_path

MAX_BYTES = 20_000_000
_MOST_PIXELS = 60_000_000
_FORMATS = zxingcpp.barcode_formats_from_str("AllMatrix")
_MOST_FRAMES = 20  # of an animation
_SMALL = 400  # pixels; codes with modules of one or two pixels are read when enlarged


def read_picture(file: Path, root: Path) -> SourceFile:
    """The codes in a PNG, JPEG, WebP or GIF, each on a line of its own; raises Refused for a broken file."""
    path = shown_path(file, root)
    real = real_path(file, root)
    try:
        if real.stat().st_size > MAX_BYTES:
            raise _refused(path, f"larger than {MAX_BYTES:,} bytes", "make the picture smaller")
        with Image.open(real) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise _refused(path, f"more than {_MOST_PIXELS:,} pixels", "make the picture smaller")
            codes = list(dict.fromkeys(_codes(picture)))
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        fix = "save the picture again as PNG, JPEG or WebP"
        raise _refused(path, "a picture that cannot be read", fix) from error
    # Line ends inside a code, as in a business card, may not look like the next code.
    return SourceFile(path, "\n".join(code.replace("\r", "").replace("\n", "\u2028") for code in codes), file)


def _codes(picture: Image.Image) -> Iterator[str]:
    for frame in islice(ImageSequence.Iterator(picture), _MOST_FRAMES):
        # What is transparent lies on white paper, or on black.
        rgba = frame.convert("RGBA")
        opaque = rgba.getchannel("A").getextrema() == (255, 255)
        for paper in ("white",) if opaque else ("white", "black"):
            sheet = Image.new("RGBA", rgba.size, paper)
            sheet.alpha_composite(rgba)
            grey = sheet.convert("L")
            if max(grey.size) < _SMALL:
                grey = grey.resize((grey.width * 4, grey.height * 4), Image.Resampling.NEAREST)
            for code in zxingcpp.read_barcodes(grey, formats=_FORMATS):
                yield code.text


def _refused(path: str, message: str, fix: str) -> Refused:
    return Refused([Finding(path, 1, 1, "file", message, fix)])
