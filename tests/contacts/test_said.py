"""What an editor is told of a contact: severity, verdict, words and mend, as they stand in said/.

A block is one text, in the syntax of its file, with all that is said of it below; each text stands for a branch
of the judgement. The words are pinned there and nowhere else: `PIN=1 scripts/test tests/contacts/test_said.py` puts
new ones in, for you to read what changed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sverka.contacts import find, scan, syntax_of
from sverka.contacts.judge import judge
from sverka.contacts.reading import LINT, STRICT, Reading
from sverka.core.source import SourceFile
from sverka.registry import Policy, Registry, load_registry
from tests.pinned import blocks, hold

SAID = Path(__file__).parent / "said"
FILES = sorted(SAID.glob("*.*"))


@pytest.fixture(scope="module")
def registry() -> Registry:
    """A contact of each status, and of each kind that is judged in a way of its own."""
    registry, findings = load_registry(SAID / "records", SAID)
    assert not findings
    return registry


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_said(file: Path, registry: Registry) -> None:
    hold(file, "\n\n".join(f"{text}\n{said(file, text, registry)}" for text in blocks(file)) + "\n")


def said(file: Path, text: str, registry: Registry) -> str:
    """All that is found in `text`, read as the first word of the file's name says.

    `project` and `outside`: where the file lies; `strict`: everything is accounted for; `verified`: the site
    publishes only what a second person has verified.
    """
    how = file.name.partition("-")[0]
    source, own_hosts = SourceFile(file.name, text + "\n"), {"help.example"}
    policy = Policy(date(2026, 11, 23), "verified" if how == "verified" else "corroborated")
    reading = Reading(STRICT if how == "strict" else LINT, registry.brands)
    in_project = how == "project"
    findings = scan(source, registry, policy, in_project=in_project, own_hosts=own_hosts, reading=reading)
    mentions = find(source.text, syntax_of(file.name) or "text", reading)
    reasons = (
        judge(found, registry, policy, own_hosts, examples=in_project, reading=reading).reason
        for found in mentions
    )
    lines = []
    for finding in findings:
        # A code for each reason, by which the browser's engine is compared with this one.
        verdict = f" {finding.verdict} ({next(reasons)})" if finding.verdict else ""
        lines.append(f"    {finding.column} {finding.severity}{verdict}: {finding.message} [{finding.rule}]")
        if finding.fix:
            lines.append(f"      fix: {finding.fix}")
    return "\n".join(lines) or "    nothing"
