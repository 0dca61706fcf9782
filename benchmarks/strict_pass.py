"""Check the pages of a folder once, strictly, with the sources that stand first in PYTHONPATH; print CPU seconds.

For `contacts.py --against`, which runs it with the sources of two commits; so it keeps to what both have. One
process is one pass: nothing is remembered from an earlier one.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.help_centre import DAY
from sverka.contacts import scan
from sverka.core.source import SourceFile
from sverka.pages.page import HANDBOOKS
from sverka.project.project import Project, load_project


def main(root: Path, folder: Path) -> None:
    """Read the project in `root` and the pages in `folder`, then check these."""
    project = load_project(root, DAY)
    hosts = (urlsplit(project.settings.site_url).hostname or "",)
    reading = _reading(project, folder)
    files = sorted(folder.rglob("*.html"))
    pages = [SourceFile(file.relative_to(folder).as_posix(), file.read_text("utf-8")) for file in files]
    start = time.process_time()
    for page in pages:
        examples = f"docs/{page.path}".startswith(HANDBOOKS)
        scan(
            page,
            project.registry,
            project.policy,
            in_project=False,
            own_hosts=hosts,
            examples=examples,
            **reading,
        )
    print(time.process_time() - start)


def _reading(project: Project, folder: Path) -> dict[str, Any]:
    """How a build reads its site; before there were three policies there was but one way."""
    try:
        from sverka.project.accounting import site_names, site_reading
    except ImportError:
        return {}
    return {"reading": site_reading(project.reading, site_names(folder, ()))}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
