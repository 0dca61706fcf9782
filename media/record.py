"""Writes content/pictures.yml: which picture was taken when, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from media.plan import ROOT
from sverka.model.editorial import Picture

RECORD = ROOT / "content/pictures.yml"
DRAWING = "drawing"  # what a picture shows that was drawn, not taken
_HEAD = """\
# Pictures on pages: when each was taken or drawn, and the source file of the page it shows. scripts/pictures keeps the
# dates of pictures of pages; the date of a drawing is changed by hand, with the drawing.
pictures:
"""


def pictures_text(pictures: Iterable[Picture]) -> str:
    """The record as it stands on disk: one line a picture, in the order of their names."""
    lines = (
        f'- {{file: {picture.file}, taken: "{picture.taken}", shows: {picture.shows}}}\n'
        for picture in sorted(pictures, key=lambda picture: picture.file)
    )
    return _HEAD + "".join(lines)


def retaken(before: Picture | None, file: str, shows: str, today: date, changed: bool) -> Picture:
    """The entry of a picture that was taken again: a new date only where something else is seen on it."""
    return Picture(file=file, taken=before.taken if before and not changed else today, shows=shows)
