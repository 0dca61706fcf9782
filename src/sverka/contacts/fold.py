"""Text as a person sees it: every digit, space, dash and full stop in its plain form, nothing invisible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sverka.core.characters import category as category_of
from sverka.core.characters import combining, digit, known, normalize, numeric

# Private-use characters that a view may put into its text.
GAP = "\ue000"  # nothing is shown here
WALL = "\ue001"  # something unknown is shown here: nothing may be joined across it

_ORDINARY = "\\x09\\x0a\\x20-\\x7e\u0401\u0410-\u044f\u0451«»…№" + WALL
_UNUSUAL = re.compile(f"[^{_ORDINARY}]+")
_HIDDEN = "\u200b"
_DEFANGED = re.compile(r"(?<=\w)[\[(]\.[\])](?=\w)")
# `name (собака) host точка ru`, `name[at]host[dot]ru`
_WRITTEN_OUT = re.compile(
    r"(?<=[a-z0-9])(?: ?[\[({] ?(?:(?P<dot>точка|тчк|dot)|собака|собачка|at) ?[\])}] ?"
    r"| (?:(?P<bare_dot>точка)|собака|собачка) )(?=[a-z0-9])",
    re.I,
)
_WRITTEN_SIGNS = ("точк", "тчк", "dot", "соба", "at]", "at)", "at}", "at ]", "at )", "at }")
_LATIN = re.compile(r"[A-Za-z]")
# Characters that show nothing, or only decorate the one before, though Unicode calls them letters or marks.
_BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u20e3\u2800" + GAP)
_BRACKETS = {"Ps": "(", "Pe": ")"}
_PLAIN_LETTER = re.compile(r"[A-Za-z0-9А-Яа-яЁё]")
_QUOTES = "\u201a\u201e\u301d\u301e\u301f"  # Unicode counts them among the brackets
_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")
_DASHES = set("\u2212\u2796\u2043\u02d7\u30fc\u2500\u2501\u23af")
_POINTS = {
    "\u3002": ".",
    "\uff61": ".",
    "\u2024": ".",
    "\u2219": "·",
    "\u22c5": "·",
    "\u30fb": "·",
    "\u2027": "·",
}
# Dice and the faces of clocks.
_PICTURED = {chr(0x2680 + side): str(side + 1) for side in range(6)} | {
    chr(0x1F550 + hour): str((hour + 1) % 12) for hour in range(12) if (hour + 1) % 12 < 10
}
# Letters that expressions without regard to case take for an ordinary one, of which they are no other case.
_OTHER_CASES = set("\u0130" + "".join(map(chr, range(0x1C80, 0x1C89))))
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REVERSED = re.compile("\u202e([^\u202c\n]*)")


class Folded(NamedTuple):
    """`text` and, where its length changed, for each character the offset it comes from."""

    text: str
    origins: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the text before folding."""
        if self.origins is None:
            return start, end
        places = [self.origins[at] for at in range(start, end)]
        return min(places), max(places) + 1


def fold(text: str) -> Folded:
    """Fold `text`; most texts come back with their length unchanged."""
    plain = text if text.isascii() else _UNUSUAL.sub(_fold_run, text)
    written_out = _is_written_out(plain)
    if _HIDDEN not in plain and "." not in plain and not written_out:
        return Folded(plain)
    if written_out:
        plain = _WRITTEN_OUT.sub(_sign, plain)
    drop = {at for at, char in enumerate(plain) if char == _HIDDEN} if _HIDDEN in plain else set()
    if "[." in plain or "(." in plain:
        for match in _DEFANGED.finditer(plain):
            drop |= {match.start(), match.end() - 1}
    if not drop:
        return Folded(plain)
    order = list(range(len(plain)))
    for match in _REVERSED.finditer(text):
        order[match.start(1) : match.end(1)] = reversed(order[match.start(1) : match.end(1)])
    kept = [at for at in order if at not in drop]
    return Folded("".join([plain[at] for at in kept]), kept)


def _is_written_out(text: str) -> bool:
    if not _LATIN.search(text):
        return False
    lowered = text.lower()
    return any(sign in lowered for sign in _WRITTEN_SIGNS) and bool(_WRITTEN_OUT.search(text))


def _sign(match: re.Match[str]) -> str:
    """The sign takes the place of the first character; the others go."""
    return ("." if match["dot"] or match["bare_dot"] else "@").ljust(len(match[0]), _HIDDEN)


def technique(raw: str) -> str:
    """How `raw` hides what it says from those who compare characters, or an empty string."""
    if _DEFANGED.search(raw) or _is_written_out(raw):
        return "defanged"
    if raw.isascii():
        return ""
    for char, seen in zip(raw, known(raw), strict=True):
        if char in _BIDI:
            return "bidi"
        plain = _fold_char(seen)
        if char != GAP and plain == _HIDDEN:
            return "zero-width"
        if not char.isascii() and combining(seen):
            return "combining"
        if not char.isascii() and plain.isascii() and plain.isalnum():
            return "unicode-digits" if plain.isdigit() else "compatibility"
    return ""


@lru_cache(maxsize=4096)
def _fold_text(run: str) -> str:
    chars = []
    for at, char in enumerate(run):
        folded = _fold_char(char)
        if char == "\u30fc" and at and run[at - 1].isalpha():
            folded = char  # the long vowel of a Japanese word
        # A mark on a digit or a separator is decoration; on a letter it makes another letter.
        if folded == char and combining(char) and not (at and run[at - 1].isalpha()):
            folded = _HIDDEN
        chars.append(folded)
    return "".join(chars)


def _fold_run(match: re.Match[str]) -> str:
    run = known(match[0])
    before = match.string[match.start() - 1 : match.start()]
    if before.isalpha() and combining(run[0]):
        return run[0] + _fold_text(run[1:])
    if before.isdigit() or match.string[match.end() : match.end() + 1].isdigit():
        # Beside digits a letter in a circle is a sign between them.
        return "".join(
            char if category_of(char) == "So" and folded.isalpha() else folded
            for char, folded in zip(run, _fold_text(run), strict=True)
        )
    return _fold_text(run)


def numeral(char: str) -> str:
    """The digit that a numeral shows which is no digit, such as a Roman one, or a picture of one; else nothing."""
    if category_of(char) == "Nl" and (number := numeric(char)) in range(10):
        return str(int(number or 0))
    return _PICTURED.get(char, "")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    category = category_of(char)
    if (
        char in _BLANK
        or category == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    ):
        return _HIDDEN
    if category in {"Zs", "Zl", "Zp"} or char in _BREAKS:
        return " "
    if category == "Pd" or char in _DASHES:
        return "-"
    if (shown_digit := digit(char)) is not None:
        return str(shown_digit)
    if shown := numeral(char):
        return shown
    if char in _OTHER_CASES:
        return char.upper().lower()[0]
    normal = normalize("NFKC", char)
    if normal in _DASHES:
        return "-"
    if category in _BRACKETS and not char.isascii() and char not in _QUOTES:
        return _BRACKETS[category]
    # A symbol that only holds a letter of another script is no letter of a word here.
    if category == "So" and not _PLAIN_LETTER.match(normal):
        return char
    return _POINTS.get(char) or (normal if len(normal) == 1 else char)
