"""Which groups of digits make one number: the longest parts that have a value, set off from other digits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from sverka.contacts.runs import Group, Groups, digits_of
from sverka.registry.regions import Region

DIALLED = range(7, 16)  # digits of a telephone number (E.164)
# What may stand between two numbers, and seldom does inside one.
_LISTS = re.compile(r"[,;:\t\n|•+\d]|[^\W\d_]|\s[^\w\s(\[]|[^\w\s]\s|\s\s")
_PARTS = re.compile(r"[,;\n\d]|[^\W\d_]")  # what never stands inside
_MOST_GROUPS = 12  # of a number
_FEW_GROUPS = 4  # of which no part is worth telling apart by its weight
# Digits of a group in a table, and how many such groups in a row are one: nobody spells so many numbers out like that.
_SMALL, _TABLE = 2, 200

# Of what groups, and all their digits, make; empty where they make nothing.
Value = Callable[[Groups, str], str]


class Weights(NamedTuple):
    """How many digits there are in what is dialled, `usual` where no plus and no prefix of abroad stands before it."""

    usual: frozenset[int]
    places: Sequence[Region]

    def any_of(self, text: str, start: int, digits: str, begin: int) -> bool:
        """Whether such a plus or prefix stands at `start` of the text, where digits begin at `begin`."""
        return "+" in text[max(0, start - 4) : start] or any(
            place.abroad.match(digits, begin) for place in self.places
        )


def weights_in(places: Sequence[Region]) -> Weights:
    """Of what people of these regions dial."""
    if len(places) == 1:  # nearly always
        return Weights(places[0].weights, places)
    return Weights(frozenset().union(*(place.weights for place in places)), places)


def parts(
    text: str,
    groups: Groups,
    value: Value,
    *,
    anywhere: bool = False,
    whole: bool = False,
    weights: Weights | None = None,
) -> Iterator[tuple[tuple[Group, ...], str]]:
    """The longest parts that have a value, set off from other digits by a sign that lists, or by a word.

    `weights`: how many digits a part with a value has; `whole`: no sign is in it that no number has.
    """
    count = len(groups)
    apart = [
        True,
        *(anywhere or bool(_LISTS.search(text, a.end, b.start)) for a, b in pairwise(groups)),
        True,
    ]
    torn: list[int] = []
    if whole:
        torn = [at for at, (a, b) in enumerate(pairwise(groups), 1) if _PARTS.search(text, a.end, b.start)]
    digits = digits_of(groups)
    ends = [0, *accumulate(map(len, (group.digits for group in groups)))]
    table = _tables(groups) if count > _TABLE else ()
    first = 0
    while first < count:
        begin = ends[first]
        last = first
        if apart[first] and not (table and table[first]):
            last = min(bisect_left(ends, begin + DIALLED.stop, first) - 1, first + _MOST_GROUPS)
            if torn:
                next_torn = bisect_left(torn, first + 1)
                last = min(last, torn[next_torn]) if next_torn < len(torn) else last
            any_weight = (
                weights is None
                or count <= _FEW_GROUPS
                or weights.any_of(text, groups[first].start, digits, begin)
            )
        while last > first:
            end = ends[last]
            if apart[last] and (any_weight or end - begin in weights.usual):  # type: ignore[union-attr]
                part = tuple(groups[first:last])
                if made := value(part, digits[begin:end]):
                    yield part, made
                    break
            last -= 1
        first = max(last, first + 1)


def _tables(groups: Groups) -> list[bool]:
    """For each group whether it lies inside a table, too far from both ends to belong to a number beside it."""
    inside = [False] * len(groups)
    first = 0
    for at, group in enumerate((*groups, None)):
        if group is None or len(group.digits) > _SMALL:
            if at - first > _TABLE:
                length = at - first - 2 * _MOST_GROUPS
                inside[first + _MOST_GROUPS : at - _MOST_GROUPS] = [True] * length
            first = at + 1
    return inside
