"""No name that a reader would see can hide from the rule behind what looks like code."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sverka.core.source import SourceFile
from sverka.project.project import Project
from sverka.rules import reference
from tests.help_centre import HelpCentre

NAME = "{{ contact:acme/nobody }}"
PIECES = ["`", "``", "```", "~~~", "\n", "\n\n", NAME, "a", " ", "- ", "1. ", "**", "\\", "| ", "--|--", "# "]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return HelpCentre(tmp_path_factory.mktemp("reference")).project()


@settings(max_examples=400)
@given(text=st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_a_name_that_readers_would_see_is_looked_at(project: Project, text: str) -> None:
    page = project.by_path["docs/contacts.md"]
    source = SourceFile(page.source.path, page.source.text[: page.body_start] + text)
    changed = replace(project, pages=[replace(page, source=source)])
    html = changed.rendered[page.url].html
    prose = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    found = list(reference.check(changed))
    assert found or "acme/nobody" not in prose, html
    assert all(finding.line <= source.text.count("\n") + 1 for finding in found)


def test_a_span_that_a_list_cuts_off_is_no_code(centre: HelpCentre) -> None:
    head = centre.read("docs/contacts.md").split("## ")[0]
    line = head.count("\n") + 1
    centre.write("docs/contacts.md", f"{head}- `{NAME}\n- `\n\n## Телефон\n\nНет.\n")
    assert centre.errors() == [f"docs/contacts.md:{line}:7 reference"]
