"""What is written in pictures: digits, hosts and handles, upright, turned and in pieces."""

from __future__ import annotations

import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont

from sverka.contacts import find, parts_of
from sverka.contacts.drawn import can_write, draw, joined_texts
from sverka.contacts.ocr import paragraphs_in, reader_version
from sverka.core.findings import Refused

needs_tesseract = pytest.mark.skipif(not (reader_version() and can_write()), reason="Tesseract is not there")
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80" font-size="16">{}</svg>'


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def page(*lines: str, size: int = 24, ink: str = "black", paper: str = "white") -> Image.Image:
    """A picture of 700 by 360 pixels with these lines."""
    picture = Image.new("RGB", (700, 360), paper)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size)
    for number, line in enumerate(lines):
        pen.text((60, 60 + number * size * 3 / 2), line, ink, font)
    return picture


def values(text: str) -> set[str]:
    return {mention.value for mention in find("\f" + text, "picture")}


@needs_tesseract
@pytest.mark.parametrize("turn", [0, 10, -10])
def test_a_number_a_host_and_a_handle(turn):
    picture = page("8 800 000-00-99", "acme-login.ru/help", "t.me/acme_login")
    turned = picture.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    found = values("\n".join(paragraphs_in(turned)))
    assert {"+78000000099", "acme-login.ru"} <= found
    assert any("acme_login" in value for value in found)


@needs_tesseract
@pytest.mark.parametrize(("ink", "paper"), [("white", "black"), ("red", "blue"), ("#dddddd", "white")])
def test_colours_that_a_person_can_tell_apart(ink, paper):
    picture = page("8 800 000-00-99", ink=ink, paper=paper)
    assert values("\n".join(paragraphs_in(picture))) == {"+78000000099"}


@needs_tesseract
def test_a_number_goes_on_in_the_next_line_and_another_place_is_another_text():
    picture = page("Телефон: 8 800", "000-00-99")
    ImageDraw.Draw(picture).text((60, 300), "20.02.2027", "black", ImageFont.load_default(24))
    said = paragraphs_in(picture)
    assert [len(text.split("\t")) for text in said] == [2, 1]
    assert "+78000000099" in values("\n".join(said))


_PIECES = {
    "one by one": "".join(
        f'<text x="{10 + 12 * at}" y="40">{digit}</text>' for at, digit in enumerate("88000000099")
    ),
    "out of order": '<text y="40"><tspan x="150">00-99</tspan><tspan x="110">000</tspan>'
    '<tspan x="60">800</tspan><tspan x="40">8</tspan></text>',
    "used": '<defs><text id="a">8</text><text id="b">0</text><text id="c">9</text></defs>'
    + "".join(
        f'<use href="#{ {"8": "a", "0": "b", "9": "c"}[digit] }" x="{10 + 12 * at}" y="40"/>'
        for at, digit in enumerate("88000000099")
    ),
    "moved": '<g transform="translate(20 40) scale(1.2)"><text>8 800</text><text x="55">000-00-99</text></g>',
}


@needs_tesseract
@pytest.mark.parametrize("how", _PIECES)
def test_a_number_in_a_drawing_however_it_is_put_there(how, tmp_path):
    (tmp_path / "a.svg").write_text(_SVG.format(_PIECES[how]), "utf-8")
    pictures = [part for part in parts_of(tmp_path / "a.svg", tmp_path) if part.syntax]
    found = [mention for part in pictures for mention in find(part.source.text, part.syntax)]
    assert [(mention.value, mention.concealed) for mention in found] == [("+78000000099", "picture")]


def test_a_host_drawn_in_two_pieces_is_joined():
    drawing = _SVG.format(
        '<text x="10">acme-login</text><text x="90">.ru</text><text>Вход.</text><text>Да</text>'
    )
    assert joined_texts(drawing) == ["acme-login.ru"]


def test_a_drawing_becomes_a_picture_and_a_broken_one_an_error():
    assert draw(_SVG.format('<rect width="10" height="10"/>')).size == (1600, 427)
    with pytest.raises(ValueError, match="root node"):
        draw("<svg")


def test_a_picture_that_tesseract_fails_at_is_refused(tmp_path, monkeypatch):
    def fail(_: object) -> list[str]:
        raise subprocess.CalledProcessError(1, "tesseract")

    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "tesseract 0")
    monkeypatch.setattr("sverka.contacts.pictures.paragraphs_in", fail)
    page("8 800 000-00-99").save(tmp_path / "a.png")
    with pytest.raises(Refused, match="a picture that cannot be read"):
        list(parts_of(tmp_path / "a.png", tmp_path))
