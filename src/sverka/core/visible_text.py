"""Foreign text as it may be shown on a terminal: nothing in it acts, and nothing in it is lost.

A control character could move the cursor, recolour, retitle or answer for whoever reads; a bidi control or a line
separator could make one text look like another. Each is written as Python writes it, `\\x1b` or `\\u202e`.
"""

from __future__ import annotations

from collections.abc import Callable

from sverka.core.characters import category, known

# Controls, formats (bidi controls, what has no width, tags), what is not assigned, halves of a pair, separators of
# lines and paragraphs.
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """`text` in one line, each character that is not seen written out; a tab, which only leaves room, stays."""
    return _rewritten(text, lambda char: char if char == "\t" else _in_python(char))


def visible_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(map(visible, text.split("\n")))


def visible_json(text: str) -> str:
    """JSON that says exactly the same, in which no such character stands; they can stand in its strings alone."""
    return "\n".join(_rewritten(line, _in_json) for line in text.split("\n"))


def _rewritten(text: str, write: Callable[[str], str]) -> str:
    if text.isprintable() and known(text) == text:
        return text
    return "".join(write(char) if category(char) in UNSEEN else char for char in text)


def _in_python(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _in_json(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
