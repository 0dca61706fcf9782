"""Ids that one slip of the finger turns into each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_GAP = "\0"


def similar(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each id that is one insertion, deletion or substitution away from an earlier one, with that one.

    Ids are compared by what is left of them when one character is taken out, which takes time in
    proportion to their number; comparing all pairs of 10,000 ids would not.
    """
    gaps: dict[str, str] = {}  # an id with one character replaced by a gap → the first such id
    shortened: dict[str, str] = {}  # an id with one character taken out → the first such id
    seen: set[str] = set()
    for name in ids:
        with_gap = [name[:at] + _GAP + name[at + 1 :] for at in range(len(name))]
        without = [key.replace(_GAP, "") for key in with_gap]
        near = (
            next((gaps[key] for key in with_gap if key in gaps), None)
            or shortened.get(name)
            or next((key for key in without if key in seen), None)
        )
        if near:
            yield name, near
        for key in with_gap:
            gaps.setdefault(key, name)
        for key in without:
            shortened.setdefault(key, name)
        seen.add(name)
