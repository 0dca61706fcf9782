"""How much a drawing draws when everything in it that is drawn again by name is counted each time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_UNDRAWN = {"linearGradient", "radialGradient", "stop", "title", "desc", "defs"}
_NAMED = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
_NUMERAL = re.compile(r"\d+")
_INHERITED = {"fill", "stroke"}
_MARKERS = {"marker", "marker-start", "marker-mid", "marker-end"}


class TooDeep(Exception):
    """What is drawn again draws others again, level under level, or itself."""


@dataclass
class Shape:
    """An element: where it stands in the text, what it is, and how many elements it and all in it are (`size`)."""

    at: int
    name: str
    attributes: Mapping[str, str]
    size: int = 1


class Drawn(NamedTuple):
    """How many elements are drawn, and how many levels of drawing again that takes."""

    elements: int
    levels: int


class DrawnAgain:
    """The elements of a drawing in the order of its text, each counted with what it names."""

    def __init__(self, shapes: Sequence[Shape], most_levels: int) -> None:
        self._shapes = shapes
        self._most_levels = most_levels
        self._known: dict[int, Drawn] = {}
        self._whole: dict[int, Drawn] = {}
        self._by_id: dict[str, int] = {}
        for index, shape in enumerate(shapes):
            if name := shape.attributes.get("id"):
                self._by_id.setdefault(name, index)
        corners = (
            sum(len(_NUMERAL.findall(one.attributes.get(key, ""))) for key in ("d", "points"))
            for one in shapes
        )
        self._corners = list(accumulate(corners, initial=0))  # before each shape

    def draws(self, index: int, above: int = 0) -> Drawn:
        """What the element at `index` draws without those in it; raise TooDeep."""
        if index not in self._known:
            elements, levels = int(self._shapes[index].name not in _UNDRAWN), 0
            for other, times in self._named(index):
                again = self._with_all_in_it(other, above + 1)
                elements += times * again.elements
                levels = max(levels, again.levels + 1)
            self._known[index] = Drawn(elements, levels)
        if above + self._known[index].levels > self._most_levels:
            raise TooDeep
        return self._known[index]

    def _with_all_in_it(self, index: int, above: int) -> Drawn:
        if above > self._most_levels:
            raise TooDeep
        if index not in self._whole:
            inner = [self.draws(one, above) for one in range(index, index + self._shapes[index].size)]
            self._whole[index] = Drawn(sum(one.elements for one in inner), max(one.levels for one in inner))
        return self._whole[index]

    def _named(self, index: int) -> Iterator[tuple[int, int]]:
        """The elements that the one at `index` names, and how often each is drawn for it."""
        shape = self._shapes[index]
        for key, value in shape.attributes.items():
            local = key.rpartition(":")[2]
            names = _NAMED.findall(value)
            if local == "href" and shape.name == "use":
                names.append(value.strip().removeprefix("#"))
            for name in names:
                if name in self._by_id:
                    yield self._by_id[name], self._times(index, local)

    def _times(self, index: int, attribute: str) -> int:
        size = self._shapes[index].size
        if attribute in _MARKERS:  # at each corner
            return 1 + self._corners[index + size] - self._corners[index]
        return size if attribute in _INHERITED else 1
