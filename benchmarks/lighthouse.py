"""Rate pages of the built site with Lighthouse, as on a phone; needs npm and the system's Chromium.

Prints JSON: for each page its categories from 0 to 100, the better of `--runs` runs each, and `lost`: the audits that
cost points. A demonstration keeps search engines out, which costs SEO its audit `is-crawlable`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.chromium import launch_options, served_compressed

_TOOL = Path(".cache/peers/node_modules/.bin/lighthouse")
_PAGES = ["index.html", "faq/pay/refund.html", "contacts.html", "check.html"]
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_EXAMPLE = "example: scripts/bench lighthouse index.html check.html --runs 3"


def main() -> None:
    """Read the command line, measure, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/bench lighthouse", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("pages", nargs="*", default=_PAGES, metavar="PAGE", help="address on the site")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="the built site")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="a busy machine needs more than one")
    options = parser.parse_args()
    if missing := [page for page in options.pages if not (options.site / page).is_file()]:
        sys.exit(f"{options.site / missing[0]}: there is no such page; scripts/build makes it")
    with served_compressed(options.site) as base:
        result = {
            page: max((_rate(base + page) for _ in range(options.runs)), key=lambda one: one["performance"])
            for page in options.pages
        }
    print(json.dumps(result, ensure_ascii=False, indent=2))


def _rate(address: str) -> dict[str, Any]:
    chromium = launch_options()
    flags = " ".join(["--headless=new", *chromium["args"]])
    options = ["--quiet", "--no-enable-error-reporting", "--output=json", f"--chrome-flags={flags}"]
    run = subprocess.run(
        [_TOOL, address, *options, f"--only-categories={','.join(_CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": chromium["executable_path"]},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        sys.exit(run.stderr.strip() or f"lighthouse failed on {address}")
    report = json.loads(run.stdout)
    audits, categories = report["audits"], report["categories"]
    lost = {
        reference["id"]: audits[reference["id"]].get("displayValue") or audits[reference["id"]]["title"]
        for category in categories.values()
        for reference in category["auditRefs"]
        if reference["weight"]
        and (audits[reference["id"]]["score"] or 0) < 1
        and audits[reference["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    }
    return {**{name: round(100 * (categories[name]["score"] or 0)) for name in _CATEGORIES}, "lost": lost}


if __name__ == "__main__":
    main()
