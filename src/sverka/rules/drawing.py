"""Drawings beside the pages hold shapes and texts: a browser opens a drawing by itself as a page."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.drawing import check_drawing
from sverka.core.findings import Finding, Refused
from sverka.core.source import read_source
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Every drawing that is published."""
    for path in project.media:
        if path.lower().endswith(".svg"):
            try:
                yield from check_drawing(read_source(project.root / path, project.root))
            except Refused as refused:
                yield from refused.findings
