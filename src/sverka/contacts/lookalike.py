"""Whether a name imitates a brand, or a number one on record: by looks, sound, typing, or a few edits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sverka.contacts.alignment import Alignment, align, bracketed
from sverka.contacts.hosts import unicode_host
from sverka.contacts.spellings import Spelling, in_both_alphabets, spellings
from sverka.registry.regions import Region

# A brand of nine letters may differ in three of them as a whole name, in two inside a longer one.
_LETTERS_PER_EDIT = 3
_SHORTEST = 4  # names of fewer letters are imitated only letter for letter
# Three edits close together make another word (fin-, gos-); a slip of the pen or a disguise is spread out.
_SPREAD = 5
_DIGITS_OFF = 2


class Imitation(NamedTuple):
    """`name` imitates `brand`; `differing` are the places in `name` of what is not as in the brand."""

    brand: str
    name: str
    differing: tuple[int, ...]

    @property
    def marked(self) -> str:
        """The name with the places that differ in brackets: `acme[1]ine`."""
        return bracketed(self.name, self.differing)


def imitated_host(host: str, brands: Collection[str]) -> Imitation | None:
    """The brand that a host name (A-labels) imitates in any of its labels, or across its dots."""
    return _imitated_host(host, in_both_alphabets(tuple(brands)))


def imitated_name(name: str, brands: Collection[str]) -> Imitation | None:
    """The brand that the name of an account, a sender or an app imitates."""
    return _nearest(name.lower(), in_both_alphabets(tuple(brands)), parts=True)


@lru_cache(maxsize=8192)
def _imitated_host(host: str, brands: tuple[str, ...]) -> Imitation | None:
    labels = unicode_host(host).split(".")
    for label in labels[:-1]:
        if found := _nearest(label, brands, parts=True):
            return found
    # A name torn by its dots: acme.line.ru, acmeli.ne.
    for joined in (".".join(labels[:-1]), ".".join(labels)):
        if joined.count(".") and (found := _nearest(joined, brands, parts=False)):
            return found
    return None


def _nearest(name: str, brands: Iterable[str], *, parts: bool) -> Imitation | None:
    """The closest imitation; without `parts` only of the name as a whole, but for one edit."""
    best: tuple[int, Imitation] | None = None
    for brand in brands:
        for spelling in spellings(name, cyrillic=not brand.isascii()):
            found = _alignment(spelling, name, brand) if parts else _whole(spelling.letters, brand, 1)
            if found and (best is None or found.distance < best[0]):
                places = {spelling.places[at] for at in found.differing}
                changed = _changed(spelling, name, found, brand)
                best = found.distance, Imitation(brand, name, tuple(sorted(places | changed)))
    return best[1] if best else None


def _alignment(spelling: Spelling, name: str, brand: str) -> Alignment | None:
    """The alignment of the whole name, of the part nearest to the brand, or of a part between hyphens."""
    most = len(brand) // _LETTERS_PER_EDIT if len(brand) >= _SHORTEST else 0
    letters = spelling.letters
    if whole := _whole(letters, brand, most):
        return whole
    inside = align(letters, brand, part=True)
    if inside.distance <= (most - 1 if len(brand) >= _SHORTEST + 2 else 0):
        return inside
    if most > 2 and "-" in name:
        for start, end in _pieces(spelling, name):
            if found := _whole(letters[start:end], brand, most):
                return Alignment(found.distance, start, end, tuple(at + start for at in found.differing))
    return None


def _whole(letters: str, brand: str, most: int) -> Alignment | None:
    if abs(len(letters) - len(brand)) > most:
        return None
    found = align(letters, brand, part=False)
    if found.distance > most or (found.distance > 2 and _span(letters, brand) < _SPREAD):
        return None
    return found


def _span(letters: str, brand: str) -> int:
    """How many letters of the brand lie between the first edit and the last."""
    return len(brand) - _same(letters, brand) - _same(letters[::-1], brand[::-1])


def _same(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _pieces(spelling: Spelling, name: str) -> Iterable[tuple[int, int]]:
    """The stretches of letters between hyphens."""
    start = 0
    for at in range(1, len(spelling.places) + 1):
        if at == len(spelling.places) or "-" in name[spelling.places[at - 1] : spelling.places[at]]:
            yield start, at
            start = at


def _changed(spelling: Spelling, name: str, found: Alignment, brand: str) -> set[int]:
    """Places whose letter only looks or sounds right, or that a hyphen tears apart."""
    if spelling.how in {"sound", "layout"}:
        return set()
    inside = spelling.places[found.start : found.end]
    return {at for at in range(inside[0], inside[-1] + 1) if at not in inside or name[at] not in brand}


def near_number(value: str, official: Iterable[str], places: Sequence[Region]) -> str:
    """The official number (E.164) that `value` is a slip or a twist away from, or an empty string.

    One or two digits wrong, missing, added or swapped; or the same digits under another country code.
    """
    digits = value.removeprefix("+")
    for number in official:
        place = next((place for place in places if number.startswith(f"+{place.calling_code}")), None)
        national = number.removeprefix(f"+{place.calling_code}" if place else "+")
        own = place.inside(digits, len(national)) if place else digits
        if value != number and (
            value.endswith(national)
            or (own and OSA.distance(own, national, score_cutoff=_DIGITS_OFF) <= _DIGITS_OFF)
        ):
            return number
    return ""
