"""MkDocs in this process, so that whoever stops one stops the other: how `build` and `serve` run it."""

from __future__ import annotations

import os
import runpy
import sys
from datetime import date
from pathlib import Path

from sverka.core.dates import epoch_of


def run(root: Path, *arguments: str, as_of: date | None = None) -> None:
    """Run MkDocs in the folder `root`, counting from `as_of` where a day is asked for; raise SystemExit at its end."""
    os.chdir(root)
    if as_of:
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch_of(as_of))
    # MkDocs 2 is no way on for this project: decisions/0001.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sys.argv = ["mkdocs", *arguments]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
