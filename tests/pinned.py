"""Words that are pinned in a readable file: what is said of many cases, each beside its case."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

WIDTH = 120  # characters of a line


def blocks(file: Path) -> list[str]:
    """The cases of `file`: what stands before the lines that begin with four spaces, apart by an empty line."""
    return [
        block.strip("\n").partition("\n    ")[0]
        for block in file.read_text("utf-8").strip("\n").split("\n\n")
    ]


def hold(file: Path, text: str) -> None:
    """`file` says `text`. With PIN=1 in the environment it is made to, for an editor to read the difference."""
    text = "\n".join(map(_folded, text.split("\n")))
    if os.environ.get("PIN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def _folded(line: str) -> str:
    """A long line over several; what follows is set in further than any finding begins."""
    if len(line) <= WIDTH:
        return line
    inset = " " * (len(line) - len(line.lstrip()) + 6)
    folded = textwrap.wrap(
        line, WIDTH, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False
    )
    assert " ".join(folded).split() == line.split()
    return "\n".join(folded)
