"""Codes in pictures, as a camera sees them: what they lead to is found and judged like any other text."""

from __future__ import annotations

from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from sverka.contacts import parts_of, scan
from sverka.core.drawing import check_drawing
from sverka.core.findings import Refused
from sverka.core.source import read_source
from sverka.registry import Policy, Registry


@pytest.fixture(autouse=True)
def without_tesseract(monkeypatch):
    """Codes are read by the library itself."""
    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "")


def code(text: str, scale: int = 4) -> Image.Image:
    """A QR code with its quiet zone."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(made.to_image(scale=scale))


def findings(file: Path, registry: Registry, policy: Policy) -> list[tuple[int, str, str, str]]:
    return [
        (finding.line, finding.value, finding.verdict, finding.concealed)
        for part in parts_of(file, file.parent)
        for finding in scan(part.source, registry, policy, in_project=False, syntax=part.syntax)
    ]


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "webp", "gif"])
def test_a_code_in_each_kind_of_picture(ending, tmp_path, registry, policy):
    code("https://acme1ine.ru/login").convert("RGB").save(tmp_path / f"a.{ending}")
    assert findings(tmp_path / f"a.{ending}", registry, policy) == [
        (1, "acme1ine.ru", "imitation", "picture")
    ]


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("tel:+78000000099", "+78000000099", "denied"),
        ("Звоните 8 495 000-00-01", "+74950000001", "corroborated"),
        ("BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+78000000099\r\nEND:VCARD", "+78000000099", "denied"),
        ("MECARD:N:Acme;TEL:88000000099;;", "+78000000099", "denied"),
        ("smsto:0999:код", "0999", "unlisted"),
        ("https://acme.example/help", "acme.example", "corroborated"),
    ],
)
def test_what_a_code_may_hold(text, value, verdict, tmp_path, registry, policy):
    code(text).save(tmp_path / "a.png")
    assert [found[1:3] for found in findings(tmp_path / "a.png", registry, policy)] == [(value, verdict)]


def test_small_transparent_and_light_on_dark_codes(tmp_path, registry, policy):
    small = code("tel:+78000000099", scale=1)
    small.save(tmp_path / "small.png")
    ink = Image.new("RGBA", small.size, "black")
    ink.putalpha(small.point(lambda grey: 255 - grey))
    ink.save(tmp_path / "transparent.png")
    code("tel:+78000000099").point(lambda grey: 255 - grey).save(tmp_path / "negative.png")
    for file in sorted(tmp_path.iterdir()):
        assert [found[1] for found in findings(file, registry, policy)] == ["+78000000099"], file.name


def test_two_codes_in_one_picture_are_two_lines(tmp_path, registry, policy):
    sheet = Image.new("L", (700, 350), 255)
    sheet.paste(code("tel:+78000000099"), (10, 10))
    sheet.paste(code("https://evil.test/"), (360, 10))
    sheet.save(tmp_path / "a.png")
    found = findings(tmp_path / "a.png", registry, policy)
    assert sorted(entry[1] for entry in found) == ["+78000000099", "evil.test"]
    assert sorted(entry[0] for entry in found) == [1, 2]


def test_a_picture_without_a_code_says_nothing(tmp_path, registry, policy):
    Image.new("RGB", (300, 200), "teal").save(tmp_path / "a.png")
    assert findings(tmp_path / "a.png", registry, policy) == []


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", "cut"])
def test_a_broken_picture_is_refused_and_not_skipped(content, tmp_path):
    file = tmp_path / "a.png"
    if content == "cut":
        code("tel:+78000000099").save(file)
        content = file.read_bytes()[:300]
    file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        list(parts_of(file, tmp_path))
    assert [(found.path, found.rule) for found in refused.value.findings] == [("a.png", "file")]


def dotted(text: str, size: int, share: float, ink: str = "black", paper: str = "white") -> Image.Image:
    """A QR code drawn in round dots of `share` of a module of `size` pixels."""
    modules = list(segno.make_qr(text, error="m").matrix_iter(border=4))
    picture = Image.new("RGB", (size * len(modules),) * 2, paper)
    pen = ImageDraw.Draw(picture)
    edge = size * (1 - share) / 2
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                left, top = x * size + edge, y * size + edge
                pen.ellipse((left, top, left + size * share, top + size * share), ink)
    return picture


@pytest.mark.parametrize("size", [6, 16, 30])
@pytest.mark.parametrize("share", [0.6, 0.8, 1.0])
def test_a_code_in_round_dots(size, share, tmp_path, registry, policy):
    dotted("tel:+78000000099", size, share).save(tmp_path / "a.png")
    assert findings(tmp_path / "a.png", registry, policy) == [(1, "+78000000099", "denied", "picture")]


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("red", "blue"), ("#00a000", "#ff0000"), ("#fafafa", "#ffffff"), ("#787878", "#7c7c7c")],
)
def test_a_code_that_is_seen_by_its_colour_alone_or_faint(ink, paper, tmp_path, registry, policy):
    page = Image.new("RGB", (900, 700), paper)
    page.paste(ImageOps.colorize(code("tel:+78000000099").convert("L"), ink, paper), (40, 40))
    ImageDraw.Draw(page).rectangle((600, 40, 860, 90), "black")
    page.save(tmp_path / "a.png")
    assert findings(tmp_path / "a.png", registry, policy) == [(1, "+78000000099", "denied", "picture")]


@pytest.mark.parametrize("kind", ["Code128", "DataMatrix", "Aztec", "PDF417"])
def test_codes_of_other_kinds(kind, tmp_path, registry, policy):
    made = zxingcpp.create_barcode("tel:+78000000099", getattr(zxingcpp.BarcodeFormat, kind))
    drawn = Image.fromarray(made.to_image(scale=4))
    page = Image.new("L", (drawn.width + 80, max(drawn.height, 120) + 80), 255)
    page.paste(drawn.resize((drawn.width, max(drawn.height, 120))) if kind == "Code128" else drawn, (40, 40))
    page.save(tmp_path / "a.png")
    assert findings(tmp_path / "a.png", registry, policy) == [(1, "+78000000099", "denied", "picture")]


def moving(file: Path, different: int, still: int = 0) -> None:
    """An animation whose last frame is a code."""
    frames = [Image.new("L", (300, 300), 4 * number) for number in range(different - 1)]
    frames[:1] *= still + 1
    last = Image.new("L", (300, 300), 255)
    last.paste(code("tel:+78000000099", scale=4), (10, 10))
    frames[0].save(file, save_all=True, append_images=[*frames[1:], last], duration=100)


@pytest.mark.parametrize("ending", ["gif", "png", "webp"])
def test_the_last_frame_of_an_animation_is_read_and_a_still_one_once(ending, tmp_path, registry, policy):
    moving(tmp_path / f"a.{ending}", different=3, still=26)
    assert [found[1] for found in findings(tmp_path / f"a.{ending}", registry, policy)] == ["+78000000099"]


def test_an_animation_of_many_frames_is_refused_and_its_codes_are_read_all_the_same(
    tmp_path, registry, policy
):
    moving(tmp_path / "a.gif", different=26)
    said = []
    with pytest.raises(Refused) as refused:
        for part in parts_of(tmp_path / "a.gif", tmp_path):
            said += scan(part.source, registry, policy, in_project=False, syntax=part.syntax)
    assert [found.value for found in said] == ["+78000000099"]
    [finding] = refused.value.findings
    assert (finding.rule, finding.severity) == ("picture-unread", "error")
    assert "26 different frames, of which 20 are read" in finding.message


def test_a_code_drawn_in_an_svg(tmp_path, registry, policy):
    segno.make_qr("tel:+78000000099").save(str(tmp_path / "a.svg"), scale=4, xmldecl=False, svgclass=None)
    assert findings(tmp_path / "a.svg", registry, policy) == [(1, "+78000000099", "denied", "picture")]


def test_a_drawing_that_asks_for_more_than_there_is_does_not_stop_the_check(tmp_path):
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9000000" height="9000000">'
    uses = "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 20 + "</g>" for n in range(8))
    (tmp_path / "a.svg").write_text(f'{head}<g id="a0"><path d="M0 0h1"/></g>{uses}</svg>')
    (fault,) = check_drawing(read_source(tmp_path / "a.svg", tmp_path))
    assert fault.message == "the drawing holds more than 20,000 elements, counting those drawn again"
    assert list(parts_of(tmp_path / "a.svg", tmp_path))  # it is refused for that, and not drawn
