"""The mutants: which slips are tried, and that the tests of the modules that decide notice them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import yaml

from benchmarks.mutants import KNOWN, MODULES, sample
from benchmarks.mutate import mutants
from tests.help_centre import REPOSITORY

TEXT = '''
"""What it is."""
from sverka.core.findings import ERROR
TABLE = {"denied": ERROR, "verified": "note"}
def judge(value: str = "none") -> bool:
    """Whether it is."""
    if value.strip() in {"a", "b"} and len(value) > 1:
        raise ValueError(value)
    return not value
'''
SLIPS = """
4: a table without 'denied'
4: a table without 'verified'
4: ERROR → NOTE
4: ERROR → WARNING
4: 'denied' → 'den~ied'
4: 'verified' → 'veri~fied'
4: 'note' → 'no~te'
5: 'none' → 'no~ne'
7: value.strip() in {'a', 'b'} and len(value) > 1 → not (value.strip() in {'a', 'b'} and len(value) > 1)
7: value.strip() in {'a', 'b'} and len(value) > 1 → value.strip() in {'a', 'b'} or len(value) > 1
7: value.strip() in {'a', 'b'} and len(value) > 1 → value.strip() in {'a', 'b'}
7: value.strip() in {'a', 'b'} and len(value) > 1 → len(value) > 1
7: value.strip() in {'a', 'b'} → value.strip() not in {'a', 'b'}
7: value.strip() → value
7: a table without 'a'
7: a table without 'b'
7: 'a' → '~a'
7: 'b' → '~b'
7: len(value) > 1 → len(value) >= 1
7: 1 → 2
8: raise ValueError(value) → pass
9: return not value → return None
9: not value → value
"""


def test_every_small_slip_is_tried() -> None:
    found = [f"{mutant.line}: {mutant.change}" for mutant in mutants(TEXT)]
    assert sorted(found) == sorted(SLIPS.strip().splitlines())
    for mutant in mutants(TEXT):
        compile(mutant.text, "module.py", "exec")


def test_a_sample_is_the_same_for_the_same_seed_and_even_over_the_modules() -> None:
    cases = sample(MODULES, 1, 60)
    assert cases == sample(MODULES, 1, 60) != sample(MODULES, 2, 60)
    assert {sum(case.module == module for case in cases) for module in MODULES} == {5}


def test_what_is_named_is_there() -> None:
    """Modules, their tests, and mutants of which it is said that no test can notice them."""
    for module, tests in MODULES.items():
        assert all((REPOSITORY / test).exists() for test in (f"src/sverka/{module}.py", *tests))
    slips = {f"{case.module}: {case.mutant.change}" for case in sample(MODULES, 1, 0)}
    for entry in yaml.safe_load(KNOWN.read_text("utf-8")):
        assert entry["mutant"] in slips
        assert entry["why"]


@pytest.mark.slow
def test_of_a_hundred_slips_in_what_decides_the_tests_notice_ninety_five() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.mutants", "--sample", "300"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result["killed_share"] >= 0.95, result["survived"]
