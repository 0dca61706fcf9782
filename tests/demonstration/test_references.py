"""No altered character of a reference in the demonstration gets through: names, links, sources, facts and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from sverka.core.findings import ERROR, Refused
from sverka.core.source import SourceFile
from sverka.markdown.code import code_regions, inside
from sverka.markdown.references import REFERENCE
from sverka.markdown.renderer import Rendered, Renderer
from sverka.pages.front_matter import split_front_matter
from sverka.pages.page import Page
from sverka.project.project import load_project
from sverka.rules import broken_link, raw_html, reference
from tests.help_centre import OWN_DAY, REPOSITORY
from tests.mutation.mutants import mutants
from tests.shares import one_in

PROJECT = load_project(REPOSITORY, OWN_DAY)
RENDERER = Renderer(PROJECT.references, PROJECT.links)
_LINK = re.compile(r"(?<=\]\()contact:[a-z0-9/-]+(?=\))")
_SAME = re.compile(r"[ \t]+(?=\}\})|(?<=\{\{)[ \t]+")


def references() -> Iterator[tuple[Page, int, int]]:
    """Page, start and end of every reference that the content holds."""
    for page in PROJECT.pages:
        if page.kind == "listing":
            continue
        examples = [
            (start + page.body_start, end + page.body_start) for start, end in code_regions(page.body)
        ]
        for pattern in (REFERENCE, _LINK):
            for match in pattern.finditer(page.source.text):
                if not inside(match.start(), examples):
                    yield page, match.start(), match.end()


def altered(page: Page, text: str) -> Page:
    """`page` with another source text."""
    source = SourceFile(page.source.path, text)
    document, body_start = split_front_matter(source)
    meta = type(page.meta).model_validate(document.data)
    return replace(page, source=source, document=document, body_start=body_start, meta=meta)


def refused(page: Page, text: str) -> bool:
    """Whether a rule finds the page with that text at fault."""
    try:
        mutant = altered(page, text)
    except (Refused, ValueError):
        return True
    project = replace(PROJECT, pages=[mutant])
    # The other pages stay as they are: what was made of them need not be made again.
    project.__dict__["references"], project.__dict__["links"] = PROJECT.references, PROJECT.links
    project.__dict__["rendered"] = WithMutant(mutant)
    rules = (rule.check(project) for rule in (reference, broken_link, raw_html))
    return any(finding.severity == ERROR for finding in chain.from_iterable(rules))


class WithMutant(dict[str, Rendered]):
    """What is rendered of every page; of the mutant only when a rule asks for it."""

    def __init__(self, mutant: Page) -> None:
        super().__init__(PROJECT.rendered)
        self.pop(mutant.url)
        self.mutant = mutant

    def __missing__(self, url: str) -> Rendered:
        return self.setdefault(url, RENDERER.render(self.mutant))


REFERENCES = list(references())


def test_content_names_contacts() -> None:
    assert len(REFERENCES) > 40


@pytest.mark.parametrize(
    ("page", "start", "end"),
    one_in(4, REFERENCES),
    ids=[f"{page.source.path}:{page.source.position(start)[0]}" for page, start, _ in REFERENCES],
)
def test_every_altered_reference_is_refused(page: Page, start: int, end: int) -> None:
    text = page.source.text
    missed = []
    for mutant in mutants(text[start:end]):
        # White space inside the braces means nothing, and a letter before them is not in the reference.
        if _SAME.sub("", text[start:end]) in _SAME.sub("", mutant):
            continue
        if not refused(page, text[:start] + mutant + text[end:]):
            missed.append(mutant)
    assert missed == []
