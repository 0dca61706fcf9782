"""Hold every built page against html-validate; needs npm. Exits 1 where a page has an error.

Prints JSON: `pages`, how many were read; `errors`, how many were found; `found`, each as page:line:column, rule and
message. Left out are rules of taste (titles over 70 signs, a doctype in small letters, a listbox that belongs to a
combobox) and one that would change how a contact is written, the spaces within a telephone number.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

_TOOL = Path(".cache/peers/node_modules/.bin/html-validate")
_CONFIG = Path("benchmarks/htmlvalidate.json")
_EXAMPLE = "example: scripts/bench html --site site"


def main() -> None:
    """Read the command line, validate, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/bench html", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="the built site")
    site: Path = parser.parse_args().site
    pages = sorted(site.rglob("*.html"))
    if not pages:
        sys.exit(f"{site}: there are no pages; scripts/build makes them")
    # Into a file: what the tool writes to a pipe ends where the pipe is full.
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        run = subprocess.run(
            [_TOOL, "--config", _CONFIG, "--formatter", f"json={report}", *pages],
            capture_output=True,
            text=True,
            check=False,
        )
        if not report.is_file():
            sys.exit(run.stderr.strip() or "html-validate said nothing")
        read = json.loads(report.read_text("utf-8"))
    found = [
        {
            "place": f"{Path(page['filePath']).resolve().relative_to(site.resolve())}:{one['line']}:{one['column']}",
            "rule": one["ruleId"],
            "message": one["message"],
        }
        for page in read
        for one in page["messages"]
    ]
    print(
        json.dumps({"pages": len(pages), "errors": len(found), "found": found}, ensure_ascii=False, indent=2)
    )
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
