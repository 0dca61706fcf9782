"""PNG files small enough for a slow connection."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

# A page holds few colours; the rest is smoothed edges of letters, which nobody misses.
_PALETTES = (96, 64, 48, 32, 24, 16)


def opened(data: bytes) -> Image.Image:
    """A picture out of what the browser gave."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def packed(picture: Image.Image, most_bytes: int) -> bytes:
    """The picture as PNG with the richest palette that keeps it within `most_bytes`, else with the poorest."""
    data = b""
    for colours in _PALETTES:
        buffer = io.BytesIO()
        small = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(buffer, "PNG", optimize=True)
        data = buffer.getvalue()
        if len(data) <= most_bytes:
            break
    return data


def same_pixels(file: Path, data: bytes) -> bool:
    """Whether `file` shows what `data` shows. One digit of a number is a handful of pixels, so each one counts."""
    if not file.is_file():
        return False
    old, new = opened(file.read_bytes()), opened(data)
    return old.size == new.size and old.tobytes() == new.tobytes()
