"""Each line of lines/* is a text of its own, in the syntax of its file.

Behind ⇐ it says which values are found there, and how they are judged; after a long text ⇐ begins a line of its own.

Lines without ⇐ are headings. `\\u202f` stands for the character itself, so that invisible ones can be seen.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sverka.contacts import scan
from sverka.core.source import SourceFile
from sverka.registry import Policy, Registry

LINES = Path(__file__).parent / "lines"
FILES = sorted(LINES.glob("*.*"))


def cases(file: Path) -> list[tuple[str, str]]:
    """Text and what is expected of it: `value verdict; value verdict`, or `nothing`."""
    written = file.read_text("utf-8").replace("\n    ⇐ ", " ⇐ ")
    lines = [line.split(" ⇐ ") for line in written.splitlines() if " ⇐ " in line]
    return [(_visible(text), expected) for text, expected in lines]


def _visible(text: str) -> str:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return text.replace("\\\\", "\\")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_is_judged_as_it_says(file: Path, registry: Registry, policy: Policy) -> None:
    wrong = []
    for text, expected in cases(file):
        findings = scan(
            SourceFile(file.name, text), registry, policy, in_project=False, own_hosts=("help.example",)
        )
        found = "; ".join(f"{finding.value} {finding.verdict}" for finding in findings) or "nothing"
        if found != expected:
            wrong.append(f"{text!r}: expected {expected}, found {found}")
    assert not wrong, "\n".join(wrong)


def test_there_are_cases_in_every_file() -> None:
    assert len(FILES) >= 4
    assert all(len(cases(file)) >= 15 for file in FILES)
