"""No altered digit or letter of a record of the demonstration gets through: value, display and evidence must agree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sverka.core.findings import errors
from sverka.core.yamlfile import Document
from sverka.registry import Policy, load_registry
from sverka.registry.checks import check
from tests.help_centre import OWN_DAY, REPOSITORY
from tests.mutation.mutants import mutants

REGISTRY, _ = load_registry(REPOSITORY / "content", REPOSITORY)
POLICY = Policy(OWN_DAY)


def refused(content: Path) -> bool:
    """Whether the records in `content` are found at fault."""
    registry, findings = load_registry(content, content.parent)
    return bool(errors(findings) or errors(check(registry, POLICY)))


@pytest.mark.parametrize("ref", sorted(REGISTRY.contacts))
def test_every_altered_value_is_refused(ref: str, tmp_path: Path) -> None:
    contact = REGISTRY.contacts[ref]
    content = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content/contacts", content / "contacts")
    for name in ("sources.yml", "facts.yml"):
        shutil.copy(REPOSITORY / "content" / name, content / name)
    assert not refused(content)

    source = contact.source_file
    document: Document = contact._document
    start = document.offset(*contact._path, "value")
    start += source.text[start] in "\"'"
    assert source.text[start:].startswith(contact.value)
    file = content / "contacts" / Path(source.path).name
    missed = []
    for mutant in mutants(contact.value):
        file.write_text(source.text[:start] + mutant + source.text[start + len(contact.value) :], "utf-8")
        if not refused(content):
            missed.append(mutant)
    assert missed == []
