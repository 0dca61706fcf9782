"""Pages hold Markdown only: raw HTML could run script, and the checks could be talked around with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.markdown.code import code_regions, inside
from sverka.project.project import Project

# A tag, a closing tag, a comment or a declaration; `<https://…>` and `<name@…>` are Markdown.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])[^>]*>?|<!--|<![a-zA-Z]|<\?")


def check(project: Project) -> Iterator[Finding]:
    """The first piece of HTML in each line."""
    for page in project.pages:
        found = list(_TAG.finditer(page.body))
        code = code_regions(page.body) if found else []
        line = 0
        for match in found:
            if inside(match.start(), code):
                continue
            last, line = line, page.source.position(page.body_start + match.start())[0]
            if line != last:
                yield page.source.finding(
                    page.body_start + match.start(),
                    "raw-html",
                    Message("HTML in a page: {match!r}", match=match[0][:40]),
                    "write it in Markdown, or between backticks when it is an example",
                )
