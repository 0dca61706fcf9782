"""A web server whose site can be exchanged, slowed down and cut off while it runs; it remembers what was asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class SwitchedServer(ThreadingHTTPServer):
    """`site` is the folder served; `answers_left` how many files it still sends; pages wait for `pages_may_go`;
    `caching` is what it says of caching."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.answers_left: int | None = None
        self.caching = "no-cache"
        self.pages_may_go = threading.Event()
        self.pages_may_go.set()
        self.log: list[tuple[str, dict[str, str]]] = []
        self.base = f"http://127.0.0.1:{self.server_port}/"

    def asked_for(self, ending: str = "") -> list[str]:
        """Paths that were asked for, with queries."""
        return [path for path, _ in self.log if urlsplit(path).path.endswith(ending)]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is nothing to tell."""


class _Handler(SimpleHTTPRequestHandler):
    server: SwitchedServer

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""

    def do_GET(self) -> None:
        server = self.server
        server.log.append((self.path, dict(self.headers)))
        if server.answers_left is not None:
            if server.answers_left <= 0:
                self.close_connection = True
                return
            server.answers_left -= 1
        # A worker asks for a page by a request of its own.
        if self.headers.get("Sec-Fetch-Mode") in {"navigate", "same-origin"}:
            server.pages_may_go.wait(60)
        # The base class takes a file that is older than the reader's for the same one.
        del self.headers["If-Modified-Since"]
        self.directory = str(server.site)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self.server.caching)
        super().end_headers()


@contextmanager
def switched_server(site: Path) -> Iterator[SwitchedServer]:
    """A server of the folder `site`, until the block ends."""
    server = SwitchedServer(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.pages_may_go.set()
    server.shutdown()
    server.server_close()
    thread.join()
