"""Time a build of our help centre, checks included, against the same pages under plain Material.

Whole processes, in turns, each from an empty site folder; what counts is CPU time, which other work on the
machine disturbs least. Prints JSON, and what it is doing on standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.help_centre import DAY, FEWEST_PAGES, MOST_PAGES, write_help_centres
from sverka.core.dates import epoch_of

ENGINES = ("sverka", "material")
_EXAMPLE = "example: scripts/bench build --pages 100 1000 --runs 5 --json build.json"
_MAX_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere


@dataclass(frozen=True)
class Run:
    """One build as a process of its own."""

    cpu_seconds: float
    wall_seconds: float
    peak_memory_bytes: int


def main() -> None:
    """Read the command line, measure each size, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/bench build", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument(
        "--pages", type=_pages, nargs="+", default=[100, 1000], help="sizes of the help centre"
    )
    parser.add_argument("--runs", type=int, default=5, help="measured builds of each engine (default: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result there as well")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="work in this folder and leave it, to look into"
    )
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    with tempfile.TemporaryDirectory(prefix="sverka-bench-") as temporary:
        folder = options.keep or Path(temporary)
        sizes = [
            _measure(folder.absolute() / str(pages), pages, options.runs)
            for pages in sorted(set(options.pages))
        ]
    result = json.dumps(_result(sizes), indent=2)
    print(result)
    if options.json:
        options.json.write_text(result + "\n", encoding="utf-8")


def _pages(text: str) -> int:
    if not text.isdigit() or not FEWEST_PAGES <= int(text) <= MOST_PAGES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {FEWEST_PAGES} to {MOST_PAGES}")
    return int(text)


def _result(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes, and how the CPU time of a page grows from the smallest to the largest."""

    def growth(engine: str) -> float | None:
        a_page = [size[engine]["cpu_seconds"]["median"] / size["pages"] for size in sizes]
        return round(a_page[-1] / a_page[0], 3) if len(sizes) > 1 else None

    return {
        "benchmark": "build",
        "packages": {name: version(name) for name in ("mkdocs", "mkdocs-material")},
        "python": sys.version.split()[0],
        "sizes": sizes,
        "per_page_growth": growth("sverka"),
        "per_page_growth_material": growth("material"),
    }


def _measure(folder: Path, pages: int, runs: int) -> dict[str, Any]:
    """Build both help centres of one size in turns, after a warm-up of each."""
    _say(f"{pages} pages: writing them …")
    shutil.rmtree(folder, ignore_errors=True)
    expected = write_help_centres(folder, pages)
    measured: dict[str, list[Run]] = {engine: [] for engine in ENGINES}
    for number in range(runs + 1):
        for engine in ENGINES:
            run = _build(folder / engine)
            _say(
                f"{pages} pages, {f'run {number}' if number else 'warm-up'}, {engine}: {run.cpu_seconds:.2f} s CPU"
            )
            _compare(folder / engine / "site", expected)
            if number:
                measured[engine].append(run)
    pairs = [ours.cpu_seconds / theirs.cpu_seconds for ours, theirs in zip(*measured.values(), strict=True)]
    summaries = {engine: _summary(measured[engine], folder / engine / "site") for engine in ENGINES}
    medians = [summaries[engine]["cpu_seconds"]["median"] for engine in ENGINES]
    ratio = {"of_medians": round(medians[0] / medians[1], 3), "median_of_pairs": round(median(pairs), 3)}
    return {"pages": pages, "runs": runs, "ratio": ratio, **summaries}


def _summary(runs: list[Run], site: Path) -> dict[str, Any]:
    files = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    return {
        "cpu_seconds": _spread([run.cpu_seconds for run in runs]),
        "wall_seconds": _spread([run.wall_seconds for run in runs]),
        "peak_memory_mb": _spread([run.peak_memory_bytes / 1_000_000 for run in runs]),
        "output": {"files": len(files), "bytes": sum(files)},
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {"median": round(median(values), 2), "min": round(min(values), 2), "max": round(max(values), 2)}


def _build(project: Path) -> Run:
    """Run `mkdocs build` in `project`; leave with its output where it fails."""
    shutil.rmtree(project / "site", ignore_errors=True)
    fixed = {"SOURCE_DATE_EPOCH": str(epoch_of(DAY)), "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build"],
            cwd=project,
            env=os.environ | fixed,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{output.read()}\n{project}: mkdocs build ended with status {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _MAX_RSS_UNIT)


def _compare(site: Path, expected: list[str]) -> None:
    missing = [url for url in expected if not (site / url).is_file()]
    if missing:
        sys.exit(f"{site}: {len(missing)} of {len(expected)} pages were not built, the first is {missing[0]}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
