"""Pages are written in the Markdown that is rendered here: what other generators know is printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.markdown.code import code_regions, inside
from sverka.pages.page import Page
from sverka.project.project import Project

_ADMONITION = 'write !!! note "Title", and its text below, four spaces in'
# What begins a line, or stands in one; how that is written here.
_UNKNOWN = (
    (re.compile(r"^ *(?P<shown>:::.*|> ?\[![A-Za-z]+\]|\?\?\?\+? .*)", re.M), _ADMONITION),
    (re.compile(r'^ *(?P<shown>===\+?!? ".*)', re.M), "give each case a heading of its own: ## Windows"),
    (
        re.compile(r"^ *(?P<shown>\{%.*|-{1,2}8<-{1,2}.*)", re.M),
        "write the text itself: pages include nothing",
    ),
    (re.compile(r"^#.*(?P<shown>\{#[^{}\n]*\}) *$", re.M), "leave it out: the anchor is made of the heading"),
    (re.compile(r"^ *[-*+] (?P<shown>\[[ xX]\]) ", re.M), "write a plain list: - one"),
    (
        re.compile(r"(?P<shown>~~\S[^~\n]*~~|(?<![=\w])==\w[^=\n]*==(?!=))"),
        "write **bold** for what counts, and take out what does not",
    ),
    (
        re.compile(r"(?<![\w:])(?P<shown>:(?:material|fontawesome|octicons|simple)-[\w-]+:)"),
        "say it in words",
    ),
    (re.compile(r"(?P<shown>\[\[[^\[\]\n]+\]\])"), "write a link: [text](../pay/card.md)"),
)
_INDENTED_FENCE = re.compile(r"^[ \t]+(?P<shown>`{3,}|~{3,})", re.M)
_FENCE = "begin the line with it, outside of the list: only there it makes a block of code"


def check(project: Project) -> Iterator[Finding]:
    """Each piece of a syntax that is not rendered; an indented fence, too, once a block."""
    for page in project.pages:
        blocks = [match.span() for match in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(page.body)]
        opened = False
        for match in _INDENTED_FENCE.finditer(page.body):
            if not inside(match.start(), blocks):
                opened = not opened
                if opened:
                    yield _finding(page, match, _FENCE)
        code = code_regions(page.body)
        for pattern, fix in _UNKNOWN:
            for match in pattern.finditer(page.body):
                if not inside(match.start("shown"), code):
                    yield _finding(page, match, fix)


def _finding(page: Page, match: re.Match[str], fix: str) -> Finding:
    message = Message(
        "{shown!r} is no markup here, and would be printed as it stands", shown=match["shown"][:40]
    )
    return page.source.finding(page.body_start + match.start("shown"), "unknown-markup", message, fix)
