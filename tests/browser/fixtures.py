"""Builds tests/cases/whole once, serves it, and opens a browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser

from benchmarks.chromium import launch_options
from sverka.exports.short_addresses import FOLDER as SHORT
from sverka.registry import Registry, load_registry
from tests.additions import FILM
from tests.browser.offline import editions
from tests.browser.switched_server import SwitchedServer, switched_server
from tests.help_centre import DAY, REPOSITORY, WHOLE, Built, build
from tests.once import once

# How long to wait for what must come: enough for a busy machine, and a broken page still fails soon.
_PATIENCE = 10_000
expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def whole_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A real `mkdocs build` of tests/cases/whole with the hooks of this repository."""
    return once(tmp_path_factory, "whole", _build_whole)


def _build_whole(folder: Path) -> Built:
    root = folder / "help-centre"
    shutil.copytree(WHOLE, root)
    shutil.copytree(REPOSITORY / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "overrides").mkdir()
    shutil.copy(FILM, root / "content/videos/check-contact.mp4")
    return build(root, DAY)


@pytest.fixture(scope="session")
def site(whole_build: Built) -> Path:
    """The folder of the built site."""
    if whole_build.status:
        pytest.fail("tests/cases/whole does not build: see test_the_site_builds", pytrace=False)
    return whole_build.site


@pytest.fixture(scope="session")
def built(site: Path) -> dict[str, LexborHTMLParser]:
    """Every page of the site by its URL, parsed; the short addresses, which only lead on, have tests of their own."""
    return parsed(site)


def parsed(site: Path) -> dict[str, LexborHTMLParser]:
    """The pages of a built site by URL."""
    return {
        url: LexborHTMLParser(file.read_text("utf-8"))
        for file in sorted(site.rglob("*.html"))
        if not (url := file.relative_to(site).as_posix()).startswith(SHORT)
    }


@pytest.fixture(scope="session")
def registry() -> Registry:
    """What tests/cases/whole has on record."""
    return load_registry(WHOLE / "content", WHOLE)[0]


class _Handler(SimpleHTTPRequestHandler):
    """A plain web server that answers an unknown address with 404.html, as hosts of static sites do."""

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder while a web server shows it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def http_base(site: Path) -> Iterator[str]:
    """Address of the site on a web server."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(site: Path) -> str:
    """Address of the site opened from its folder."""
    return f"{site.as_uri()}/"


@pytest.fixture(scope="session", params=["http", "file"])
def base(request: pytest.FixtureRequest) -> str:
    """Address of the site: once served, once opened from its folder."""
    address: str = request.getfixturevalue(f"{request.param}_base")
    return address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, so that no test downloads a browser."""
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """No worker answers for the server, except in the tests of the worker."""
    return {**browser_context_args, "service_workers": "block"}


# A window of Chromium costs more than most tests, so they share one, each in a tab of its own.
@pytest.fixture(scope="session")
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """The window of all tests that keep nothing in the browser."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(_PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A new tab."""
    tab = window.new_page()
    yield tab
    tab.close()


@pytest.fixture
def fresh_page(context: BrowserContext) -> Page:
    """A tab of a window of its own, for what the browser remembers."""
    context.set_default_timeout(_PATIENCE)
    return context.new_page()


@pytest.fixture(scope="session")
def window_without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False, service_workers="block")
    context.set_default_timeout(_PATIENCE)
    yield context
    context.close()


@pytest.fixture
def without_scripts(window_without_scripts: BrowserContext) -> Iterator[Page]:
    """A new tab of a browser that runs no JavaScript."""
    tab = window_without_scripts.new_page()
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two editions of a small help centre."""
    return editions(tmp_path_factory.mktemp("editions"))


@pytest.fixture
def server(builds: dict[str, Path]) -> Iterator[SwitchedServer]:
    """A server of the first edition."""
    with switched_server(builds["first"]) as running:
        yield running


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet and may run a worker."""
    context = browser.new_context(service_workers="allow")
    context.set_default_timeout(15_000)
    yield context
    context.close()
