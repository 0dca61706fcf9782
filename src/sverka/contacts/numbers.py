"""Digits that nothing accounts for: telephone numbers, short numbers that a word leads to, and all others."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sverka.contacts.accounted import LEAST, left_over
from sverka.contacts.fold import WALL
from sverka.contacts.mention import NUMBER, PHONE, SHORT, TEXT, Mention
from sverka.contacts.number_context import is_other_number, is_spoken_of_as_phone
from sverka.contacts.number_shape import is_sum, walled, with_borders, without_files
from sverka.contacts.phones import Phone, phones
from sverka.contacts.reading import READER, Reading
from sverka.contacts.runs import Group, Run, runs
from sverka.contacts.shorts import names_a_brand
from sverka.contacts.words import any_of
from sverka.regions import Region, is_dialable, is_short, regions

_ENOUGH = re.compile(r"\d(?:\D{0,5}\d){8}")
_ORDINARY = re.compile(r"[ \t\-.()/·]{1,3}")
_CLINGS = re.compile(r"\w#|#\w")
_LEAST_DIALLED, _MOST_DIALLED = 9, 15  # digits of a number that a region may know
_LEAST_SPELLED = 7  # digits of a run that is written in words
_LEAST_SHORT = 3  # digits of a short number; those of two are known to the region
_LEAD = rf"(?<!\w)(?:{any_of('calling', 'writing', 'paying')})"
_LED_BEFORE = re.compile(rf"{_LEAD}[^.!?\n]{{0,40}}$", re.I)
_LED_AFTER = re.compile(rf"[^\w.!?\n]{{0,6}}[—–:-][^.!?\n]{{0,40}}?{_LEAD}", re.I)
_BEFORE, _AFTER = 80, 60  # characters that a word leads across
_LISTS = re.compile(r"[,;:\n|•]|[^\W\d_]{1,}")
_MOST_GROUPS = 12  # of a number on record
# A number with a word for its end: «8-800-ПОМОЩЬ».
_PHONEWORD = re.compile(
    r"(?<![\w+])(?:\+?7|8|1|0)[ (-]{1,2}\d{3}\)?[ -]{1,2}(?:\d{1,4}[ -])?"
    r"(?!РУБ|КОП|ТЫС|МЛН|МЛРД|RUB|EUR|USD|GBP)[A-ZА-ЯЁ]{4,}(?:-\d{1,4})?(?!\w)"
)
# The address of a machine (RFC 4291) in its short form.
_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9a-fA-F:]{0,40}::)[0-9a-fA-F]{1,4}:[0-9a-fA-F:]{1,38}(?![\w:])")
# Digits that touch a name of the record alter what it prints: «{{ contact:… }}-11».
_TOUCHED = re.compile(rf"(?<={WALL * 9})[-/.+]?(?P<digits>\d+)")
_PAID = range(15, 21)  # digits of cards and accounts
_TIGHT = re.compile(r"[^\s\w,;.]+")
_SINGLE = re.compile(r"\d(?:[ -]\d){2,3}")
_ONE_FINDING = 40  # characters between digits that are found as one


class _Span(NamedTuple):
    start: int
    end: int
    digits: str


def probable_phones(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """The telephone numbers in folded `text` that belong to a region or look like one, right or wrong."""
    text = with_borders(without_files(walled(text)))
    found = [_phone(phone, role) for phone in phones(text)]
    places = regions(reading.regions)
    for run in runs(text, spelled=False) if _ENOUGH.search(text) else ():
        for start, end in _lines(text, run):
            part = Run(run.groups[start:end])
            met = [mention for mention in found if mention.start < part.end and part.start < mention.end]
            if any(_is_valid(mention.value, places) for mention in met) or not _is_probable(
                text, part, places
            ):
                continue
            if left_over(text, part, reading.known, places):
                value = _dialled_as(part.digits, places) or part.digits
                found = [mention for mention in found if mention not in met]
                found.append(Mention(PHONE, value, "", part.start, part.end, role))
    return iter(found)


def _is_valid(value: str, places: Sequence[Region]) -> bool:
    return any(value == place.e164(value.removeprefix("+")) for place in places)


def _is_probable(text: str, run: Run, places: Sequence[Region]) -> bool:
    """Whether a run is a number of a region by its digits, its groups and the words around."""
    if not _LEAST_DIALLED <= len(run.digits) <= _MOST_DIALLED:
        return False
    if not is_dialable(run.digits, run.sizes, places):
        return False
    if _CLINGS.search(text[max(0, run.start - 1) : run.start] + "#" + text[run.end : run.end + 1]):
        return False
    if is_spoken_of_as_phone(text, run.start):
        return True
    # Without groups people write the prefix, at least; digits of other kinds begin with no 0.
    if is_sum(text[run.start : run.end]) or (len(run.sizes) == 1 and not run.digits.startswith("0")):
        return False
    return not is_other_number(text, run.start, run.end, valid=bool(places[0].e164(run.digits)))


def _lines(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """The stretches of a run, from one group to another, that ordinary signs hold together."""
    first = 0
    for index in range(1, len(run.groups) + 1):
        if index == len(run.groups) or not _ORDINARY.fullmatch(
            text, run.groups[index - 1].end, run.groups[index].start
        ):
            yield first, index
            first = index


def number_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """What of the digits in folded `text` is not accounted for; each digit that counts lies in one mention."""
    places = regions(reading.regions)
    found: list[Mention] = []
    for match in _PHONEWORD.finditer(text):
        found.append(Mention(PHONE, match[0], "", *match.span(), role, "letters"))
    unaccounted: list[_Span] = []
    likely: list[Mention] | None = None
    for match in _TOUCHED.finditer(text) if role == TEXT else ():
        unaccounted.append(_Span(*match.span("digits"), match["digits"]))
    for match in _IPV6.finditer(text) if "::" in text else ():
        unaccounted.append(_Span(*match.span(), match[0]))
    for run in runs(text):
        count = len(run.digits)
        if count < LEAST and not (count >= _LEAST_SHORT or is_short(run.digits, places)):
            continue
        if count < LEAST and not _is_led(text, run.start, run.end):
            continue
        named = list(_on_record(text, run, reading.on_record))
        found += (_named(groups, role, places) for groups in named)
        held = {group for groups in named for group in groups}
        left = [
            group
            for group in left_over(text, run, reading.known, places, reading.printed)
            if group not in held
        ]
        if _weight(left) < (LEAST if any(not group.how for group in left) else _LEAST_SPELLED):
            found += _short_numbers(text, left, role, reading, places)
            continue
        if likely is None:
            likely = [_phone(phone, role) for phone in phones(text)]
        near = likely[bisect_right(likely, run.start, key=_end) : bisect_left(likely, run.end, key=_start)]
        found += near
        rest = [group for group in left if not _at(near, group)]
        whole = "".join(group.digits for group in left)
        if not near and is_dialable(whole, [len(group.digits) for group in left], places):
            value = _dialled_as(whole, places) or whole
            found.append(Mention(PHONE, value, "", left[0].start, left[-1].end, role, _how(left)))
        elif _weight(rest) >= LEAST or (rest and _touches(text, rest, near)):
            first, last = (left[0], left[-1]) if near and _weight(rest) < LEAST else (rest[0], rest[-1])
            digits = "".join(group.digits for group in rest)
            labelled = reading.policy == READER and len(digits) not in _PAID
            if labelled and is_other_number(text, first.start, last.end):
                continue  # a number of a document, as the message itself says
            unaccounted.append(_Span(first.start, last.end, digits))
    yield from found
    yield from (
        Mention(NUMBER, span.digits, "", span.start, span.end, role) for span in _joined(unaccounted, found)
    )


def _on_record(text: str, run: Run, on_record: frozenset[str]) -> Iterator[tuple[Group, ...]]:
    """Groups that make a number on record, set off from other digits by a sign that lists, or by a word."""
    groups = run.groups
    apart = [True, *(bool(_LISTS.search(text, a.end, b.start)) for a, b in pairwise(groups)), True]
    first = 0
    while first < len(groups):
        ends = (
            last
            for last in range(min(first + _MOST_GROUPS, len(groups)), first, -1)
            if apart[first]
            and apart[last]
            and "".join(group.digits for group in groups[first:last]) in on_record
        )
        last = next(ends, 0)
        if last:
            yield groups[first:last]
        first = last or first + 1


def _named(groups: Sequence[Group], role: str, places: Sequence[Region]) -> Mention:
    digits, start, end = "".join(group.digits for group in groups), groups[0].start, groups[-1].end
    value = _dialled_as(digits, places)
    kind = PHONE if value else SHORT
    return Mention(kind, value or digits, "", start, end, role, _how(groups))


def _dialled_as(digits: str, places: Sequence[Region]) -> str:
    """The number that the first region dials so, as E.164; an empty string where none does."""
    return next(filter(None, (place.e164(digits) for place in places)), "")


def _weight(groups: Iterable[Group]) -> int:
    """How many digits the groups have together."""
    return sum(len(group.digits) for group in groups)


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a word of calling, writing, sending or paying leads to the number, or follows it after a dash."""
    if text[start - 1 : start].isalpha() or text[end : end + 1].isalpha():
        return False
    return bool(
        _LED_BEFORE.search(text[max(0, start - _BEFORE) : start])
        or _LED_AFTER.match(text[end : end + _AFTER])
    )


