"""A careless change of a record that is in order, each with whether it is refused: see careless.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from sverka.core.findings import errors
from sverka.registry import Policy
from sverka.registry.checks import check

CASES = yaml.safe_load((Path(__file__).parent / "careless.yml").read_text("utf-8"))
FILES, CHANGES = CASES["files"], CASES["changes"]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["what"])
def test_change(change, load):
    files = dict(FILES)
    for name, pairs in change.get("change", {}).items():
        for old, new in pairs:
            assert old in files[name], f"{old!r} is not in {name}"
            files[name] = files[name].replace(old, new, 1)
    registry, findings = load(files)
    policy = Policy(date(2026, 11, 27), regions=tuple(change.get("regions", ["RU"])))
    found = errors([*findings, *check(registry, policy, ["editor", "security-team"])])
    rules = sorted({finding.rule for finding in found})
    assert rules == change["refused"], "\n".join(finding.message for finding in found)
    assert all(finding.fix for finding in found)
