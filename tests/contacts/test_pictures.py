"""QR codes in pictures: what they lead to is found and judged like any other text."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from sverka.contacts import read_any, scan, syntax_of
from sverka.findings import Refused
from sverka.registry import Policy, Registry


def code(text: str, scale: int = 4) -> Image.Image:
    """A QR code with its quiet zone."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale)
    height, width = made.shape
    return Image.frombuffer("L", (width, height), bytes(memoryview(made)))


def findings(file: Path, registry: Registry, policy: Policy) -> list[tuple[int, str, str, str]]:
    source = read_any(file, file.parent)
    found = scan(source, registry, policy, in_project=False, syntax=syntax_of(file.name))
    return [(finding.line, finding.value, finding.verdict, finding.concealed) for finding in found]


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
        read_any(file, tmp_path)
    assert [(found.path, found.rule) for found in refused.value.findings] == [("a.png", "file")]
