"""Telephone numbers in files from elsewhere (policy `lint`): only where digits, groups and words speak for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sverka.contacts.accounted import left_over
from sverka.contacts.fold import WALL
from sverka.contacts.mention import PHONE, Mention
from sverka.contacts.number_context import UNIT, is_other_number
from sverka.contacts.number_parts import Row, Value, Weights, outside_tables, weights_in
from sverka.contacts.numbers import as_mention, dialled, dialled_as, nearly_so
from sverka.contacts.reading import Reading
from sverka.contacts.runs import Group, Run, runs, without
from sverka.contacts.spans import Spans
from sverka.registry.regions import Region, regions

_DIGIT = re.compile(r"\d")
_STRAY = re.compile(
    r"(?<=\d)[^\W\d_](?=[ .()-]{0,2}\d|(?!\w))|(?:(?<=\d[ .()-])|(?<=\d[ .()-]{2}))[^\W\d_](?=\d)"
)
# One letter among more than ten: on one side of it are five digits. Quick to look for.
_MAY_STRAY = re.compile(
    r"\d(?:\W{0,3}\d){4}(?:[^\W\d_](?![^\W\d_])|\W{1,2}[^\W\d_]\d)"
    r"|\d(?:[^\W\d_]\W{0,2}|\W{1,2}[^\W\d_])\d(?:\W{0,3}\d){4}"
)
_ENOUGH = re.compile(r"\d(?:\D{0,6}\d){5}")
_LIST = re.compile(r"[,;]\s|[\n|]")
_BORDER = re.compile(r"[|\t\n]")  # of a line or a cell
_CODES = (2, 3)  # digits of a group that begins no number with its prefix
_MORE, _SIGN = re.compile(r"[ -]\d"), re.compile(r"[^\d ]")
_TAIL = re.compile(r"(?<!\d)\d{2,4}[ .-]\d\d[ .-]\d\d$|\d[ .-]\d{3}[ .-]\d{4}$|^\d{3,5}\)[ \d-]+$")
_SHAPED = (7, *range(9, 14))  # digits of a number that no region knows, of a town or abroad
_NEAR = 40  # characters around a number
_PARTING = re.compile(r"[^\w-]")  # what does not cling to a number
_SUM = re.compile(r"\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*(?:[.,]\d\d?)?")
_GROUPED_SUM = re.compile(r"\d{1,3}(?: \d{3})+")
# Addresses of machines, with a port or the size of a network: 10.0.0.1:80, 10.0.0.0/24.
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_MACHINE = re.compile(rf"(?<![\d.])(?:{_OCTET}\.){{3}}{_OCTET}(?:/\d{{1,2}}|:\d{{1,5}})?(?![\d]|\.\d)")
_THREE_DOTS = re.compile(r"\d\.\d{1,3}\.\d{1,3}\.\d")
# Days, so that a number after one begins by itself.
# A pattern that begins with a digit is found several times faster than one of two kinds of beginnings.
_DAY = re.compile(
    r"\d(?:(?<![\d.].)\d?\.(?:0[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d|\.\d)"
    r"|(?:(?<=1)9|(?<=2)0)(?<![\d-]..)\d\d([-/])(?:0[1-9]|1[0-2])\1[0-3]\d"
    r"(?:[-_T ]\d\d[-.:]\d\d(?:[-.:]\d\d)?)?(?![\d-])"
    r"|(?<![\d/.-].)\d?/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d(?![\d/]))"
)
# Words that speak of a telephone, before a number that could be any other.
_TELEPHONE = re.compile(
    r"(?:тел\.|телефон|звон|набер|набир|факс|whatsapp|ватсап|вотсап|viber|вайбер"
    r"|\bмоб\.|phone|\bcall|\bdial|\bfax|\btel\b)"
    r"[^\n.!?]{0,30}$",
    re.I,
)


class _Way(NamedTuple):
    """Where parts of a run are looked for that make a number in one way (see `parts`)."""

    weights: Weights
    anywhere: bool = False
    whole: bool = False

    def parts(self, row: Row, value: Value) -> Iterator[tuple[tuple[Group, ...], str]]:
        return row.parts(value, anywhere=self.anywhere, whole=self.whole, weights=self.weights)


def likely_phones(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    """The telephone numbers in folded `text`, also those with a letter among their digits."""
    if not _ENOUGH.search(text):
        return
    if _THREE_DOTS.search(text):
        text = _MACHINE.sub(_wall, text)
    text = _DAY.sub(_wall, text)
    found = list(_numbers(text, role, reading))
    yield from found
    taken = Spans((other.start, other.end) for other in found)
    for mention in _numbers(_STRAY.sub("0", text), role, reading) if _MAY_STRAY.search(text) else ():
        known = taken.overlap(mention.start, mention.end)
        digits = re.sub(r"\W", "", text[mention.start : mention.end])
        one = len(digits) > 10 and sum(map(str.isalpha, digits)) == 1
        if one and mention.value.startswith("+") and not known:
            # The letter stays in the value, so that it never equals a right one.
            yield mention._replace(value=digits, concealed="homoglyph")


def _numbers(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """What a region dials so, also inside other digits; what is nearly so; what has the form of a number."""
    places = regions(reading.regions)
    spoken_of = cache(lambda start: _is_spoken_of(text, start))

    def inside(groups: Sequence[Group], digits: str) -> str:
        value = dialled_as(digits, places)
        if not value:
            return ""
        bare = any(value == f"+{place.calling_code}{digits}" for place in places)
        wanted = spoken_of(groups[0].start) if bare else len(groups[0].digits) not in _CODES
        return value if wanted and not _LIST.search(text, groups[0].start, groups[-1].end) else ""

    def shaped(groups: Sequence[Group], digits: str) -> str:
        if len(digits) not in _SHAPED:
            return ""
        start = groups[0].start
        body = text[start : groups[-1].end]
        spoken = spoken_of(start)
        told = spoken or text[start - 1 : start] == "(" or body.count("-") > 1
        formed = told and (_TAIL.search(body) or (spoken and len(groups) == 1 and len(digits) > 9))
        return digits if formed else ""

    ways: tuple[tuple[Value, _Way], ...] = (
        (lambda groups, digits: dialled(text, groups, digits, places), _Way(weights_in(places))),
        (inside, _Way(weights_in(places, with_plus=False), anywhere=True)),
        (
            lambda groups, digits: nearly_so(text, groups, digits, places),
            _Way(weights_in(places, slip=True), whole=True),
        ),
        (shaped, _Way(Weights(frozenset(_SHAPED)))),
    )
    for groups in (piece for run in runs(text, spelled=False) for piece in outside_tables(run.groups)):
        row = Row(text, groups)
        # Most runs make no number, whatever accounts for them.
        if len(row.digits) < _SHAPED[0] or not any(next(way.parts(row, value), None) for value, way in ways):
            continue
        row = Row(text, left_over(text, Run(tuple(groups)), reading.known, places))
        for value, way in ways:

            def probable(groups: Sequence[Group], digits: str, value: Value = value) -> str:
                number = value(groups, digits)
                return number if number and _is_probable(text, Run(tuple(groups)), number, places) else ""

            found = list(way.parts(row, probable))
            if found:
                row = Row(text, without(row.groups, [part for part, _ in found]))
            for part, number in found:
                yield as_mention(text, PHONE, number, part, role)


def _is_probable(text: str, run: Run, number: str, places: Sequence[Region]) -> bool:
    """Whether a number is one by what clings to it, by its groups and by the words around."""
    written = text[run.start : run.end]
    valid = number in {place.e164(run.digits) for place in places}
    around = text[max(0, run.start - _NEAR) : run.start], text[run.end : run.end + _NEAR]
    clings = (_PARTING.split(around[0])[-1] + _PARTING.split(around[1], maxsplit=1)[0]).strip("-")
    if clings and (not valid or _DIGIT.search(clings)):
        return False
    if ":" in written and (run.sizes[0] > 1 or len(set(re.findall(r"\D+", written))) > 1):
        return False  # a time
    if _BORDER.search(written) and not (valid and _is_grouped(number, run.sizes, places)):
        return False
    if _is_spoken_of(text, run.start) or around[0].endswith("+"):
        return True
    # Without groups people write the prefix, at least; and figures stand in a row with blanks between them.
    bare = number.endswith(run.digits) and number != f"+{run.digits}"
    if (
        _is_sum(written)
        or (not valid and set(re.findall(r"\D+", written)) == {"."})  # a version
        or (len(run.sizes) == 1 and (bare or not valid))
        or (bare and not (valid or _SIGN.search(written)))
    ):
        return False
    if valid and not _MORE.match(text, run.end):
        # A label says nothing of a valid number, and a unit only behind the groups of a sum.
        return not (_GROUPED_SUM.fullmatch(written) and UNIT.match(text, run.end))
    return not is_other_number(text, run.start, run.end)


def _is_grouped(number: str, sizes: Sequence[int], places: Sequence[Region]) -> bool:
    """Whether these are the groups in which a region writes a number, with its prefix or without."""
    usual = sizes[1:] if sizes[0] == 1 else sizes
    return len(usual) > 1 and any(
        place.is_written_so(number.removeprefix(f"+{place.calling_code}"), usual) for place in places
    )


def _is_sum(written: str) -> bool:
    """Whether the digits are grouped as a sum of money is, and as no number is that begins with a trunk prefix."""
    return bool(_SUM.fullmatch(written)) and not re.match(r"[78][ .]|\d+$", written)


def _is_spoken_of(text: str, start: int) -> bool:
    """Whether the words before `start` speak of a telephone."""
    return bool(_TELEPHONE.search(text[max(0, start - 50) : start]))


def _wall(match: re.Match[str]) -> str:
    return WALL * len(match[0])
