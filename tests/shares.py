"""Of many alike cases the quick tests take a share; with --all each is tried."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(every: int, cases: Iterable[Any]) -> list[Any]:
    """The cases for `parametrize`, one in `every` as it is and the others as slow ones."""
    marked = []
    for at, case in enumerate(cases):
        values = case if isinstance(case, tuple) else (case,)
        marked.append(pytest.param(*values, marks=[pytest.mark.slow] if at % every else []))
    return marked
