"""Records on record: evidence, life cycle, review dates (the rules live with the registry)."""

from __future__ import annotations

from collections.abc import Iterable

from sverka.findings import Finding
from sverka.project import Project
from sverka.registry import rules


def check(project: Project) -> Iterable[Finding]:
    """The findings of the registry's own rules."""
    roles, dialled_in = project.taxonomy.ids("roles"), project.settings.options.regions
    return rules.check(project.registry, project.policy, roles, dialled_in)
