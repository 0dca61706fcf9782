"""How far a text is from a name: optimal string alignment, of the whole text or of its nearest part."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Alignment(NamedTuple):
    """`distance` edits (insert, delete, replace, swap neighbours) turn `text[start:end]` into the name.

    `differing` are the places of `text` that no letter of the name accounts for.
    """

    distance: int
    start: int
    end: int
    differing: tuple[int, ...]


def align(text: str, name: str, *, part: bool) -> Alignment:
    """Align `name` with the whole of `text`, or with the `part` of it that is nearest.

    Optimal string alignment (Damerau-Levenshtein, no substring edited twice); for a part as by Sellers
    (1980): leaving out the beginning of the text costs nothing. Of several parts the first is taken.
    """
    rows = [[0 if part else at for at in range(len(text) + 1)]]
    for row, letter in enumerate(name, 1):
        above, current = rows[-1], [row]
        for at, char in enumerate(text, 1):
            cost = min(above[at] + 1, current[at - 1] + 1, above[at - 1] + (char != letter))
            if row > 1 and at > 1 and char == name[row - 2] and text[at - 2] == letter:
                cost = min(cost, rows[-2][at - 2] + 1)
            current.append(cost)
        rows.append(current)
    last = rows[-1]
    end = min(range(len(last)), key=last.__getitem__) if part else len(text)
    start, differing = _traced(rows, text, name, end, part)
    return Alignment(last[end], start, end, differing)


def bracketed(text: str, places: Collection[int]) -> str:
    """`text` with the characters at `places` in brackets: `acme[1]ine`."""
    parts = [f"[{char}]" if at in places else char for at, char in enumerate(text)]
    return "".join(parts).replace("][", "")


def _traced(rows: list[list[int]], text: str, name: str, end: int, part: bool) -> tuple[int, tuple[int, ...]]:
    """Walk back from `end`: where the alignment begins, and the places of `text` that differ."""
    row, at = len(name), end
    differing = []
    while row or (at and not part):
        here = rows[row][at]
        if row and at and here == rows[row - 1][at - 1] + (text[at - 1] != name[row - 1]):
            if text[at - 1] != name[row - 1]:
                differing.append(at - 1)
            row, at = row - 1, at - 1
        elif (
            row > 1
            and at > 1
            and text[at - 1] == name[row - 2]
            and text[at - 2] == name[row - 1]
            and here == rows[row - 2][at - 2] + 1
        ):
            differing += [at - 1, at - 2]
            row, at = row - 2, at - 2
        elif at and here == rows[row][at - 1] + 1:
            differing.append(at - 1)
            at -= 1
        else:
            row -= 1
    return at, tuple(sorted(differing))
