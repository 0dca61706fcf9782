"""One record for everything that is wrong, or worth noting, in a source file or on the built site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sverka.core.rule import BY_VERDICT, ERROR, NOTE, WARNING, rule

__all__ = ["ERROR", "NOTE", "VERDICT_SEVERITY", "WARNING", "Finding", "Refused", "errors", "stopping"]

# What a verdict on a contact weighs, where its rule leaves that to the verdict.
VERDICT_SEVERITY = {
    "verified": NOTE,
    "corroborated": NOTE,
    "other-operator": NOTE,
    "denied-example": NOTE,
    "other-site": NOTE,
    "noncanonical": WARNING,
    "insecure": WARNING,
    "due-soon": WARNING,
    "denied": ERROR,
    "imitation": ERROR,
    "mismatch": ERROR,
    "unlisted": ERROR,
    "unaccounted": ERROR,
    "retired": ERROR,
    "suspended": ERROR,
    "expired": ERROR,
    "forbidden": ERROR,
    "redirector": ERROR,
    "out-of-scope": ERROR,
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`path:line:column` (1-based, in characters), the rule that found it, what is wrong and the mend.

    `kind`, `value` (canonical), `raw` (as written), `verdict` and `concealed` (the hiding technique)
    are filled where the finding is about a contact; `end_line` and `end_column`, of the first character behind what is
    written, where that is known, else 0. `edit` is what to put there instead, where nothing else can be meant.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    fix: str
    kind: str = ""
    value: str = ""
    raw: str = ""
    verdict: str = ""
    concealed: str = ""
    end_line: int = 0
    end_column: int = 0
    edit: str = ""

    @property
    def severity(self) -> str:
        """`error`, `warning` or `note`, as its rule says, or else its verdict."""
        severity = rule(self.rule).severity
        return VERDICT_SEVERITY.get(self.verdict, ERROR) if severity == BY_VERDICT else severity


class Refused(Exception):
    """Input that cannot be read any further; carries the findings that say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(f"{f.path}:{f.line}:{f.column}: {f.message}" for f in self.findings))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of `findings` that are errors."""
    return [finding for finding in findings if finding.severity == ERROR]


def stopping(findings: Iterable[Finding]) -> list[Finding]:
    """Those of `findings` that stop a build."""
    return [finding for finding in errors(findings) if rule(finding.rule).stops]
