"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from sverka.core.findings import ERROR, NOTE, WARNING, Finding
from sverka.core.messages import Message, counted, said
from sverka.core.visible_text import visible


def as_text(findings: Iterable[Finding], *, notes: bool = False, lang: str = "en") -> str:
    """`path:line:col: message [rule]` and the mend below it, in `lang`; notes only where asked for."""
    lines = []
    for finding in findings:
        if finding.severity == NOTE and not notes:
            continue
        verdict = f" ({finding.verdict})" if finding.verdict else ""
        lines.append(
            f"{finding.path}:{finding.line}:{finding.column}: {said(finding.severity, lang)}: "
            f"{said(finding.message, lang)}{verdict} [{finding.rule}]"
        )
        if finding.fix:
            lines.append("    " + said(Message("fix: {fix}", fix=finding.fix), lang))
    # Each in a line of its own, whatever stands in what it quotes: none can look like another finding.
    return "\n".join(map(visible, lines))


def as_json(findings: Iterable[Finding]) -> str:
    """`{"findings": […], "summary": {…}}` with every field of each finding; in English, whoever reads."""
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


def summary_line(findings: Iterable[Finding]) -> Message:
    """`0 errors, 2 warnings`."""
    number = counts(findings)
    return Message(
        "{errors}, {warnings}",
        errors=counted("{count} error", "{count} errors", number["errors"]),
        warnings=counted("{count} warning", "{count} warnings", number["warnings"]),
    )


def file_count(number: int) -> Message:
    """`3 files`."""
    return counted("{count} file", "{count} files", number)
