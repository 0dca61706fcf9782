"""What takes long to make is made once in a run of the tests, however many processes share the run."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

Made = TypeVar("Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What `make` makes in a folder called `name`: by the first process that asks, while the others wait.

    It has to be something that can be pickled, and nobody may change it.
    """
    run = factory.getbasetemp()
    run = run.parent if run.name.startswith("popen-") else run  # of a process of pytest-xdist
    folder, made = run / f"once-{name}", run / f"once-{name}.pickle"
    with FileLock(run / f"once-{name}.lock"):
        if not made.exists():
            folder.mkdir()
            made.write_bytes(pickle.dumps(make(folder)))
    found: Made = pickle.loads(made.read_bytes())
    return found
