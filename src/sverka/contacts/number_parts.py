"""Which groups of digits make one number: the longest parts that have a value, set off from other digits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, pairwise
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
_EDGE = _MOST_GROUPS + 1  # groups of a table that are read: a number, and what sets it off

# Of what groups, and all their digits, make; empty where they make nothing.
Value = Callable[[Groups, str], str]


class Weights(NamedTuple):
    """How many digits there are in what is dialled, `usual` where nothing before it lets any count be dialled."""

    usual: frozenset[int]
    places: Sequence[Region] = ()  # a prefix of abroad of theirs does so
    with_plus: bool = False  # a plus does so

    def any_of(self, text: str, start: int, digits: str, begin: int) -> bool:
        """Whether such a plus or prefix stands at `start` of the text, where digits begin at `begin`."""
        if self.with_plus and "+" in text[max(0, start - 4) : start]:
            return True
        return any(place.abroad.match(digits, begin) for place in self.places)


@lru_cache
def weights_in(places: tuple[Region, ...], *, slip: bool = False, with_plus: bool = True) -> Weights:
    """Of what people of these regions dial; with a `slip`, of a digit more or less, too."""
    slips = (-1, 0, 1) if slip else (0,)
    usual = frozenset(weight + by for place in places for weight in place.weights for by in slips)
    return Weights(usual, places, with_plus)


class Row:
    """Groups of digits of one text, and where a number may begin and end among them."""

    def __init__(self, text: str, groups: Groups) -> None:
        self.text, self.groups = text, groups
        self.digits = digits_of(groups)
        # Digits before each group, and all.
        self.ends = [0, *accumulate(len(group.digits) for group in groups)]

    @cached_property
    def apart(self) -> list[bool]:
        """Whether each place between groups is set off by a sign that lists, or by a word."""
        text, groups, search = self.text, self.groups, _LISTS.search
        inside = [search(text, a.end, b.start) is not None for a, b in pairwise(groups)]
        return [True, *inside, True]

    @cached_property
    def torn(self) -> list[int]:
        """The places between groups that lie inside no number."""
        text = self.text
        return [
            at for at, (a, b) in enumerate(pairwise(self.groups), 1) if _PARTS.search(text, a.end, b.start)
        ]

    def parts(
        self, value: Value, *, anywhere: bool = False, whole: bool = False, weights: Weights | None = None
    ) -> Iterator[tuple[tuple[Group, ...], str]]:
        """The longest parts that have a value, set off from other digits, or `anywhere`.

        `weights`: how many digits a part with a value has; `whole`: no sign is in it that no number has.
        """
        groups, ends = self.groups, self.ends
        count = len(groups)
        apart = None if anywhere else self.apart
        torn = self.torn if whole else ()
        first = 0
        while first < count:
            begin = ends[first]
            last = first
            if not apart or apart[first]:
                last = min(bisect_left(ends, begin + DIALLED.stop, first) - 1, first + _MOST_GROUPS)
                if torn:
                    next_torn = bisect_left(torn, first + 1)
                    last = min(last, torn[next_torn]) if next_torn < len(torn) else last
                usual = self._usual(weights, first)
            while last > first:
                end = ends[last]
                if (usual is None or end - begin in usual) and (not apart or apart[last]):
                    part = tuple(groups[first:last])
                    if made := value(part, self.digits[begin:end]):
                        yield part, made
                        break
                last -= 1
            first = max(last, first + 1)

    def _usual(self, weights: Weights | None, first: int) -> frozenset[int] | None:
        """How many digits the parts have that begin at `first`, where not any count may have a value."""
        if weights is None or len(self.groups) <= _FEW_GROUPS:
            return None
        start, begin = self.groups[first].start, self.ends[first]
        return None if weights.any_of(self.text, start, self.digits, begin) else weights.usual


def outside_tables(groups: Groups) -> Iterator[Groups]:
    """The groups with nothing of a table but its edges, which may belong to a number beside it."""
    first = begin = 0
    for small, row in groupby(groups, _is_small) if len(groups) > _TABLE else ():
        end = begin + sum(1 for _ in row)
        if small and end - begin > _TABLE:
            yield groups[first : begin + _EDGE]
            first = end - _EDGE
        begin = end
    yield groups[first:]


def _is_small(group: Group) -> bool:
    return len(group.digits) <= _SMALL
