"""Scripts and styles without what is for those who read their sources; a quarter smaller when packed."""

from __future__ import annotations

import re

# Empty lines, lines of comments alone, and how far a line is set in. No script has a text of several lines.
_FOR_READERS = re.compile(r"^\s*+(?:/\*(?>(?:[^*]|\*(?!/))*)(?:\*/\n|\Z)|//[^\n]*+\n)|^\s++", re.MULTILINE)

# A line that goes on in the next one. Not where it may end in a comment.
_GOES_ON = re.compile(r"^(?!.*//)(.*[,({\[])\n", re.MULTILINE)


def without_comments(text: str) -> str:
    """The JavaScript or CSS `text` without lines of comments, indentation, and ends of lines inside brackets."""
    return _GOES_ON.sub(r"\1", _FOR_READERS.sub("", text))
