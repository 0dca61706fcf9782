"""Files of the site's own layer of the theme lie in the project, since a link out of it would publish its target."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding, Refused
from sverka.core.source import real_path
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Symbolic links in overrides/ that leave the project."""
    for file in project.components.theme.own_files():
        try:
            real_path(file, project.root)
        except Refused as refused:
            yield from refused.findings
