"""Digits that nothing accounts for: telephone numbers, short numbers that a word leads to, and all others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sverka.contacts.accounted import LEAST, left_over
from sverka.contacts.fold import WALL
from sverka.contacts.mention import NUMBER, PHONE, SHORT, TEXT, Mention
from sverka.contacts.number_context import is_other_number
from sverka.contacts.number_parts import DIALLED, Row, outside_tables, weights_in
from sverka.contacts.reading import READER, Reading
from sverka.contacts.runs import WORDS, Group, Groups, digits_of, runs, sizes_of, weight_of, without
from sverka.contacts.senders import names_a_brand
from sverka.contacts.words import any_of
from sverka.registry.regions import Region, is_short, nearly, regions

_LEAST_ABROAD = 12  # with what is dialled before a number of another country
_LEAST_SPELLED = 7  # digits of a run that is written in words
_LEAST_SHORT = 3  # digits of a short number; those of two are known to the region
_LEAD = rf"(?<!\w)(?:{any_of('calling', 'writing', 'paying')})"
_LED_BEFORE = re.compile(rf"{_LEAD}[^.!?\n]{{0,40}}$", re.I)
_LED_AFTER = re.compile(rf"[^\w.!?\n]{{0,6}}[—–:-][^.!?\n]{{0,40}}?{_LEAD}", re.I)
_BEFORE, _AFTER = 80, 60  # characters that a word leads across
_PLUS = re.compile(r"(?<![A-Za-z0-9])\+[ (\[]{0,2}$|[(\[]$")
_PIECE = re.compile(r"[^/?#&=,;]+")  # of a path
_CLINGS = re.compile(r"[A-Za-z0-9_]$")
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
_SINGLE = re.compile(r"\d(?:[ -]\d){2,3}")
_ONE_FINDING = 40  # characters between digits that are found as one

_Way = Callable[[str, Groups, str, Sequence[Region]], str]


class _Span(NamedTuple):
    start: int
    end: int
    digits: str


def number_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """What of the digits in folded `text` is not accounted for; each digit that counts lies in one mention."""
    places = regions(reading.regions)
    found: list[Mention] = []
    for match in _PHONEWORD.finditer(text):
        found.append(Mention(PHONE, match[0], "", *match.span(), role, "letters"))
    unaccounted: list[_Span] = []
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
        named = {
            groups: value
            for piece in outside_tables(run.groups)
            for groups, value in Row(text, piece).parts(lambda _, digits: _on_record(digits, reading, places))
        }
        found += (
            as_mention(text, PHONE if value.startswith("+") else SHORT, value, groups, role)
            for groups, value in named.items()
        )
        left = without(left_over(text, run, reading.known, places, reading.printed), named)
        if weight_of(left) < (LEAST if any(not group.how for group in left) else _LEAST_SPELLED):
            found += _short_numbers(text, left, role, reading, places)
            continue
        likely = dict(phones(text, left, places))
        found += (as_mention(text, PHONE, value, groups, role) for groups, value in likely.items())
        left = without(left, likely)
        if weight_of(left) < LEAST:
            continue
        digits, start, end = digits_of(left), left[0].start, left[-1].end
        if reading.policy == READER and len(digits) not in _PAID and is_other_number(text, start, end):
            continue  # a number of a document, as the message itself says
        unaccounted.append(_Span(start, end, digits))
    yield from found
    yield from (
        Mention(NUMBER, span.digits, "", span.start, span.end, role) for span in _joined(unaccounted, found)
    )


def phones(text: str, groups: Groups, places: tuple[Region, ...]) -> Iterator[tuple[tuple[Group, ...], str]]:
    """What of the groups is a telephone number, with it: what a region dials so, then what is nearly so."""
    for value, whole in ((dialled, False), (nearly_so, True)):

        def of(part: Groups, digits: str, value: _Way = value) -> str:
            return value(text, part, digits, places)

        found = [
            part
            for piece in outside_tables(groups)
            for part in Row(text, piece).parts(of, weights=weights_in(places, slip=whole), whole=whole)
        ]
        yield from found
        groups = without(groups, [part for part, _ in found])


def whole_phones(text: str, codes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """The numbers in a text that is no prose, each with its place: dialled with a prefix or a plus, and apart."""
    places = regions(codes)
    for part in _PIECE.finditer(text):
        for run in runs(part[0], spelled=False):
            for groups, value in phones(part[0], run.groups, places):
                bare = any(value == f"+{place.calling_code}{digits_of(groups)}" for place in places)
                if not bare and not _CLINGS.search(part[0], 0, groups[0].start):
                    yield value, part.start() + groups[0].start, part.start() + groups[-1].end


def _on_record(digits: str, reading: Reading, places: Sequence[Region]) -> str:
    return dialled_as(digits, places) or digits if digits in reading.on_record else ""


def dialled(text: str, groups: Groups, digits: str, places: Sequence[Region]) -> str:
    """The number that a region dials so, or one with a plus."""
    if len(digits) not in DIALLED:
        return ""
    if _opening(text, groups).startswith("+"):
        ours = [place for place in places if digits.startswith(place.calling_code)]
        if ours or digits.startswith("0"):
            return dialled_as(digits, ours)
        return f"+{digits}"
    sizes = sizes_of(groups)
    for place in places:
        abroad = len(digits) >= _LEAST_ABROAD and place.abroad.match(digits)
        if abroad or place.is_written_so(digits, sizes):
            return place.e164(digits)
    return ""


def nearly_so(text: str, groups: Groups, digits: str, places: Sequence[Region]) -> str:
    """The number that was meant where a digit is wrong, missing or too much, in `whole` parts."""
    number = nearly(digits, sizes_of(groups), places)
    if not number and _opening(text, groups).startswith("+") and len(digits) in DIALLED:
        number = "" if digits.startswith("0") else f"+{digits}"
    return "" if number and is_other_number(text, groups[0].start, groups[-1].end) else number


def dialled_as(digits: str, places: Sequence[Region]) -> str:
    """The number that the first region dials so, as E.164; an empty string where none does."""
    for place in places:
        if number := place.e164(digits):
            return number
    return ""


def as_mention(text: str, kind: str, value: str, groups: Groups, role: str) -> Mention:
    start = groups[0].start - (len(_opening(text, groups)) if kind == PHONE else 0)
    return Mention(kind, value, "", start, groups[-1].end, role, _how(text, groups))


def _opening(text: str, groups: Groups) -> str:
    """The plus and the bracket before a number."""
    start = groups[0].start
    opening = _PLUS.search(text, max(0, start - 4), start)
    return opening[0] if opening else ""


def _how(text: str, groups: Groups) -> str:
    """How the digits are hidden: in words, or in letters that look like them."""
    if any(group.how == WORDS for group in groups):
        return WORDS
    return "" if all(text[group.start : group.end].isdigit() for group in groups) else "homoglyph"


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a word of calling, writing, sending or paying leads to the number, or follows it after a dash."""
    if text[start - 1 : start].isalpha() or text[end : end + 1].isalpha():
        return False
    return bool(
        _LED_BEFORE.search(text[max(0, start - _BEFORE) : start])
        or _LED_AFTER.match(text[end : end + _AFTER])
    )


