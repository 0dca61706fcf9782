"""Readers' pages speak plainly: no words that only offices use."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.markdown.code import code_regions, inside
from sverka.project.plain_language import office_words
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Each listed word; `sverka readability` reports on the length of sentences."""
    for page in project.readers_pages():
        code = [(start + page.body_start, end + page.body_start) for start, end in code_regions(page.body)]
        for match in office_words(page.source.text, page.lang):
            if not inside(match.start(), code):
                message = Message("{match!r} is office language", match=match[0])
                fix = "say who does what, with a verb: «проверьте», «отправьте», «есть», «можно»"
                yield page.source.finding(match.start(), "plain-language", message, fix)
