"""Python regular expressions as JavaScript reads them, so that both engines search with the same ones."""

from __future__ import annotations

import re
from types import ModuleType

_WORD = r"_\p{L}\p{N}"
# What Python counts as white space; JavaScript leaves some of it out and adds U+FEFF.
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# What means the same in Python (for text) and in JavaScript (with the flag u).
_OUTSIDE = {
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"[\W_]": r"[^\p{L}\p{N}]",
    r"\w": rf"[{_WORD}]",
    r"\W": rf"[^{_WORD}]",
    r"\s": rf"[{_SPACE}]",
    r"\S": rf"[^{_SPACE}]",
    r"\b": rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    ".": r"[^\n]",
    "$": r"(?=\n?$)",
    r"\Z": "$",
}
_INSIDE = {r"\w": _WORD, r"\s": _SPACE, "[": r"\[", "]": r"\]"}
# Signs that need no escape, where JavaScript allows none.
_ESCAPED_SIGNS = {rf"\{sign}": sign for sign in "# \"'«&~"}
_CLASS = r"\[\^?\]?(?>(?:\\[\s\S]|[^\]\\])*)\]?"
_PIECE = re.compile(rf"\(\?P<\w+>|\(\?P=(?P<again>\w+)\)|(?P<class>{_CLASS})|\\[\s\S]|[\s\S]")
# What is found already is covered (see prose.py); JavaScript covers a character of two units by one of two units.
_USED = r"\ue003\u{100003}"
# With re.IGNORECASE these two count as i in Python alone.
_OTHER_I = r"\u0130\u0131"


def javascript(pattern: re.Pattern[str]) -> list[str]:
    """Source and flags of `pattern` for `new RegExp`; raises ValueError for what JavaScript cannot say."""
    ignore_case = bool(pattern.flags & re.IGNORECASE)
    source = "".join(_translated(match, ignore_case) for match in _PIECE.finditer(pattern.pattern))
    if pattern.flags & re.DOTALL:
        source = source.replace(_OUTSIDE["."], "[^]")
    if re.search(r"[*+?}]\+", re.sub(rf"{_CLASS}|\\[\s\S]", "x", pattern.pattern)):
        raise ValueError(f"JavaScript has no possessive quantifiers: {pattern.pattern!r}")
    return [source, "iu" if ignore_case else "u"]


def _translated(match: re.Match[str], ignore_case: bool) -> str:
    piece = match[0]
    if match["class"] and piece not in _OUTSIDE:
        return _class(piece, ignore_case)
    if piece.startswith("(?P<"):
        return "(?<" + piece.removeprefix("(?P<")
    if match["again"]:
        return rf"\k<{match['again']}>"
    if ignore_case and piece in {"i", "I"}:
        return f"[i{_OTHER_I}]"
    if piece == r"\-":
        return "-"
    return _OUTSIDE.get(piece) or _ESCAPED_SIGNS.get(piece, piece)


def _class(written: str, ignore_case: bool) -> str:
    """`[…]` of Python; a bracket inside opens nothing."""
    opening = "[^" if written.startswith("[^") else "["
    pieces = re.findall(r"\\[\s\S]|[\s\S]", written[len(opening) : -1])
    for piece in pieces:
        if piece in {r"\W", r"\S", r"\b"}:
            raise ValueError(f"{piece} inside a class is not translated: {written!r}")
    inside = "".join(_INSIDE.get(piece) or _ESCAPED_SIGNS.get(piece, piece) for piece in pieces)
    for used in (r"\ue003", "\ue003"):
        inside = inside.replace(used, _USED)
    if ignore_case and re.search("a-z|A-Z|[iI\u0130\u0131]", inside):
        inside = _OTHER_I + inside
    return f"{opening}{inside}]"


def patterns_of(module: ModuleType) -> dict[str, list[str]]:
    """Every compiled pattern of a module by its name, without the underscore."""
    return {
        name.lstrip("_"): javascript(value)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
