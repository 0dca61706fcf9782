"""The gate: two hooks of MkDocs judge the sources and what was put out; only what both passed is published.

Each hook answers for one share of the rules, as their records say. The gate counts which share was judged when, so
that a hook that was taken out of mkdocs.yml lets nothing through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sverka.core.findings import Finding, stopping
from sverka.core.messages import Message
from sverka.core.rule import CONTACTS, CONTENT, rule
from sverka.project.project import Project
from sverka.rules import check_sources

SOURCES, SITE = "the sources", "the built site"
HOOKS = {CONTACTS: "hooks/contacts.py", CONTENT: "hooks/content.py"}


@dataclass
class Gate:
    """Which share of the findings was judged at which stage, and what was found."""

    project: Project
    check_output: Callable[[], list[Finding]]
    findings: list[Finding] = field(default_factory=list)
    _judged: set[tuple[str, str]] = field(default_factory=set)
    _found: dict[str, list[Finding]] = field(default_factory=dict)

    def judge_sources(self, share: str) -> None:
        """Add what the source rules of `share`, CONTACTS or CONTENT, find."""
        self._judge(SOURCES, share, lambda: check_sources(self.project))

    def judge_site(self, share: str) -> None:
        """Add what the rules of `share` find in what was put out."""
        self._judge(SITE, share, self.check_output)

    def _judge(self, stage: str, share: str, check: Callable[[], list[Finding]]) -> None:
        """Each stage is read once for both shares, and each finding is said once."""
        if stage not in self._found:
            self._found[stage] = check()
        known = set(self.findings)
        mine = (finding for finding in self._found[stage] if rule(finding.rule).share == share)
        self.findings += [finding for finding in mine if finding not in known]
        self._judged.add((stage, share))

    def refusals(self, stage: str) -> list[Finding]:
        """Why a build may not go on after `stage`, SOURCES or SITE: hooks that judged nothing, else errors."""
        return [self._not_judged(stage, share) for share in HOOKS if (stage, share) not in self._judged] or (
            stopping(self.findings)
        )

    def _not_judged(self, stage: str, share: str) -> Finding:
        hooks = ", ".join(HOOKS.values())
        message = Message(
            "{hooks} has not judged {stage}: nobody checked the {share}",
            hooks=HOOKS[share],
            stage=stage,
            share=share,
        )
        return Finding("mkdocs.yml", 1, 1, "gate", message, Message("write hooks: [{hooks}]", hooks=hooks))


def order_faults(last: Sequence[str]) -> list[Finding]:
    """What is wrong where something may alter the site after it was judged.

    `last` names what runs when MkDocs is done, in its order: paths of hooks, modules of plugins.
    """
    judged = next((at for at, name in enumerate(last) if name in HOOKS.values()), len(last))
    late = [name for name in last[judged:] if name not in HOOKS.values() and not name.startswith("sverka.")]
    if not late:
        return []
    message = Message("{late} runs after the site was judged", late=late[0])
    fix = "take its on_post_build out, or give it a higher event_priority than the hooks have"
    return [Finding("mkdocs.yml", 1, 1, "gate", message, fix)]
