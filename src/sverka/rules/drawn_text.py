"""Nothing is drawn with signs of text: people and cameras read a code or digits made of blocks, no program does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.source import SourceFile
from sverka.project.project import Project

_FEWEST_LINES = 5
_FEWEST_SIGNS = 15
_SHARE = 0.8  # of the signs in a line
_MOST_USED = 12  # different signs
# Box drawing, blocks and shapes; Braille; arrows and squares; emoji.
_BLOCK = re.compile("[\u2500-\u25ff\u2800-\u28ff\u2b00-\u2bff\U0001f000-\U0001faff]")
_FIX = "draw it as a picture beside the page: ![what is seen](pictures/plan.svg)"


def check(project: Project) -> Iterator[Finding]:
    """Every page, its code included: five lines or more that consist of blocks or of one sign again and again."""
    for page in project.pages:
        yield from drawings(page.source)


def drawings(source: SourceFile) -> Iterator[Finding]:
    """A finding for each drawing in the text of a page."""
    offset = 0
    lines: list[tuple[int, str]] = []
    for line in source.text.split("\n"):
        lines.append((offset, line))
        offset += len(line) + 1
    for drawn, group in groupby(lines, key=lambda entry: _is_drawn(entry[1])):
        found = list(group)
        signs = sum(len(_signs(line)) for _, line in found)
        if drawn and len(found) >= _FEWEST_LINES and signs >= _FEWEST_SIGNS:
            message = Message(
                "a drawing made of {lines} lines of signs, which could hold a code or digits",
                lines=len(found),
            )
            yield source.finding(found[0][0], "drawn-text", message, _FIX)


def _is_drawn(line: str) -> bool:
    """Whether a line is made of blocks, of two signs, or nearly of one."""
    signs = _signs(line)
    used = set(signs)
    if not used or (len(used) > _MOST_USED and line.isascii()):
        return False
    most = max(len(_BLOCK.findall(signs)), *map(signs.count, used))
    return len(used) <= 2 or most >= _SHARE * len(signs)


def _signs(line: str) -> str:
    """What is seen of a line, without what HTML breaks it with, marks of a quotation and dots for blanks."""
    for mark in ("<br>", "<br/>", "&nbsp;"):
        line = line.replace(mark, "")
    return "".join(sign for sign in line if not sign.isspace() and sign not in "|>.\u2800\ufe0f")
