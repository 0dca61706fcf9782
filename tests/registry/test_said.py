"""What whoever keeps the records is told: each finding of cases/ with its severity, words and mend, in said.txt.

The words are pinned there and nowhere else: `PIN=1 scripts/test tests/registry/test_said.py` puts new ones in, for you
to read what changed.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import yaml

from sverka.registry import Policy
from sverka.registry.rules import check
from sverka.report import as_text
from tests.pinned import hold

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yml"))


def test_what_is_said(load, tmp_path: Path) -> None:
    said = []
    for file in CASES:
        said.append(f"=== {file.stem}\n{told(file, load)}\n")
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
    hold(HERE / "said.txt", "\n".join(said))


def told(file: Path, load) -> str:
    """What `sverka check` prints of a case."""
    case = yaml.safe_load(file.read_text("utf-8"))
    registry, findings = load(case["files"])
    today = Policy(date.fromisoformat(case.get("today", "2026-11-23")))
    findings += check(registry, today, case.get("roles"))
    return as_text(sorted(findings), notes=True)
