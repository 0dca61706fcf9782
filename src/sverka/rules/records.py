"""Records on record: evidence, life cycle, review dates (the rules live with the registry)."""

from __future__ import annotations

from collections.abc import Iterable

from sverka.core.findings import Finding
from sverka.project.project import Project
from sverka.registry import checks


def check(project: Project) -> Iterable[Finding]:
    """The findings of the registry's own rules."""
    roles, dialled_in = project.taxonomy.ids("roles"), project.settings.options.regions
    return checks.check(project.registry, project.policy, roles, dialled_in)
