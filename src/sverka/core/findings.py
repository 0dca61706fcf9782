"""One record for everything that is wrong, or worth noting, in a source file or on the built site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"

# What a verdict on a contact weighs (DESIGN: verdict table). A rule that passes no verdict is an error
# unless it stands in RULE_SEVERITY.
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
RULE_SEVERITY = {
    "clock-ahead": WARNING,
    "language-unchecked": WARNING,
    "page-overdue": WARNING,
    "older-site": WARNING,
    "review-due": WARNING,
    "withdrawn-contact": WARNING,
    "withdrawn-fact": WARNING,
    "absolute-promise": WARNING,
    "plain-language": WARNING,
    "picture-old": WARNING,
    "link-old": WARNING,
    "stale-translation": WARNING,
}
# Errors that `sverka check` reports and a build goes on with: what has expired leaves the site, and an error
# that stopped the build would keep it there.
LEAVES_THE_SITE = {"contact-expired", "fact-expired"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`path:line:column` (1-based, in characters), the rule that found it, what is wrong and the mend.

    `kind`, `value` (canonical), `raw` (as written), `verdict` and `concealed` (the hiding technique)
    are filled where the finding is about a contact.
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

    @property
    def severity(self) -> str:
        """`error`, `warning` or `note`, from the tables of this module."""
        return RULE_SEVERITY.get(self.rule) or VERDICT_SEVERITY.get(self.verdict, ERROR)


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
    return [finding for finding in errors(findings) if finding.rule not in LEAVES_THE_SITE]
