"""Whether work grows no faster than what it is done on, by the CPU time of two sizes: a ratio, on any machine."""

from __future__ import annotations

import time
from collections.abc import Callable

_LEAST = 0.02  # seconds; what takes less is nothing to compare
_MOST = 2.5  # times of what it should be


def grows_evenly(work: Callable[[int], object], size: int, factor: int = 4) -> bool:
    """Whether `work(factor * size)` takes no more than two and a half times `factor` times `work(size)`."""
    return _seconds(work, factor * size) <= _MOST * factor * max(_seconds(work, size), _LEAST)


def _seconds(work: Callable[[int], object], size: int) -> float:
    def once() -> float:
        start = time.process_time()
        work(size)
        return time.process_time() - start

    return min(once() for _ in range(2))
