"""What whoever keeps the records is told: each finding of cases/ with its severity, words and mend, in said.txt.

The words are pinned there and nowhere else: after a change of wording put the new ones in.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from sverka.registry import Policy
from sverka.registry.rules import check
from sverka.report import as_text

HERE = Path(__file__).parent
HEADING = "=== "
SAID = {
    case.partition("\n")[0]: case.partition("\n")[2].strip()
    for case in (HERE / "said.txt").read_text("utf-8").split(HEADING)[1:]
}


@pytest.mark.parametrize("file", sorted((HERE / "cases").glob("*.yml")), ids=lambda file: file.stem)
def test_what_is_said(file: Path, load) -> None:
    assert told(file, load) == SAID[file.stem]


def told(file: Path, load) -> str:
    """What `sverka check` prints of a case."""
    case = yaml.safe_load(file.read_text("utf-8"))
    registry, findings = load(case["files"])
    today = Policy(date.fromisoformat(case.get("today", "2026-11-23")))
    findings += check(registry, today, case.get("roles"))
    return as_text(sorted(findings), notes=True)
