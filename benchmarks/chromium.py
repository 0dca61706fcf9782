"""A headless Chromium and a web server for what a folder holds, for measurements."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

# That without a window takes a third of the time of one that only hides it.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many small files

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Be quiet of a browser that was closed before it had read everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Compressed(_Quiet):
    """Sends the twin that the build has compressed, as a server with brotli does."""

    def send_head(self) -> Any:
        twin = Path(f"{self.translate_path(self.path)}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not twin.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(twin)[: -len(".br")]))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(twin.stat().st_size))
        self.end_headers()
        return twin.open("rb")


def launch_options() -> dict[str, Any]:
    """How the system's Chromium is started, so that nothing is downloaded."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        sys.exit(f"no Chromium found; install one of: {', '.join(_BROWSERS)}")
    return {"executable_path": found, "args": _FLAGS}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@contextmanager
def served(folder: Path, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    """The address of `folder` on a web server of this machine."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def served_compressed(folder: Path) -> Iterator[str]:
    """The same, over brotli."""
    with served(folder, _Compressed) as address:
        yield address
