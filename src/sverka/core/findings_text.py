"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from sverka.core.findings import ERROR, NOTE, WARNING, Finding


def as_text(findings: Iterable[Finding], *, notes: bool = False) -> str:
    """`path:line:col: message [rule]` and the mend below it; notes only where asked for."""
    lines = []
    for finding in findings:
        if finding.severity == NOTE and not notes:
            continue
        verdict = f" ({finding.verdict})" if finding.verdict else ""
        lines.append(
            f"{finding.path}:{finding.line}:{finding.column}: {finding.severity}: "
            f"{finding.message}{verdict} [{finding.rule}]"
        )
        if finding.fix:
            lines.append(f"    fix: {finding.fix}")
    return "\n".join(lines)


def as_json(findings: Iterable[Finding]) -> str:
    """`{"findings": […], "summary": {…}}` with every field of each finding."""
    findings = list(findings)
    records = [{**asdict(finding), "severity": finding.severity} for finding in findings]
    return json.dumps({"findings": records, "summary": counts(findings)}, ensure_ascii=False, indent=2)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    severities = [finding.severity for finding in findings]
    return {
        "errors": severities.count(ERROR),
        "warnings": severities.count(WARNING),
        "notes": severities.count(NOTE),
    }


def summary_line(findings: Iterable[Finding]) -> str:
    """`0 errors, 2 warnings`."""
    number = counts(findings)
    return f"{number['errors']} errors, {number['warnings']} warnings"
