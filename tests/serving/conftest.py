"""A small help centre, built once, with whatever a server has to do with; and a real nginx in front of it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import additions
from tests.help_centre import HelpCentre

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
_MODULES = Path("/usr/lib/nginx/modules")
_BROTLI = _MODULES / "ngx_http_brotli_static_module.so"
_CONF = """\
{brotli}
daemon off; pid {root}/nginx.pid; error_log {root}/error.log; worker_processes 1; {user}
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path {root}/body; proxy_temp_path {root}/proxy; fastcgi_temp_path {root}/fastcgi;
  uwsgi_temp_path {root}/uwsgi; scgi_temp_path {root}/scgi;
  server {{ listen 127.0.0.1:{port}; root {site}; {include} }}
}}
"""
FILM = additions.FILM.read_bytes()


@pytest.fixture(scope="session")
def served_centre(tmp_path_factory: pytest.TempPathFactory) -> HelpCentre:
    """A built help centre with a page that has moved; not to be changed."""
    centre = HelpCentre(tmp_path_factory.mktemp("served"))
    moved = 'owner: editors\nmoved_from: ["faq/old/money-back.html", "faq/деньги.html"]'
    centre.replace("content/faq/pay/refund.md", "owner: editors", moved)
    centre.write("content/guides/film.mp4", FILM).write("content/guides/film.vtt", "WEBVTT\n")
    built = centre.build()
    assert built.status == 0, built.output
    return centre


class Server:
    """An nginx on a port of its own."""

    def __init__(self, port: int, has_brotli: bool) -> None:
        self.port, self.has_brotli = port, has_brotli
        self.base = f"http://127.0.0.1:{port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers in small letters, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(
            method, path, headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): text for name, text in answer.getheaders()}, body


def start(site: Path, root: Path, settings: Path | None = None) -> Iterator[Server]:
    """Run nginx over the folder `site` with the settings that lie in it, or in the part `settings` of it."""
    if NGINX is None:
        pytest.skip(
            "nginx is not installed (Debian: apt-get install nginx-light libnginx-mod-http-brotli-static)"
        )
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    names = ["nginx.conf", *(["nginx-brotli.conf"] if _BROTLI.is_file() else [])]
    conf = _CONF.format(
        brotli=f"load_module {_BROTLI};" if _BROTLI.is_file() else "",
        root=root,
        user="user root;" if os.getuid() == 0 else "",
        port=port,
        site=site,
        include=" ".join(f"include {settings or site}/deploy/{name};" for name in names),
    )
    (root / "nginx.conf").write_text(conf, encoding="utf-8")
    process = subprocess.Popen(
        [NGINX, "-p", str(root), "-c", str(root / "nginx.conf"), "-e", str(root / "error.log")],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait(process, port)
        yield Server(port, _BROTLI.is_file())
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(200):
        if process.poll() is not None:
            assert process.stderr is not None
            pytest.fail(f"nginx refuses the settings: {process.stderr.read()}", pytrace=False)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer", pytrace=False)


@pytest.fixture(scope="session")
def nginx(served_centre: HelpCentre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx in front of the small help centre."""
    yield from start(served_centre.root / "site", tmp_path_factory.mktemp("nginx"))
