"""Change one thing at a time in the modules that decide, and name the changes that no test notices.

A sample of the mutants of each module, the same for the same seed. Each runs in a copy of the package: the
module's own tests first, then wider ones. Prints JSON; progress goes to stderr. What was found is kept in
.cache/mutants.txt, so that a run which was stopped goes on where it stopped.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import pytest
import yaml

from benchmarks.mutate import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
# Each module with the tests that are its own, the quickest first.
MODULES = {
    "core/findings": ("tests/core/test_findings.py",),
    "reports/masking": ("tests/reports/test_masking.py",),
    "contacts/allowed": ("tests/contacts/test_allowed.py", "tests/contacts/test_said.py"),
    "contacts/judge": ("tests/contacts/test_judge.py", "tests/contacts/test_said.py"),
    "contacts/reasons": ("tests/contacts/test_judge.py", "tests/contacts/test_said.py"),
    "contacts/record": ("tests/contacts/test_record.py", "tests/contacts/test_said.py"),
    "registry/canonical": (
        "tests/registry/test_forms.py",
        "tests/registry/test_cases.py",
        "tests/registry/test_said.py",
    ),
    "registry/evidence": ("tests/registry/test_cases.py", "tests/registry/test_said.py"),
    "registry/lifecycle": ("tests/registry/test_cases.py", "tests/registry/test_said.py"),
    "registry/agreement": ("tests/registry/test_cases.py", "tests/registry/test_said.py"),
    "build/swap": ("tests/build/test_swap.py",),
    "site/html_rules": ("tests/site/test_said.py", "tests/site/test_check.py"),
}
# Quick ones that look at the same modules from further off.
WIDER = (
    *(f"tests/contacts/test_{name}.py" for name in ("cases", "lines", "find", "lookalike")),
    "tests/registry",
    "tests/markdown/test_references.py",
)
KNOWN = ROOT / "benchmarks/equivalent_mutants.yml"
_CACHE = ROOT / ".cache/mutants.txt"
_SECONDS = (30, 240)  # of CPU time, for the own tests and the wider ones
_AT_ONCE = 2
_PYTEST = (
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-n",
    "0",
    "-m",
    "not slow",
    "--assert=plain",
    "--hypothesis-seed=0",
)
# Each process is forked from one that has loaded what is not ours: that takes two thirds of a short run.
_THEIRS = """
ada_url hypothesis.strategies jinja2 lunr markdown phonenumbers PIL.Image pydantic pytest rapidfuzz.process
_hypothesis_pytestplugin pytest_playwright.pytest_playwright selectolax.lexbor tldextract xdist.plugin
"""
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(_THEIRS.split())
_EXAMPLE = "example: scripts/bench mutants --seed 7 --sample 300 --module contacts/judge"


class Case(NamedTuple):
    """A mutant of a module."""

    module: str
    mutant: Mutant

    @property
    def place(self) -> str:
        """Where it is and what was changed."""
        return f"src/sverka/{self.module}.py:{self.mutant.line}: {self.mutant.change}"


def main() -> None:
    """Run a sample and print which mutants live."""
    parser = argparse.ArgumentParser(prog="scripts/bench mutants", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: 1)")
    parser.add_argument("--sample", type=int, default=300, help="how many mutants; 0 is all (default: 300)")
    parser.add_argument(
        "--module", nargs="+", choices=MODULES, metavar="NAME", help=f"of: {', '.join(MODULES)}"
    )
    options = parser.parse_args()
    cases = sample(options.module or MODULES, options.seed, options.sample)
    with tempfile.TemporaryDirectory(prefix="sverka-mutants-") as temporary:
        alive = Laboratory(Path(temporary)).survivors(cases)
    reasons = {entry["mutant"]: entry["why"] for entry in yaml.safe_load(KNOWN.read_text("utf-8"))}
    survived = [
        {"mutant": case.place, "why": reasons.get(f"{case.module}: {case.mutant.change}", "no test notices")}
        for case in alive
    ]
    killed = len(cases) - len(alive)
    result = {
        "benchmark": "mutants",
        "seed": options.seed,
        "total": len(cases),
        "killed": killed,
        "killed_share": round(killed / len(cases), 4),
        "modules": {
            module: {
                "total": sum(case.module == module for case in cases),
                "survived": sum(case.module == module for case in alive),
            }
            for module in dict.fromkeys(case.module for case in cases)
        },
        "survived": survived,
    }
    print(json.dumps(result, indent=2, ensure_ascii=False))


def sample(modules: Iterable[str], seed: int, size: int) -> list[Case]:
    """`size` mutants, as evenly from all modules as they have some."""
    shuffled = []
    for module in modules:
        cases = [
            Case(module, mutant) for mutant in mutants((ROOT / f"src/sverka/{module}.py").read_text("utf-8"))
        ]
        random.Random(f"{seed} {module}").shuffle(cases)
        shuffled.append(cases)
    turns = [case for turn in zip_longest(*shuffled) for case in turn if case]
    return sorted(turns[:size] if size else turns, key=lambda case: (case.module, case.mutant.line))


class Laboratory:
    """Copies of the package below `folder`, one for each mutant that is tried at the same time."""

    def __init__(self, folder: Path) -> None:
        self._copies: SimpleQueue[Path] = SimpleQueue()
        for at in range(_AT_ONCE):
            copy = folder / str(at)
            shutil.copytree(
                ROOT / "src/sverka", copy / "sverka", ignore=shutil.ignore_patterns("__pycache__")
            )
            subprocess.run([sys.executable, "-m", "compileall", "-q", copy], check=True)
            self._copies.put(copy)
        self._fingerprint = _fingerprint()
        _CACHE.parent.mkdir(exist_ok=True)
        _CACHE.touch()
        self._known = dict(line.split() for line in _CACHE.read_text("utf-8").splitlines())

    def survivors(self, cases: list[Case]) -> list[Case]:
        """Those of `cases` that all tests pass with."""
        self._pass_as_it_is({case.module for case in cases})
        alive = []
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for at, (case, lives) in enumerate(
                zip(cases, pool.map(self._lives, cases), strict=True), start=1
            ):
                if lives:
                    alive.append(case)
                if lives or at % 25 == 0:
                    print(
                        f"{at} of {len(cases)}, {len(alive)} live  {case.place if lives else ''}",
                        file=sys.stderr,
                    )
        return alive

    def _pass_as_it_is(self, modules: set[str]) -> None:
        """Nothing can be told of mutants from tests that fail without one."""
        copy = self._copies.get()
        own = sorted({file for module in modules for file in MODULES[module]})
        for tests, seconds in ((own, 600), (WIDER, 600)):
            if _fails(copy, tests, seconds):
                sys.exit(
                    f"scripts/bench mutants: {' '.join(tests)} fail as the package stands; mend that first"
                )
        self._copies.put(copy)

    def _lives(self, case: Case) -> bool:
        key = sha256(f"{self._fingerprint} {case.module} {case.mutant.text}".encode()).hexdigest()
        if key not in self._known:
            copy = self._copies.get()
            self._known[key] = "lives" if self._tried(copy, case) else "killed"
            self._copies.put(copy)
            with _CACHE.open("a", encoding="utf-8") as cache:
                cache.write(f"{key} {self._known[key]}\n")
        return self._known[key] == "lives"

    def _tried(self, copy: Path, case: Case) -> bool:
        file = copy / f"sverka/{case.module}.py"
        original = file.read_bytes()
        try:
            file.write_text(case.mutant.text, "utf-8")
            # Compiled code is told from its source by time and size, which a mutant may share.
            for compiled in file.parent.glob(f"__pycache__/{file.stem}.*.pyc"):
                compiled.unlink()
            stages = zip((MODULES[case.module], WIDER), _SECONDS, strict=True)
            return not any(_fails(copy, tests, seconds) for tests, seconds in stages)
        finally:
            file.write_bytes(original)


def _fails(copy: Path, tests: Iterable[str], seconds: int) -> bool:
    """Whether a test fails, or does not end, with the package of `copy`."""
    process = _SERVER.Process(target=_run, args=(copy, list(tests), seconds))
    process.start()
    process.join()
    return process.exitcode != 0


def _run(copy: Path, tests: list[str], seconds: int) -> None:
    """The whole life of a process: tests with the package of `copy`, for so many seconds of CPU time.

    Time on the wall says how busy the machine is: a mutant would be killed by what else runs there.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    os.environ["PYTHONPATH"] = str(copy)  # for what the tests start
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(copy / "hypothesis")
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(copy), str(ROOT)]
    os.chdir(ROOT)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    gc.freeze()  # pytest collects garbage when it ends, among all that was loaded
    status = pytest.main([*_PYTEST, *tests])
    ours = Path(sys.modules["sverka"].__file__ or "").is_relative_to(copy)
    os._exit(int(status) if ours else 2)


def _fingerprint() -> str:
    """Of everything that a verdict on a mutant rests on."""
    digest = sha256()
    for folder in ("src", "tests", "content", "docs", "hooks", "overrides"):
        for file in _files(ROOT / folder):
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts)


if __name__ == "__main__":
    main()