def _short_numbers(
    text: str, left: Groups, role: str, reading: Reading, places: Sequence[Region]
) -> Iterator[Mention]:
    if not left:
        return
    digits = digits_of(left)
    spelled = all(group.how for group in left) and len(digits) >= _LEAST_SHORT
    spelled = spelled or bool(_SINGLE.fullmatch(text, left[0].start, left[-1].end))
    if not spelled and not any(
        len(group.digits) >= _LEAST_SHORT or is_short(group.digits, places) for group in left
    ):
        return
    start, end = left[0].start, left[-1].end
    if _is_led(text, start, end):
        claimed = names_a_brand(text, start, end, reading.brands)
        yield Mention(SHORT, digits, "", start, end, role, _how(text, left), claimed=claimed)


def _joined(spans: list[_Span], found: Sequence[Mention]) -> Iterator[_Span]:
    """Spans near to each other as one, for one finding a sentence."""
    starts = sorted(mention.start for mention in found)
    kept: list[list[_Span]] = []
    end = 0
    for span in sorted(spans):
        near = kept and span.start - end <= _ONE_FINDING
        if near and bisect_left(starts, end) == bisect_left(starts, span.start):
            kept[-1].append(span)
            end = max(end, span.end)
        else:
            kept.append([span])
            end = span.end
    for one in kept:
        digits = " ".join(span.digits for span in one)
        yield _Span(one[0].start, max(span.end for span in one), digits)
