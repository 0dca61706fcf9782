"""Pictures, drawings and films as text: what their codes say, one a line, and below a form feed what is written."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image

from sverka.contacts.barcodes import codes_in
from sverka.contacts.drawn import can_write, joined_texts
from sverka.contacts.frames import film_reader, frames_of
from sverka.contacts.ledger import BORDER, FILE, Ledger, PictureReading, Said
from sverka.contacts.media_limits import media_fault
from sverka.contacts.ocr import paragraphs_in, reader_version
from sverka.contacts.picture_kinds import DRAWING, FILMS, MOST_FRAMES
from sverka.contacts.runs import may_spell
from sverka.core.drawing import check_drawing
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import SourceFile, read_bytes, real_path, shown_path

_WAY = 1  # of reading: raised whenever the same picture would be read otherwise
_WORTH = re.compile(r"[\d@]|[^\W\d_][./][^\W\d_]")
_TORN_HOST = re.compile(r"(?<=[\w-]) ?\. ?(?=[a-z]{2,}|рф\b)")
_READ = "where Tesseract is, run: sverka pictures"
_NEEDED = "install Tesseract with Russian and English, fonts, and for films ffmpeg; then run: sverka pictures"


def read_picture(file: Path, root: Path, ledger: Ledger | None = None) -> Iterator[SourceFile]:
    """What a picture says by the ledger or to a fresh look; without a ledger, as far as this machine can read it.

    Raises Refused for a broken picture, for one that nobody has read, and at the end where the ledger says something
    else than the picture, or not all frames were read.
    """
    path = shown_path(file, root)
    real = real_path(file, root)
    try:
        if fault := media_fault(real, path):
            raise fault
        data = read_bytes(file, root)
        key = sha256(data).hexdigest()
        entry = ledger.entries.get(key) if ledger else None
        whole = can_read(real)
        if not whole and ledger and not entry:
            raise _refused(path, "picture-unread", "a picture that nobody has read", _READ)
        fresh = not entry or (whole and ledger is not None and key in ledger.again)
        said = entry.said if entry and not fresh else _cached(real, data, key, whole)
    except (
        OSError,
        ValueError,
        SyntaxError,
        subprocess.SubprocessError,
        Image.DecompressionBombError,
    ) as error:
        fix = "save the picture again as PNG, JPEG or WebP, a drawing as plain SVG, a film as MP4"
        raise _refused(
            path, "file", Message("a picture that cannot be read: {error}", error=error), fix
        ) from error
    yield SourceFile(path, (entry.corrected(said) if entry else said).as_text(), file)
    if said.frames > MOST_FRAMES:
        message = Message(
            "{frames} different frames, of which {most_frames} are read",
            frames=said.frames,
            most_frames=MOST_FRAMES,
        )
        raise _refused(path, "picture-unread", message, "make a film of it, or leave out frames")
    if fresh and entry and entry.reader == reader() and said[:2] != entry.said[:2]:
        raise _refused(
            path, "picture-unread", Message("it says something else than {file} has of it", file=FILE), _READ
        )


def read_anew(file: Path, root: Path, before: PictureReading | None) -> PictureReading:
    """An entry for the ledger; what people wrote into the one `before` stays. Refused where nobody here can read."""
    if not can_read(file):
        key = sha256(read_bytes(file, root)).hexdigest()
        if before and before.sha256 == key:
            return before
        raise _refused(
            shown_path(file, root), "picture-unread", "a picture that this machine cannot read", _NEEDED
        )
    source = "".join(part.text for part in read_picture(file, root))
    codes, _, lines = source.partition(BORDER)
    return PictureReading(
        file=shown_path(file, root),
        sha256=sha256(read_bytes(file, root)).hexdigest(),
        reader=reader(),
        codes=codes.split("\n") if codes else [],
        text=lines.split("\n") if lines else [],
        corrections=before.corrections if before else {},
        warns_of=before.warns_of if before else [],
    )


def reader() -> str:
    """Who reads on this machine: the way of reading and the version of Tesseract."""
    return f"{_WAY}, {reader_version()}"


def can_read(file: Path) -> bool:
    """Whether this machine has all that reading the text in a picture of this kind takes."""
    ending = file.suffix.lower()
    if not reader_version() or (ending in FILMS and not film_reader()):
        return False
    return ending != DRAWING or can_write()


def _cached(real: Path, data: bytes, key: str, whole: bool) -> Said:
    """What it says, kept on this machine for the next build: the same bytes are read the same."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sverka" / "pictures"
    kept = folder / f"{key} {reader()}.json"
    try:
        if whole:
            codes, text, frames = json.loads(kept.read_text("utf-8"))
            return Said(tuple(codes), tuple(text), frames)
    except (OSError, ValueError):
        pass
    said = _read(real, data, whole)
    if whole:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(said), "utf-8", newline="\n")
        except OSError:
            pass
    return said


def _read(real: Path, data: bytes, whole: bool) -> Said:
    codes: dict[str, None] = {}
    lines: dict[str, None] = {}
    frames = 0
    drawing = data.decode("utf-8-sig") if real.suffix.lower() == DRAWING else ""
    if drawing and check_drawing(SourceFile(real.name, drawing)):
        return Said((), ())  # what holds more than shapes and texts is refused for that, and not opened
    for sheets in frames_of(real, data):
        frames += 1
        for sheet in sheets:
            codes |= dict.fromkeys(codes_in(sheet))
            if whole and frames <= MOST_FRAMES:
                lines |= dict.fromkeys(_TORN_HOST.sub(".", text) for text in paragraphs_in(sheet))
    if drawing:
        lines |= dict.fromkeys(joined_texts(drawing))
    worth = (line for line in lines if _WORTH.search(line) or may_spell(line))
    return Said(tuple(codes), tuple(worth), frames)


def _refused(path: str, rule: str, message: str, fix: str) -> Refused:
    return Refused([Finding(path, 1, 1, rule, message, fix)])
