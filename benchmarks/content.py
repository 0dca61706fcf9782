"""Time a build of this project's own content, a page, against that of the foundation: an earlier commit with its pages.

Whole processes, in turns, each with the code and the content of its commit; CPU time. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FOUNDATION = "1ce40d0"  # the last commit of the foundation
_EXAMPLE = "example: scripts/bench content --runs 5"


def main() -> None:
    """Build both in turns and compare the seconds a page."""
    parser = argparse.ArgumentParser(prog="scripts/bench content", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("--foundation", default=FOUNDATION, metavar="COMMIT", help="what to compare with")
    parser.add_argument("--runs", type=int, default=5, help="measured builds of each (default: 5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sverka-bench-") as temporary:
        earlier, now = Path(temporary) / "foundation", Path(temporary) / "now"
        _export(options.foundation, earlier)
        _export("HEAD", now)
        seconds: dict[str, list[float]] = {"foundation": [], "now": []}
        for run in range(options.runs + 1):  # the first of each fills the caches of the disk
            for name, folder in (("foundation", earlier), ("now", now)):
                print(f"run {run} of {options.runs}: {name}", file=sys.stderr)
                spent = _build(folder)
                if run:
                    seconds[name].append(spent)
        pages = {
            name: len(list((folder / "site").rglob("*.html")))
            for name, folder in (("foundation", earlier), ("now", now))
        }
    a_page = {name: median(spent) / pages[name] for name, spent in seconds.items()}
    result = {
        "benchmark": "content",
        "pages": pages,
        "cpu_seconds": {name: round(median(spent), 3) for name, spent in seconds.items()},
        "cpu_milliseconds_a_page": {name: round(1000 * spent, 2) for name, spent in a_page.items()},
        "ratio_a_page": round(a_page["now"] / a_page["foundation"], 3),
    }
    print(json.dumps(result, indent=2))


def _export(commit: str, folder: Path) -> None:
    folder.mkdir()
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)


def _build(folder: Path) -> float:
    """CPU seconds of one build with the code in `folder`, from an empty site."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "SOURCE_DATE_EPOCH": "1795564800"}
    subprocess.run(["rm", "-rf", folder / "site"], check=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"the build failed\n{run.stdout}{run.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
