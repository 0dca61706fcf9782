"""What is told of a built page: severity, words and mend, as they stand in said.html.

A block is the body of a page, with all that the rules on pages say of it below, at the column where it begins.
The words are pinned there and nowhere else: after a change of wording put the new ones in.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sverka.registry import Policy, load_registry
from sverka.site.check import check_site
from tests.help_centre import DAY, MINIMAL

REGISTRY, _ = load_registry(MINIMAL / "content", MINIMAL)
BLOCKS = [
    tuple(block.strip("\n").split("\n    ", 1))
    for block in (Path(__file__).parent / "said.html").read_text("utf-8").split("\n\n")
]


@pytest.mark.parametrize(("html", "expected"), BLOCKS)
def test_what_is_said(html: str, expected: str, tmp_path: Path) -> None:
    assert told(html, tmp_path) == expected


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
