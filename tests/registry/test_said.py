"""What whoever keeps the records is told: each finding of cases/ and careless.yml, word for word, in said-….txt.

The words are pinned there and nowhere else: `PIN=1 scripts/test tests/registry/test_said.py` puts new ones in, for you
to read what changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sverka.core.findings_text import as_text
from sverka.registry import Policy
from sverka.registry.checks import check
from tests.pinned import hold

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yml"))
CARELESS = yaml.safe_load((HERE / "careless.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["cases", "careless"])
def test_what_is_said(name: str, load, tmp_path: Path) -> None:
    said = []
    for heading, case in {"cases": cases, "careless": careless}[name]():
        said.append(f"=== {heading}\n{told(case, load)}\n")
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
    hold(HERE / f"said-{name}.txt", "\n".join(said))


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file of cases/ by its name."""
    for file in CASES:
        yield file.stem, yaml.safe_load(file.read_text("utf-8"))


def careless() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each careless change with what it makes of records in order."""
    for change in CARELESS["changes"]:
        files = dict(CARELESS["files"])
        for name, pairs in change.get("change", {}).items():
            for old, new in pairs:
                files[name] = files[name].replace(old, new, 1)
        case = {"files": files, "today": "2026-11-27", "roles": ["editor", "security-team"]}
        yield change["what"], {**case, "regions": change.get("regions", ["RU"])}


def told(case: dict[str, Any], load) -> str:
    """What `sverka check` prints of a case."""
    registry, findings = load(case["files"])
    day = date.fromisoformat(case.get("today", "2026-11-23"))
    findings += check(registry, Policy(day, regions=tuple(case.get("regions", ["RU"]))), case.get("roles"))
    return as_text(sorted(findings), notes=True)
