"""Nothing is published that is broken, of another kind than its name says, or longer than what it shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from sverka.contacts.whole_files import check_whole
from sverka.core.findings import Refused
from tests import additions
from tests.help_centre import HelpCentre, place

FORMS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "gif": "GIF"}
FILM = additions.FILM.read_bytes()


def picture(form: str, *, frames: int = 1, **options: object) -> bytes:
    """A small picture, or an animation, that packs badly."""
    drawn = [
        Image.radial_gradient("L").resize((24 + at, 16)).resize((24, 16)).convert("RGB")
        for at in range(frames)
    ]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": drawn[1:]} if frames > 1 else {}
    drawn[0].save(out, form, **more, **options)
    return out.getvalue()


PICTURES = {
    **{f"a.{ending}": picture(form) for ending, form in FORMS.items()},
    "animated.gif": picture("GIF", frames=3),
    "animated.webp": picture("WEBP", frames=3),
    "animated.png": picture("PNG", frames=3),
    "progressive.jpg": picture("JPEG", progressive=True, quality=95),
    "restarting.jpeg": picture("JPEG", restart_marker_blocks=1),
    "lossless.webp": picture("WEBP", lossless=True),
}
FILES = {**PICTURES, "film.mp4": FILM, "film.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\na\n"}


@pytest.fixture
def fault(tmp_path: Path) -> Iterator[object]:
    """What is said of a file with some bytes, or an empty string."""

    def said(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        try:
            check_whole(tmp_path / name, tmp_path)
        except Refused as refused:
            return refused.findings[0].message
        return ""

    return said  # type: ignore[return-value]


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_passes_by_either_case_of_its_ending(name, fault):
    assert fault(name, FILES[name]) == ""
    assert fault(name.upper(), FILES[name]) == ""


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".vtt")])
def test_a_file_that_is_cut_off_anywhere_is_refused(name, fault):
    data = FILES[name]
    step = max(1, len(data) // 300)  # films are long
    assert [end for end in range(0, len(data), step) if not fault(name, data[:end])] == []


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".vtt")])
@pytest.mark.parametrize("more", [b"\0", b"<script>", b"8 495 000-99-99", FILES["a.png"]])
def test_what_stands_behind_it_is_refused(name, more, fault):
    assert fault(name, FILES[name] + more).startswith("a broken file")


@pytest.mark.parametrize("ending", [*FORMS, "mp4", "webm", "vtt"])
@pytest.mark.parametrize("name", [*FILES, "b.bmp", "b.tiff", "page.html", "empty"])
def test_one_kind_behind_the_name_of_another_is_refused(ending, name, fault):
    others = {"b.bmp": picture("BMP"), "b.tiff": picture("TIFF"), "page.html": b"<p>a</p>", "empty": b""}
    data = FILES.get(name) or others[name]
    same = name.rpartition(".")[2].replace("jpeg", "jpg") == ending
    assert (fault(f"x.{ending}", data) == "") is same


def test_a_png_whose_parts_are_whole_but_cannot_be_unpacked_is_refused(fault):
    import struct
    import zlib

    data = FILES["a.png"]
    at = data.index(b"IDAT")
    (length,) = struct.unpack_from(">I", data, at - 4)
    torn = bytearray(data)
    torn[at + 10] ^= 0xFF
    torn[at + 4 + length : at + 8 + length] = struct.pack(">I", zlib.crc32(torn[at : at + 4 + length]))
    assert fault("a.png", bytes(torn)) == "a broken file: it cannot be shown"


def test_a_picture_on_record_is_looked_at_all_the_same(centre: HelpCentre):
    """Its hash in the ledger says that somebody has read it, not that it can be shown."""
    torn = FILES["a.png"][:-20]
    entry = (
        f'readings:\n- file: docs/torn.png\n  sha256: "{sha256(torn).hexdigest()}"\n  reader: "1, 5.3.0"\n'
    )
    centre.write("docs/torn.png", torn).write("content/readings.yml", f"{entry}  codes: []\n  text: []\n")
    assert "docs/torn.png:1:1 file" in [place(finding) for finding in centre.findings()]
