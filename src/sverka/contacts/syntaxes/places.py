"""Where in the source of a built page stands what was found in the page as a browser shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sverka.contacts.mention import Mention

_MOST_SOUGHT = 500  # texts that are looked for in the whole page, each by itself


def placed(text: str, seen: list[Mention], with_places: Callable[[], list[Mention]]) -> list[Mention]:
    """`seen` with places in the page; `with_places` finds them more slowly in the source itself."""
    return (_located(text, seen) or _merged(text, with_places(), seen)) if seen else []


def _located(text: str, found: list[Mention]) -> list[Mention]:
    """`found` with places, if each stands in the source just as often as it was found; else nothing."""
    by_raw: dict[str, list[Mention]] = {}
    for mention in found:
        by_raw.setdefault(mention.raw, []).append(mention)
    if len(by_raw) > _MOST_SOUGHT:
        return []
    located: list[Mention] = []
    taken = bytearray(len(text))
    # The longest first: a host is not found a second time inside its own address.
    for raw in sorted(by_raw, key=len, reverse=True):
        places = [(start, end) for start, end in _occurrences(text, raw) if not any(taken[start:end])]
        if len(places) != len(by_raw[raw]):
            return []
        for start, end in places:
            taken[start:end] = b"\1" * (end - start)
        located += [
            mention._replace(start=start, end=end)
            for mention, (start, end) in zip(by_raw[raw], places, strict=True)
        ]
    return sorted(located, key=lambda mention: (mention.start, mention.end))


def _occurrences(text: str, raw: str) -> Iterator[tuple[int, int]]:
    start = text.find(raw)
    while start >= 0:
        yield start, start + len(raw)
        start = text.find(raw, start + len(raw))


def _merged(text: str, placed: list[Mention], found: list[Mention]) -> list[Mention]:
    """`placed`, and whatever the browser would see beyond it, at the place of its raw text if it has one."""
    known = {(mention.kind, mention.value, mention.role) for mention in placed}
    missed: dict[tuple[str, str, str], Mention] = {}
    for mention in found:
        key = (mention.kind, mention.value, mention.role)
        if key not in known:
            start = max(text.find(mention.raw), 0) if len(missed) < _MOST_SOUGHT else 0
            end = start + len(mention.raw) if text.startswith(mention.raw, start) else min(1, len(text))
            missed.setdefault(key, mention._replace(start=start, end=end, raw=text[start:end]))
    return sorted([*placed, *missed.values()], key=lambda mention: (mention.start, mention.end))