def _short_numbers(
    text: str, left: Sequence[Group], role: str, reading: Reading, places: Sequence[Region]
) -> Iterator[Mention]:
    if not left:
        return
    digits = "".join(group.digits for group in left)
    spelled = all(group.how for group in left) and len(digits) >= _LEAST_SHORT
    spelled = spelled or bool(_SINGLE.fullmatch(text, left[0].start, left[-1].end))
    if not spelled and not any(
        len(group.digits) >= _LEAST_SHORT or is_short(group.digits, places) for group in left
    ):
        return
    start, end = left[0].start, left[-1].end
    if _is_led(text, start, end):
        claimed = names_a_brand(text, start, end, reading.brands)
        yield Mention(SHORT, digits, "", start, end, role, _how(left), claimed=claimed)


def _phone(phone: Phone, role: str) -> Mention:
    return Mention(PHONE, phone.value, "", phone.start, phone.end, role, phone.hidden)


def _how(groups: Sequence[Group]) -> str:
    return next((group.how for group in groups if group.how), "")


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end


def _at(phones_found: Sequence[Mention], group: Group) -> bool:
    """Whether one of the numbers, in their order, lies over the group."""
    following = bisect_right(phones_found, group.start, key=_end)
    return following < len(phones_found) and phones_found[following].start < group.end


def _touches(text: str, rest: Sequence[Group], near: Sequence[Mention]) -> bool:
    """Whether digits stand close to a telephone number, so that they alter it: «…-10-11», «…-10/11»."""
    for group in rest:
        following = bisect_left(near, group.end, key=_start)
        if following < len(near) and _TIGHT.fullmatch(text, group.end, near[following].start):
            return True
        if following and _TIGHT.fullmatch(text, near[following - 1].end, group.start):
            return True
    return False


def _joined(spans: list[_Span], found: Sequence[Mention]) -> Iterator[_Span]:
    """Spans near to each other as one, for one finding a sentence."""
    kept: list[_Span] = []
    for span in sorted(spans):
        last = kept[-1] if kept else None
        near = last is not None and span.start - last.end <= _ONE_FINDING
        if last and near and not any(last.end <= mention.start < span.start for mention in found):
            kept[-1] = _Span(last.start, max(last.end, span.end), f"{last.digits} {span.digits}")
        else:
            kept.append(span)
    return iter(kept)
