"""A real nginx with the settings that the build writes: what it sends with each answer, and what it refuses."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from sverka.serving.headers import CACHE_ASKING, CACHE_FOREVER, security_headers
from tests.help_centre import HelpCentre
from tests.serving.conftest import FILM, Server

PAGE = "/faq/pay/refund.html"


@pytest.fixture(scope="module")
def site(served_centre: HelpCentre) -> Path:
    return served_centre.root / "site"


@pytest.fixture(scope="module")
def style(site: Path) -> str:
    """Path of the style sheet on the server."""
    (file,) = site.glob("assets/css/site.*.css")
    return f"/{file.relative_to(site).as_posix()}"


@pytest.mark.parametrize(
    "path", ["/", PAGE, "/no/such/page.html", "/faq/old/money-back.html", "/guides/film.mp4"]
)
def test_every_answer_has_every_header(nginx: Server, path: str) -> None:
    _, headers, _ = nginx.ask(path)
    for name, value in security_headers(strict_transport=False).items():
        assert headers[name.lower()] == value
    assert headers["cache-control"] == CACHE_ASKING
    assert "strict-transport-security" not in headers
    assert not any(sign.isdigit() for sign in headers["server"])


def test_what_has_its_content_in_its_name_is_kept_for_ever(nginx: Server, style: str) -> None:
    status, headers, _ = nginx.ask(style)
    assert (status, headers["cache-control"]) == (200, CACHE_FOREVER)
    assert headers["content-type"].startswith("text/css")
    again, kept, _ = nginx.ask(style, If_None_Match=headers["etag"])
    assert (again, kept["cache-control"]) == (304, CACHE_FOREVER)


def test_that_such_a_file_is_missing_is_not_kept(nginx: Server) -> None:
    status, headers, _ = nginx.ask("/assets/css/site.old.css")
    assert (status, headers["cache-control"]) == (404, CACHE_ASKING)


def test_a_page_that_has_not_changed_is_not_sent_again(nginx: Server) -> None:
    _, headers, _ = nginx.ask(PAGE)
    assert nginx.ask(PAGE, If_None_Match=headers["etag"])[0] == 304


@pytest.mark.parametrize("path", [PAGE, "/no/such/page.html", "style"])
def test_compressed_files_made_ahead_are_sent(nginx: Server, style: str, path: str) -> None:
    path = style if path == "style" else path
    _, plain, whole = nginx.ask(path)
    assert "content-encoding" not in plain
    _, headers, body = nginx.ask(path, Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"] == plain["content-type"]
    assert gzip.decompress(body) == whole
    if nginx.has_brotli:
        _, headers, body = nginx.ask(path, Accept_Encoding="gzip, br")
        assert headers["content-encoding"] == "br"
        assert "Accept-Encoding" in headers["vary"]
        assert brotli.decompress(body) == whole


def test_texts_say_their_encoding(nginx: Server, style: str) -> None:
    assert nginx.ask(PAGE)[1]["content-type"] == "text/html; charset=utf-8"
    assert nginx.ask(style)[1]["content-type"] == "text/css; charset=utf-8"
    assert nginx.ask("/guides/film.vtt")[1]["content-type"] == "text/vtt; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/no/such/page.html", "/faq/pay/", "/assets/", "/assets/css", "/guides/pay.htm"]
)
def test_an_address_that_leads_nowhere_shows_the_page_for_it(nginx: Server, site: Path, path: str) -> None:
    status, headers, body = nginx.ask(path)
    if path == "/faq/pay/":  # a topic has its own first page
        assert (status, body) == (200, (site / "faq/pay/index.html").read_bytes())
    elif path == "/assets/css":
        assert (status, headers["location"]) == (301, "/assets/css/")
    else:
        assert (status, body) == (404, (site / "404.html").read_bytes())


@pytest.mark.parametrize(
    "path", ["/deploy/nginx.conf", "/_headers", "/_redirects", "/.htaccess", "/.git/config"]
)
def test_what_is_meant_for_servers_is_not_sent(nginx: Server, path: str) -> None:
    assert nginx.ask(path)[0] == 404


def test_old_addresses_lead_on(nginx: Server) -> None:
    for old in ("/faq/old/money-back.html", quote("/faq/деньги.html")):
        status, headers, _ = nginx.ask(old)
        assert (status, headers["location"]) == (301, PAGE)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "MADE-UP"])
def test_no_method_but_get_and_head_is_taken(nginx: Server, method: str) -> None:
    assert nginx.ask(PAGE, method)[0] == 405


def test_head_says_the_same_without_the_page(nginx: Server) -> None:
    status, headers, body = nginx.ask(PAGE, "HEAD")
    assert (status, body) == (200, b"")
    assert headers["content-length"] == nginx.ask(PAGE)[1]["content-length"]


def test_a_film_can_be_read_in_parts(nginx: Server) -> None:
    status, headers, body = nginx.ask("/guides/film.mp4", Range="bytes=100-199")
    assert (status, body) == (206, FILM[100:200])
    assert headers["content-range"] == f"bytes 100-199/{len(FILM)}"
    assert headers["content-type"] == "video/mp4"


def test_a_drawing_by_itself_is_in_a_sandbox(nginx: Server) -> None:
    _, headers, _ = nginx.ask("/guides/form.svg")
    assert headers["content-type"].startswith("image/svg+xml")
    assert {"sandbox", "default-src 'none'"} <= {*headers["content-security-policy"].split("; ")}
