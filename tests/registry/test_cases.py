"""Each file of cases/ is a registry with the findings that are expected of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from sverka.registry import Policy
from sverka.registry.checks import check

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file, load):
    case = yaml.safe_load(file.read_text("utf-8"))
    registry, findings = load(case["files"])
    findings += check(
        registry, Policy(date.fromisoformat(case.get("today", "2026-11-23"))), case.get("roles")
    )
    found = [f"{f.path}:{f.line}:{f.column} {f.rule}" for f in sorted(findings)]
    assert found == [line.split(": ")[0] for line in case["expect"]]
    for finding, line in zip(sorted(findings), case["expect"], strict=True):
        assert finding.message and finding.fix.startswith(line.partition(": ")[2])
