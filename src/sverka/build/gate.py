"""The gate: two hooks of MkDocs judge the sources and what was put out; only what both passed is published.

Each hook answers for one share of the findings. The gate counts which share was judged when, so that a hook that
was taken out of mkdocs.yml lets nothing through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sverka.core.findings import Finding, stopping
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.rules import CONTACT_RULES, CONTENT_RULES, check_sources

CONTACTS, CONTENT = "contacts", "content"
SOURCES, SITE = "the sources", "the built site"
HOOKS = {CONTACTS: "hooks/contacts.py", CONTENT: "hooks/content.py"}
_RULES = {CONTACTS: CONTACT_RULES, CONTENT: CONTENT_RULES}


@dataclass
class Gate:
    """Which share of the findings was judged at which stage, and what was found."""

    project: Project
    check_output: Callable[[], list[Finding]]
    findings: list[Finding] = field(default_factory=list)
    _judged: set[tuple[str, str]] = field(default_factory=set)
    _output: list[Finding] | None = None

    def judge_sources(self, share: str) -> None:
        """Run the source rules of `share`: CONTACTS or CONTENT."""
        self._add(check_sources(self.project, _RULES[share]))
        self._judged.add((SOURCES, share))

    def judge_site(self, share: str) -> None:
        """Judge what was put out, for `share`; the files are read once for both."""
        if self._output is None:
            self._output = self.check_output()
        self._add(finding for finding in self._output if _share(finding) == share)
        self._judged.add((SITE, share))

    def refusals(self, stage: str) -> list[Finding]:
        """Why a build may not go on after `stage`, SOURCES or SITE: hooks that judged nothing, else errors."""
        return [self._not_judged(stage, share) for share in HOOKS if (stage, share) not in self._judged] or (
            stopping(self.findings)
        )

    def _add(self, findings: Iterable[Finding]) -> None:
        known = set(self.findings)
        self.findings += [finding for finding in findings if finding not in known]

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


def _share(finding: Finding) -> str:
    return CONTACTS if finding.kind else CONTENT
