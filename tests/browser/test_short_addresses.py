"""The short address of a page code leads to the page, by itself and by its link, and its QR code says the address."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

ANSWER = "faq/pay/refund.html"


@pytest.fixture(scope="module")
def code(built: dict[str, LexborHTMLParser]) -> str:
    node = built[ANSWER].css_first(".sv-byline .sv-code")
    assert node is not None
    return node.text()


def test_every_page_with_a_code_has_its_short_address(built: dict[str, LexborHTMLParser], site: Path) -> None:
    codes = {node.text() for page in built.values() for node in page.css(".sv-byline .sv-code")}
    assert len(codes) > 30
    assert {f"{code}.html" for code in codes} <= {file.name for file in (site / "q").glob("*.html")}
    assert {f"{code}.svg" for code in codes} <= {file.name for file in (site / "q").glob("*.svg")}


def test_the_short_address_opens_the_page(page: Page, file_base: str, code: str) -> None:
    page.goto(f"{file_base}q/{code}.html")
    page.wait_for_url(f"{file_base}{ANSWER}")
    assert code in page.locator(".sv-byline").inner_text()


def test_without_the_redirect_there_is_a_link(site: Path, code: str) -> None:
    stub = LexborHTMLParser((site / f"q/{code}.html").read_text("utf-8"))
    links = [node.attributes["href"] for node in stub.css("li a")]
    assert links[0] == f"../{ANSWER}"
    assert not stub.css("script")


def test_the_picture_says_the_address(page: Page, file_base: str, code: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 400, "height": 400})
    page.goto(f"{file_base}q/{code}.svg")
    page.screenshot(path=tmp_path / "qr.png")
    read = zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))
    assert [found.text for found in read] == [f"https://help.example/q/{code}.html"]


def test_the_page_shows_it_in_its_foot(page: Page, file_base: str, code: str) -> None:
    page.goto(f"{file_base}{ANSWER}")
    page.locator(".sv-short summary").click()
    link = page.locator(".sv-short a")
    assert link.inner_text() == f"help.example/q/{code}.html"
    assert page.locator(".sv-short img").evaluate(
        "image => image.decode().then(() => image.naturalWidth > 0)"
    )
