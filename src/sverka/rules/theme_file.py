"""Files of the site's own layer of the theme lie in the project, and say by their ending what they are."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding, Refused
from sverka.core.source import check_ending, real_path, shown_path
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """In overrides/: symbolic links that leave the project, and endings in capitals."""
    for file in project.components.theme.own_files():
        try:
            real_path(file, project.root)
            check_ending(shown_path(file, project.root))
        except Refused as refused:
            yield from refused.findings
