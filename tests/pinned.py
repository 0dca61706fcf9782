"""Words that are pinned in a readable file: what is said of many cases, each beside its case."""

from __future__ import annotations

import os
from pathlib import Path


def blocks(file: Path) -> list[str]:
    """The cases of `file`: what stands before the lines that begin with four spaces, apart by an empty line."""
    return [
        block.strip("\n").partition("\n    ")[0]
        for block in file.read_text("utf-8").strip("\n").split("\n\n")
    ]


def hold(file: Path, text: str) -> None:
    """`file` says `text`. With PIN=1 in the environment it is made to, for an editor to read the difference."""
    if os.environ.get("PIN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
