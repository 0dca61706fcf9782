"""While somebody writes them, pages are served with the headers of the site, but for what cannot be kept there."""

from __future__ import annotations

from typing import Any, cast
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer

from sverka.build.build import Build
from sverka.mkdocs.plugin import SverkaPlugin
from sverka.serving.headers import DRAWING_POLICY, security_headers
from tests.help_centre import HelpCentre


@pytest.mark.parametrize("path", ["/index.html", "/no/such/page.html", "/form.svg", "/form.SVG"])
def test_every_answer_has_the_headers_of_the_site(path: str, centre: HelpCentre) -> None:
    for name in ("index.html", "form.svg", "form.SVG"):
        centre.write(f"served/{name}", "<body>" if name.endswith("html") else "<svg/>")
    plugin = SverkaPlugin()
    plugin.build = Build(centre.project())
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(centre.root / "served"))
    plugin.on_serve(server, config=cast(Any, None), builder=lambda: None)
    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    said: dict[str, str] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *rest: object) -> Any:
        said.update(headers)

    app = cast(Any, server.get_app())
    assert b"".join(app(environ, start_response) or [])
    server.server_close()
    expected = security_headers(strict_transport=False)
    del expected["Content-Security-Policy"]
    assert {name: said.get(name) for name in expected} == expected
    assert said.get("Content-Security-Policy") == (DRAWING_POLICY if "svg" in path.lower() else None)
