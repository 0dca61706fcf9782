"""A short soak. The long one is `python -m tests.soak --minutes 30`."""

from __future__ import annotations

import random

import pytest

from tests.soak.soak import soak

MINUTES = 3


@pytest.mark.slow
def test_a_soaked_site_is_whole_after_each_step(tmp_path):
    seed = random.randrange(1_000_000)
    figures = soak(tmp_path, MINUTES, seed, lambda said: None)
    assert figures.wrong == [], f"seed {seed}: {figures}"
    assert figures.steps.total() > 5
