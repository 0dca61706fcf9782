"""The distinct frames of a picture, a drawing or a film, each on paper as a person sees it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageSequence

from sverka.contacts.drawn import draw
from sverka.contacts.picture_kinds import DRAWING, FILMS, MOST_FRAMES
from sverka.core.source import by_name

_SECONDS = 120
_ROWS = 256  # of a picture that are compared at once


def frames_of(real: Path, data: bytes) -> Iterator[Iterator[Image.Image]]:
    """Each distinct frame in RGB, on each paper that makes a difference; ValueError for what cannot be shown."""
    ending = real.suffix.lower()
    if ending == DRAWING:
        yield _on_paper(draw(data.decode("utf-8-sig")))
        return
    seen: set[int] = set()
    for picture in _film(real) if ending in FILMS else _animation(data):
        # An animation may stand still.
        if (key := _key(picture)) not in seen:
            seen.add(key)
            yield _on_paper(picture)


def film_reader() -> bool:
    """Whether the programs are there that take films apart."""
    return all(map(shutil.which, ("ffmpeg", "ffprobe")))


def _animation(data: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(data)) as picture:
        for frame in ImageSequence.Iterator(picture):
            yield frame.convert("RGBA")


def _film(real: Path) -> Iterator[Image.Image]:
    """Frames at equal distances; nothing but the file itself is opened, whatever it says of itself."""
    source = ["-protocol_whitelist", "file", "-f", FILMS[real.suffix.lower()], "-i", str(real)]
    seconds = _run(["ffprobe", "-v", "error", *source, "-show_entries", "format=duration", "-of", "csv=p=0"])
    rate = f"fps={MOST_FRAMES}/{float(seconds)}"
    with tempfile.TemporaryDirectory() as folder:
        wanted = ["-vf", rate, "-frames:v", str(MOST_FRAMES), f"{folder}/%03d.png"]
        _run(["ffmpeg", "-v", "error", "-nostdin", *source, *wanted])
        for file in sorted(Path(folder).iterdir(), key=by_name):
            with Image.open(file) as frame:
                yield frame.convert("RGBA")


def _run(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True).stdout.decode()
    except (subprocess.SubprocessError, OSError) as error:
        raise ValueError("a film that cannot be shown") from error


def _key(picture: Image.Image) -> int:
    """The same for two pictures that are the same; of rows, so that no second picture is held."""
    rows = (picture.crop((0, top, picture.width, top + _ROWS)) for top in range(0, picture.height, _ROWS))
    return hash(tuple(hash(part.tobytes()) for part in rows))


def _on_paper(frame: Image.Image) -> Iterator[Image.Image]:
    """What is transparent lies on white paper, or on black; one after the other, since they may be large."""
    if frame.getchannel("A").getextrema() == (255, 255):
        yield frame.convert("RGB")
        return
    for paper in ("white", "black"):
        sheet = Image.new("RGBA", frame.size, paper)
        sheet.alpha_composite(frame)
        yield sheet.convert("RGB")
