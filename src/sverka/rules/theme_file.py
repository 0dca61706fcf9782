"""Every file of the theme lies in the project: a link out of it would publish whatever it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.findings import Finding, Refused
from sverka.project import Project
from sverka.source import real_path, walk


def check(project: Project) -> Iterator[Finding]:
    """Symbolic links in overrides/ that leave the project."""
    for file in walk(project.root / "overrides"):
        try:
            real_path(file, project.root)
        except Refused as refused:
            yield from refused.findings
