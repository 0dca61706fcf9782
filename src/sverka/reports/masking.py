"""Personal data in what readers wrote, covered before anybody sees it: numbers, telephones, mail, accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.contacts import find
from sverka.contacts.mention import ACCOUNT, EMAIL, PHONE

_MASKS = {PHONE: "[phone]", EMAIL: "[e-mail]", ACCOUNT: "[account]"}
# What the finder does not hold for a contact may still be somebody's. Mail begins where a word does, so that each is
# looked through once; numbers have six digits or more, grouped in any way: documents, cards, accounts, dates of birth.
# A page code has five.
_OTHERS = {
    "[e-mail]": re.compile(r"(?<![^\s@])[^\s@]+(?:@+[^\s@]+)+"),
    "[number]": re.compile(r"\d(?:[\s().\-–/№]{0,3}\d){5,}"),
}
_MOST_LOOKS = 5

_Place = tuple[int, int, str]  # start and end of what is covered, and its mask


def masked(text: str) -> str:
    """`text` with every such place covered, also those that are one only beside what is covered already."""
    covered: list[_Place] = []
    left = text
    for _ in range(_MOST_LOOKS):
        if not (found := list(_places(left))):
            return _with_masks(text, covered)
        covered = _united([*covered, *found])
        left = _with_masks(text, [(start, end, "\n" * (end - start)) for start, end, _ in covered])
    return "[…]"  # what shows something new at every look is no text that a person wrote


def _places(text: str) -> Iterator[_Place]:
    for mention in find(text, "text"):
        if mention.kind in _MASKS:
            yield mention.start, mention.end, _MASKS[mention.kind]
    for mask, pattern in _OTHERS.items():
        for match in pattern.finditer(text):
            yield *match.span(), mask


def _united(places: list[_Place]) -> list[_Place]:
    """The same in their order, those that lie over each other as one, with the mask that was found first."""
    united: list[_Place] = []
    for start, end, mask in sorted(places, key=lambda place: place[0]):
        if united and start < united[-1][1]:
            before = united.pop()
            start, end, mask = before[0], max(end, before[1]), before[2]
        united.append((start, end, mask))
    return united


def _with_masks(text: str, covered: list[_Place]) -> str:
    pieces, at = [], 0
    for start, end, mask in covered:
        pieces += [text[at:start], mask]
        at = end
    return "".join([*pieces, text[at:]])
