"""Each file of cases/ is a page that an editor could have written, then the findings expected of it.

A finding reads `line:column kind value verdict`, then how the value was hidden, if it was. The pages of
cases/project lie inside the project; there a typed contact is a finding of its own, with its fix.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sverka.contacts import scan
from sverka.core.findings import Finding
from sverka.core.source import SourceFile

CASES = Path(__file__).parent / "cases"
SEPARATOR = "=== expected\n"


@pytest.mark.parametrize("file", sorted(CASES.glob("**/*.*")), ids=lambda file: file.name)
def test_case(file, registry, policy):
    page, _, expected = file.read_text("utf-8").partition(SEPARATOR)
    in_project = file.parent.name == "project"
    findings = scan(
        SourceFile(file.name, page), registry, policy, in_project=in_project, own_hosts={"help.example"}
    )
    assert "\n".join(map(shown, findings)) + "\n" == expected


def shown(finding: Finding) -> str:
    where = f"{finding.line}:{finding.column}"
    if finding.rule == "raw-contact":
        return f"{where} raw-contact: {finding.fix}"
    words = (where, finding.kind, finding.value, finding.verdict, finding.concealed)
    return " ".join(word for word in words if word)
