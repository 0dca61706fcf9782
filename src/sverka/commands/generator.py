"""MkDocs as a program of its own: how `build` and `serve` call it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date

from sverka.core.dates import epoch_of


def command(*arguments: str) -> list[str]:
    """The command line of MkDocs, run by the Python that runs this."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def environment(as_of: date | None) -> Mapping[str, str]:
    """What MkDocs is given: our own environment, and the day to count from where one is asked for."""
    day = {"SOURCE_DATE_EPOCH": str(epoch_of(as_of))} if as_of else {}
    # MkDocs 2 is no way on for this project: decisions/0001.
    return {**os.environ, **day, "NO_MKDOCS_2_WARNING": "1"}
