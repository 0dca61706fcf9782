"""Python regular expressions as JavaScript reads them, so that both engines search with the same ones."""

from __future__ import annotations

import re
from types import ModuleType

_WORD = r"\p{L}\p{N}_"
# What means the same in Python (for text) and in JavaScript (with the flag u), longest first.
_OUTSIDE = {
    r"[^\W\d_]": r"\p{L}",
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"(?P<": "(?<",
    r"(?P=": r"\k<",
    r"\w": rf"[{_WORD}]",
    r"\W": rf"[^{_WORD}]",
    r"\b": rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    r"\Z": "$",
    r"\#": "#",
    r"\ ": " ",
    r"\"": '"',
    r"\'": "'",
    r"\-": "-",
    r"\«": "«",
    r"\&": "&",
    r"\~": "~",
}
_INSIDE = {r"\w": _WORD, r"\#": "#", r"\ ": " ", r"\"": '"', r"\'": "'", r"\&": "&", r"\~": "~"}
_PIECE = re.compile(
    r"\[\^\\W\\d_\]|\[\^\\W_\]|\(\?P[<=]|\\[\s\S]|\[\^?\]?|[\s\S]",
)


def javascript(pattern: re.Pattern[str]) -> list[str]:
    """Source and flags of `pattern` for `new RegExp`; raises ValueError for what JavaScript cannot say."""
    source = []
    inside = backreference = False
    for match in _PIECE.finditer(pattern.pattern):
        piece = match[0]
        if not inside and piece in {r"[^\W\d_]", r"[^\W_]"}:
            source.append(_OUTSIDE[piece])
        elif inside:
            # A bracket that opens nothing inside a class; `[^\W_]` is a class of its own only outside.
            inside = piece != "]"
            if piece.startswith("[") or piece in {r"\W", r"\b"}:
                piece = _inside_bracket(piece, pattern)
            source.append(_INSIDE.get(piece, piece))
        else:
            inside = piece.startswith("[")
            backreference = backreference or piece == "(?P="
            if piece == ")" and backreference:
                piece, backreference = ">", False
            source.append(_OUTSIDE.get(piece, piece))
    text = "".join(source)
    if re.search(r"(?<!\\)[*+?}]\+", re.sub(r"\[[^\]]*\]", "", text)):
        raise ValueError(f"JavaScript has no possessive quantifiers: {pattern.pattern!r}")
    return [text, "iu" if pattern.flags & re.IGNORECASE else "u"]


def _inside_bracket(piece: str, pattern: re.Pattern[str]) -> str:
    if piece == "[":
        return r"\["
    raise ValueError(f"{piece!r} inside a class is not translated: {pattern.pattern!r}")


def patterns_of(module: ModuleType) -> dict[str, list[str]]:
    """Every compiled pattern of a module by its name, without the underscore."""
    return {
        name.lstrip("_"): javascript(value)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
