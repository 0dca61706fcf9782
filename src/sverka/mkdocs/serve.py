"""What pages are served with while somebody writes them: the headers of the site, so that nothing works here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def with_headers(serve: WSGIApplication, headers: Mapping[str, str], drawing: str) -> WSGIApplication:
    """`serve`, whose answers have `headers` as well; a drawing by itself has the policy `drawing`.

    MkDocs puts a script of its own into each page, which reloads it, so pages have no policy for content here.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_drawing = environ["PATH_INFO"].lower().endswith(".svg")
        more = {**headers, "Content-Security-Policy": drawing} if is_drawing else dict(headers)

        def start(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*given, *more.items()], *rest)

        return serve(environ, start)

    return answer
