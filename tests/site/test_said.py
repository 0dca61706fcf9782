"""What is told of a built page: severity, words and mend, as they stand in said.html.

A block is the body of a page, with all that the rules on pages say of it below, at the column where it begins.
The words are pinned there and nowhere else: `PIN=1 scripts/test tests/site/test_said.py` puts new ones in, for you
to read what changed.
"""

from __future__ import annotations

from pathlib import Path

from sverka.registry import Policy, load_registry
from sverka.site.check import check_site
from tests.help_centre import DAY, MINIMAL
from tests.pinned import blocks, hold

REGISTRY, _ = load_registry(MINIMAL / "content", MINIMAL)
SAID = Path(__file__).parent / "said.html"


def test_what_is_said(tmp_path: Path) -> None:
    hold(SAID, "\n\n".join(f"{html}\n    {told(html, tmp_path)}" for html in blocks(SAID)) + "\n")


def told(html: str, folder: Path) -> str:
    """All that is found on a page of `html` but for its contacts, of which tests/contacts speaks."""
    (folder / "index.html").write_text(f"<!doctype html><title>a</title>\n{html}\n", "utf-8")
    (folder / "a.js").touch()
    lines = []
    for finding in check_site(folder, REGISTRY, Policy(DAY), "https://help.example/", {}):
        if finding.rule != "on-record":
            lines.append(f"{finding.column} {finding.severity}: {finding.message} [{finding.rule}]")
            lines.append(f"  fix: {finding.fix}")
    return "\n    ".join(lines) or "nothing"
