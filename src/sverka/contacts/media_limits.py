"""Pictures and films that are too large to publish or look through, found by their size and their first bytes."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

from sverka.contacts.picture_kinds import DRAWING, FILMS
from sverka.core.extras import PICTURES, is_installed
from sverka.core.findings import Finding, Refused
from sverka.core.limits import FILM, FRAMES, PICTURE, PIXELS, TEXT, Limit
from sverka.core.messages import Message
from sverka.core.plain_files import open_plain
from sverka.core.source import too_large

_TEXTS = {DRAWING, ".vtt"}


def media_fault(real: Path, path: str) -> Refused | None:
    """What to raise for the picture or film `real`, shown as `path`, that passes a limit; nothing in it is decoded.

    Raises OSError or what Pillow does where it is no picture. What is no plain file is refused where it is read.
    """
    if not real.is_file():
        return None
    limit, fix = _of_its_kind(real.suffix.lower())
    if real.stat().st_size > limit.most:
        return too_large(path, Message("larger than {max_bytes:,} bytes", max_bytes=limit.most), fix)
    if limit is not PICTURE or not is_installed(PICTURES):
        return None
    pixels, frames = _size(real)
    if frames > FRAMES.most:
        message = Message("more than {most_seen} frames", most_seen=FRAMES.most)
        return too_large(path, message, "make a film of it, or leave out frames")
    if pixels * frames > PIXELS.most:
        message = Message("more than {most_pixels:,} pixels in all frames together", most_pixels=PIXELS.most)
        return too_large(path, message, "make the picture smaller, or a film of one that moves")
    return None


def media_findings(root: Path, media: Iterable[str]) -> Iterator[Finding]:
    """A finding for each of the files `media` below `root` that passes a limit; what is no picture others find."""
    for path in media:
        try:
            fault = media_fault(root / path, path)
        except (OSError, ValueError, SyntaxError):
            continue
        yield from fault.findings if fault else ()


def _of_its_kind(ending: str) -> tuple[Limit, str]:
    if ending in FILMS:
        return FILM, "make the film shorter or smaller: 720 lines are enough"
    if ending in _TEXTS:
        return TEXT, "remove pasted data"
    return PICTURE, "make the picture smaller"


def _size(real: Path) -> tuple[int, int]:
    """Pixels of a frame, and how many frames there are, as far as the picture says so without being decoded."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with open_plain(real) as stream, Image.open(stream) as picture:
                return picture.width * picture.height, getattr(picture, "n_frames", 1)
        except Image.DecompressionBombError:
            return PIXELS.most + 1, 1
