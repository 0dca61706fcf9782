"""Names in pages: they exist, may be published, and are written so that they are recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.markdown.code import code_regions, inside
from sverka.markdown.page_limits import HTML_FIELDS
from sverka.markdown.references import KINDS, LINK_SCHEME, REFERENCE, REMNANT, ReferenceFault
from sverka.pages.page import Page
from sverka.project.project import Project

_LINK = re.compile(r"\]\(\s*<?(?P<target>(?P<scheme>[A-Za-z]+):[^\s)>]*)")
_NEAR = 2  # edits that make another word of `contact`
_FIX = Message(
    "write {{{{ kind:name }}}} with one of the kinds {kinds}; for example {{{{ contact:organisation/id }}}}",
    kinds=", ".join(KINDS),
)


def check(project: Project) -> Iterator[Finding]:
    """Every name and everything that looks like a mistyped one."""
    for page in project.pages:
        if page.kind != "listing":
            yield from _page(project, page)


def _page(project: Project, page: Page) -> Iterator[Finding]:
    text = page.source.text
    code = [(start + page.body_start, end + page.body_start) for start, end in code_regions(page.body)]
    known: list[tuple[int, int]] = []
    for match in REFERENCE.finditer(text):
        if inside(match.start(), code):
            continue
        known.append(match.span())
        if (key := key_at(page, match.start())) and key not in HTML_FIELDS:
            yield page.source.finding(
                match.start(),
                "reference",
                Message("{key} is plain text: nothing is put in the place of a name there", key=key),
                Message(
                    "use names in the text of the page, or in {html_fields}",
                    html_fields=", ".join(HTML_FIELDS),
                ),
            )
        elif fault := project.references.fault(match["kind"], match["name"]):
            yield _finding(page, match.start(), fault)
    for match in _LINK.finditer(text, page.body_start):
        if inside(match.start(), code) or Levenshtein.distance(f"{match['scheme']}:", LINK_SCHEME) > _NEAR:
            continue
        known.append(match.span("target"))
        yield from _link(project, page, match.start("target"), match["target"])
    known.sort()
    yield from _in_doubt(project, page, known)
    for match in REMNANT.finditer(text):
        if not inside(match.start(), known) and not inside(match.start(), code):
            yield page.source.finding(
                match.start(),
                "reference",
                Message("{around!r} names nothing", around=_around(text, match)),
                _FIX,
            )


def _in_doubt(project: Project, page: Page, known: list[tuple[int, int]]) -> Iterator[Finding]:
    """Names that Markdown took for text where the rule took them for code, at their first place."""
    looked_at = {match.groups() for span in known if (match := REFERENCE.fullmatch(page.source.text, *span))}
    for kind, name in sorted(project.rendered[page.url].seen.names - looked_at):
        if fault := project.references.fault(kind, name):
            yield _finding(page, page.source.text.find(f"{kind}:{name}"), fault)


def key_at(page: Page, offset: int) -> str:
    """The key of the front matter that `offset` lies in; "" in the text of the page."""
    if offset >= page.body_start:
        return ""
    keys = [
        (at, str(path[0])) for path, at in page.document.key_offsets.items() if len(path) == 1 and at < offset
    ]
    return max(keys, default=(0, ""))[1]


def _link(project: Project, page: Page, offset: int, target: str) -> Iterator[Finding]:
    found = project.references.link(target) if target.startswith(LINK_SCHEME) else None
    if found is None:
        name = target.removeprefix(LINK_SCHEME)
        yield page.source.finding(
            offset,
            "reference",
            Message("{name!r} is no contact with a web address", name=name),
            "name a contact of kind domain, url or account: [text](contact:organisation/site)",
        )
    elif fault := project.references.fault("contact", found[0]):
        yield _finding(page, offset, fault)


def _finding(page: Page, offset: int, fault: ReferenceFault) -> Finding:
    return page.source.finding(offset, fault.rule, fault.message, fault.fix)


def _around(text: str, match: re.Match[str]) -> str:
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    line_end = len(text) if line_end < 0 else line_end
    return text[max(line_start, match.start() - 10) : min(line_end, match.end() + 30)].strip()
