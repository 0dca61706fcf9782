"""Files of the theme lie in the project, since a link out of it would publish its target; none is missing."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.assets import BUNDLES
from sverka.findings import Finding, Refused
from sverka.project import Project
from sverka.source import real_path, walk


def check(project: Project) -> Iterator[Finding]:
    """Symbolic links in overrides/ that leave the project, and missing parts of what is joined."""
    theme = project.root / "overrides"
    for file in walk(theme):
        try:
            real_path(file, project.root)
        except Refused as refused:
            yield from refused.findings
    for name, parts in BUNDLES.items():
        for part in parts:
            if not (theme / part).is_file():
                fix = "put the file there, an empty one if need be"
                yield Finding(
                    f"overrides/{part}", 1, 1, "theme", f"is missing; {name} is joined from it", fix
                )
