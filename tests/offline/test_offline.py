"""What browsers may keep: lists that hold against the site, small enough, and a worker that repeats."""

from __future__ import annotations

import base64
import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

import sverka.offline
from sverka.exports.stamp import Stamp
from sverka.offline import MOST_BYTES, make_offline
from tests.browser.offline import OFFLINE_PAGE
from tests.help_centre import DAY, HelpCentre
from tests.html import attribute, only

STAMP = Stamp(DAY, f"{DAY:%Y%m%d}-0000000000", None, "sverka")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> HelpCentre:
    """A help centre with a page about reading without a network, built once; not to be changed."""
    centre = HelpCentre(tmp_path_factory.mktemp("offline"))
    centre.write("docs/offline.md", OFFLINE_PAGE)
    ledger = centre.read("content/codes.yml").rstrip()
    centre.write("content/codes.yml", f'{ledger}\n- {{code: "101-21", page: "docs/offline.md"}}\n')
    built = centre.build()
    assert built.status == 0, built.output
    return centre


@pytest.fixture(scope="module")
def site(published: HelpCentre) -> Path:
    return published.root / "site"


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    """The list of what is kept ahead."""
    kept: dict[str, Any] = load(site, worker_data(site)["index"])
    return kept


def worker_data(site: Path) -> dict[str, Any]:
    """What the worker is told of its build."""
    first = (site / "sw.js").read_text("utf-8").partition(";\n")[0]
    data: dict[str, Any] = json.loads(first.partition("= ")[2])
    return data


def load(site: Path, url: str) -> Any:
    return json.loads((site / url).read_text("utf-8"))


def integrity(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def test_every_hash_is_that_of_the_file(site, index):
    data = worker_data(site)
    assert integrity((site / data["index"]).read_bytes()) == data["integrity"]
    lists = [index["files"]]
    for part in index["parts"].values():
        assert integrity((site / part["url"]).read_bytes()) == part["integrity"]
        lists.append(load(site, part["url"]))
        assert (part["count"], part["bytes"]) == (len(lists[-1]), sum(size for _, _, size in lists[-1]))
    for url, expected, size in (entry for entries in lists for entry in entries):
        content = (site / url.partition("?")[0]).read_bytes()
        assert (integrity(content), len(content)) == (expected, size), url


def test_what_every_reader_needs_is_kept_ahead_and_every_other_page_can_be(site, index):
    ahead = {url for url, _, _ in index["files"]}
    parts = {url for part in index["parts"].values() for url, _, _ in load(site, part["url"])}
    needed = {"index.html", "search.html", "contacts.html", "check.html", "evidence.html", "help/index.html"}
    assert needed | {"offline.html", "contacts.json", "faq/pay/refund.html"} <= ahead
    assert {file.relative_to(site).as_posix() for file in site.glob("assets/[!o]*/**/*.js")} <= ahead
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    assert {url for url in pages if not url.startswith("q/")} - {"404.html"} == {
        url for url in ahead | parts if url.endswith(".html")
    }
    assert not ahead & parts


def test_a_part_holds_what_its_pages_show(site, index):
    (part,) = (part for name, part in index["parts"].items() if name == "ru-topic-pay")
    urls = {url for url, _, _ in load(site, part["url"])}
    page = LexborHTMLParser((site / "guides/pay.html").read_text("utf-8"))
    picture = attribute(only(page, ".sv-figure img"), "src")
    assert f"guides/{picture}" in urls
    assert "?" in picture


def test_the_worker_is_small_and_so_is_what_it_keeps_ahead(site, index):
    assert len(brotli.compress((site / "sw.js").read_bytes(), quality=11)) <= 4_000
    assert index["bytes"] <= MOST_BYTES == 2_000_000


def test_the_summary_of_a_build_says_how_much_that_is(published):
    assert "MB kept ahead" in published.build().output


def test_more_than_was_promised_is_an_error(published, site, monkeypatch):
    monkeypatch.setattr(sverka.offline, "MOST_BYTES", 10_000)
    found = make_offline(published.project(), site, STAMP).findings()
    assert [(finding.rule, finding.severity) for finding in found] == [("offline-size", "error")]


def test_a_search_index_without_room_is_the_reader_s_to_choose(published, site, index, monkeypatch):
    size = sum(size for url, _, size in index["files"] if url.count("/") > 2 and "search/" in url)
    assert size
    monkeypatch.setattr(sverka.offline, "MOST_BYTES", index["bytes"] - 1)
    made = make_offline(published.project(), site, STAMP)
    assert made.findings() == []
    assert any(name.startswith("assets/offline/ru-") for name in made.files)


def test_a_site_that_is_broken_is_no_reason_to_fail(published, tmp_path):
    made = make_offline(published.project(), tmp_path, STAMP)
    assert made.ahead == 0


def test_a_build_kept_after_a_day_is_still_what_the_check_expects(published):
    run = published.sverka("check")
    assert run.returncode == 0, run.stdout


def test_the_order_of_serials_is_the_order_of_builds():
    serials = ["20261123-0000000000", "20261123-1764000000", "20261124-0000000001", "20270101-0000000000"]
    builds = [Stamp(DAY, serial, None, "").build for serial in serials]
    assert builds == sorted(builds) and len(set(builds)) == 4
    assert not any(sign.isdigit() for build in builds for sign in build)


def test_pages_that_are_served_while_somebody_writes_have_no_worker(centre, tmp_path):
    serve = f"""
from mkdocs.config import load_config
from mkdocs.commands.build import build
config = load_config("mkdocs.yml", site_dir={str(tmp_path / "served")!r})
config.plugins.on_startup(command="serve", dirty=False)
build(config, serve_url="http://127.0.0.1:8000/")
"""
    run = centre.run("-c", serve)
    assert run.returncode == 0, run.stderr
    served = tmp_path / "served"
    assert not (served / "sw.js").exists()
    assert LexborHTMLParser((served / "index.html").read_text("utf-8")).css("link[rel=manifest]") == []


def test_the_app_has_a_manifest_in_each_language(published, site):
    manifest = load(site, "manifest.webmanifest")
    assert manifest["lang"] == "ru" and manifest["display"] == "standalone"
    assert {shortcut["url"] for shortcut in manifest["shortcuts"]} >= {"check.html", "contacts.html"}
    assert manifest["theme_color"] == "#1f4e8c"
    for icon in manifest["icons"]:
        data = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*Image.open(BytesIO(data)).size) == icon["sizes"]
            assert icon["purpose"] == "maskable"
    page = LexborHTMLParser((site / "faq/pay/refund.html").read_text("utf-8"))
    assert attribute(only(page, "link[rel=manifest]"), "href") == "../../manifest.webmanifest"
