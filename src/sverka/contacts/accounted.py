"""The closed grammar of digits that cannot be dialled or paid: days, times, amounts and a few other shapes.

What stands here passes the strict policy without being named; every other run of digits must be accounted for.
Days, times and amounts stay what they are. The other shapes count only where they explain a whole run, and
never where its digits are a valid number of a region of the site, or a bank card.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sverka.contacts.runs import LETTERS, Group, Run
from sverka.contacts.words import any_of
from sverka.core.dates import is_date
from sverka.registry.number_kinds import is_card
from sverka.registry.regions import Region, is_dialable

Span = tuple[int, int]  # start and end in the text

LEAST = 5  # digits of a run that must be accounted for wherever it stands

_DIGITS = r"(?:0|[1-9]\d{0,5})"  # of a plain amount
_GROUPED = r"[1-9]\d{0,2}(?: \d{3}){1,3}"
_FEW = r"(?:0|[1-9]\d{0,3})"  # more digits stand in groups
_PART = r"(?!\d)(?:[.,]\d{1,2}(?!\d))?"
_ALONE = r"(?<![\d.,-])(?<!\d[ -])"
_MORE, _COUNT = rf"(?:{_GROUPED}|{_DIGITS}){_PART}", rf"(?:{_GROUPED}|{_FEW}){_PART}"
_HOUR, _TIME = r"(?:[01]?\d|2[0-4])", r"(?:[0-3]?\d|4[0-8]):[0-5]\d"
_CURRENCY, _UNIT = any_of("currency"), any_of("units")
_ITEM = r"(?:1\d{3}|[1-9]\d{0,2})(?:\.\d{1,3}){0,3}(?![\d.]*\d)"  # the longest codes have 1,600 articles
_ITEMS = rf"(?P<items>{_ITEM}(?:(?: ?[-,] ?| и | and | & ){_ITEM})*)"
_PAIR = r"\d{1,2}[:-]\d{1,2}"
_PARTS = rf" ?\({_PAIR}(?:, {_PAIR})*\)"  # of a match, behind its score
_SUM = r"[1-9]\d{0,2}(?: \d{3}){2,}"
_MONEY = r"[1-9]\d{0,2}(?: \d{3}){0,5},\d\d"

# Days in the orders that people write; of a day only one that the calendar has counts.
_DAYS = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"
    r"|(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])"
    r"|(?<!\w)(?P<basic>(?:19|20)\d{6})?T[0-2]\d[0-5]\d[0-5]\dZ(?!\w)"
    rf"|(?<!\w){any_of('months')}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?!\d)"
    r"|(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<slashed>(?:19|20)\d\d)(?![\d/])",
    re.I,
)
_TIMES = re.compile(
    rf"(?<![\d:.,]){_TIME}(?::[0-5]\d)?(?![\d:]|[.,]\d)"
    rf"|(?<!\w){any_of('weekdays')},? {{0,2}}{_HOUR} ?- ?{_HOUR}(?![\d:])"
    rf"|(?<![\d.]){_HOUR}\.[0-5]\d ?- ?{_HOUR}\.[0-5]\d(?![\d.]*\d)"
    rf"|(?<![\d.]){_HOUR} ?- ?{_HOUR}[.:][0-5]\d(?![\d.]*\d)"
    r"|(?<!\d)24/7(?!\d)",
    re.I,
)
_POINTED = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?(?!\d)|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d\d)?(?!\d)"
_AMOUNTS = re.compile(
    rf"{_ALONE}(?:{_POINTED}) ?(?:{_CURRENCY})|[$£€₽] ?(?:{_POINTED})|"
    rf"{_ALONE}(?:{_MORE}(?: ?- ?| и | или | and | or ))?{_MORE} ?(?:{_CURRENCY})(?:\.? \d\d? {any_of('coins')})?"
    rf"|[$£€₽] ?{_MORE}"
    rf"|(?<!\w)(?:{any_of('amounts')})(?: [^\W\d_]+)?[ :-]{{1,3}}{_COUNT}(?! ?[-/\d])",
    re.I,
)
_CALENDAR = (_DAYS, _TIMES, _AMOUNTS)
_OTHERS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_ALONE}{_COUNT} ?%",
        rf"{_ALONE}(?:{_COUNT} ?- ?)?{_COUNT}[ -]?(?:{_UNIT})",
        rf"(?<!\d)[1-9]\d{{0,3}}(?:-?(?:{any_of('ordinals')}))",
        # Years, and spans of them.
        rf"(?<![\d.,-])(?:18|19|20)\d\d {any_of('years')}",
        r"(?<![\d.,])(?:18|19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?![\d-]))?(?![\d.,]\d|\d)",
        r"(?<![\d.,/-])(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)(?![\d/]|-\d)",
        r"(?<!§)§+ ?[1-9]\d{0,3}(?!\d)",
        r"(?<![\d.])(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d|\.\d)",
        # A section of a law, its number, a page, a standard, an act with letters, a version, a code of an error.
        rf"(?<!\w)(?:{any_of('laws', 'pages')})\.? ?{_ITEMS}(?:-(?:{any_of('ordinals')}))?",
        rf"(?<!\w)(?:{any_of('standards')}) ?(?:\d{{1,5}}|\d{{3}} \d{{3}})(?:[.-]\d{{1,2}})?(?:[:-](?:19|20)\d\d)?"
        r"(?![\d-]|[.:]\d)",
        r"№ ?[^\W\d_]{1,4}(?:-\d{1,3}){1,3}/\d{1,5}@?(?!\w)",
        rf"(?<!\w)(?:{any_of('versions', 'programs')}):? ?\d{{1,3}}(?:\.\d{{1,5}}){{1,3}}(?![\d.]*\d)",
        rf"(?<!\w)(?:{any_of('builds')}) \d{{4,6}}(?![\d.-]*\d)",
        r"(?<!\w)0x[0-9a-f]{2,8}(?!\w)",
        # A size, a score, a colour; sums in a row, and sums added up.
        rf"(?<!\d)\d{{2,4}} ?[x×х] ?\d{{2,4}}(?: ?[x×х] ?\d{{2,4}})?(?!\d)(?: ?{_UNIT})?",
        rf"(?<![\d:-])(?:{_PAIR}{_PARTS}|{_PAIR}(?:{_PARTS})?(?:, {_PAIR}(?:{_PARTS})?)+)(?![\d:-])",
        rf"(?<!\w)(?:{any_of('styles')}) ?: ?#[0-9a-f]{{3,8}}(?!\w)",
        rf"(?<![\d.,])(?<!\d ){_SUM}(?:(?: *\| *|  +){_SUM})+(?![\d,])",
        rf"(?<![\d.,]){_MONEY}(?: ?[+=-] ?{_MONEY})+(?![\d,])",
    )
)
# What sets two things apart, so that digits beside a day or an amount are no part of it.
_APART = re.compile(r"[,;:()\n|№«»\"?!]|\.\s|(?<!\w)(?:и|или|and|or|номер|number)(?!\w)", re.I)
_LOOSE = re.compile(r"[\s\-,;:()|]+")
_TOWARDS = rf"(?:[ :-]{{1,3}}{any_of('towards')})*[\s:«\"(-]{{0,6}}$"
_CALLS = re.compile(rf"(?<!\w){any_of('calling', 'writing')}{_TOWARDS}", re.I)
_PAYS = re.compile(rf"(?<!\w){any_of('paying')}{_TOWARDS}", re.I)
_BEFORE = 40  # characters
_TOKEN = re.compile(r"[\w.-]+")
_FEW_DIGITS = 2
_SMALL = 4  # digits of an amount or a measure
_ROUNDS = 20  # in which one span after the other may turn out to be no matter of its own
_LONGEST_ID = 100  # characters
_MOST_GROUPS = 8  # of a number on record


def left_over(
    text: str, run: Run, known: Collection[str], places: Sequence[Region], printed: tuple[str, ...] = ()
) -> list[Group]:
    """The groups of a run that nothing accounts for.

    `known` is known wherever it stands; `printed` are numbers on record, each with the word it must stand beside.
    """
    plain = tuple(group for group in run.groups if group.how != LETTERS)
    if 0 < len(plain) < len(run.groups) and not left_over(text, Run(plain), known, places, printed):
        return []  # «В 2026»: what passes for a digit is a word beside a year
    spans = [*_known(text, run, known), *_calendar(text, run)]
    if printed:
        spans += (match.span() for match in _matches(_beside_its_word(printed), text, run))
    groups = _beyond(text, run.groups, spans)
    if not groups or _dialable(run, places):
        return groups
    rest = _beyond(text, run.groups, [*spans, *_others(text, run)])
    # «… 11.2026. Один источник»: a digit or two set off from what explains the others are no number,
    # unless they are what to call.
    is_little = len(rest) < len(run.groups) and sum(len(group.digits) for group in rest) <= _FEW_DIGITS
    if not is_little or any(
        _CALLS.search(text[max(0, group.start - _BEFORE) : group.start]) for group in rest
    ):
        return groups
    return []


def _beyond(text: str, groups: Sequence[Group], spans: list[Span]) -> list[Group]:
    """The groups that no span holds; a span counts only where it is set off from digits beside it."""
    spans.sort(key=lambda span: (span[0], -span[1]))
    for _ in range(_ROUNDS if spans else 0):
        owners = _owners(groups, spans)
        void = set()
        for (one, mine), (other, its) in pairwise(zip(groups, owners, strict=True)):
            if mine != its:
                gap = text[one.end : other.start]
                if not (_APART.search(gap) or (mine and its and _LOOSE.fullmatch(gap))):
                    void |= {mine, its}
        if not void - {None}:
            return [group for group, owner in zip(groups, owners, strict=True) if owner is None]
        spans = [span for span in spans if span not in void]
    return list(groups)


def _owners(groups: Sequence[Group], spans: Sequence[Span]) -> list[Span | None]:
    """For each group the span that holds it and reaches farthest."""
    owners: list[Span | None] = []
    following, farthest = 0, None
    for group in groups:
        while following < len(spans) and spans[following][0] <= group.start:
            if farthest is None or spans[following][1] > farthest[1]:
                farthest = spans[following]
            following += 1
        owners.append(farthest if farthest and group.end <= farthest[1] else None)
    return owners


def _known(text: str, run: Run, known: Collection[str]) -> Iterator[Span]:
    if not known:
        return
    for first, group in enumerate(run.groups):
        for last in run.groups[first : first + _MOST_GROUPS]:
            if text[group.start : last.end] in known:
                yield group.start, last.end
        # A part of an id or of the name of a file.
        for token in _TOKEN.finditer(text, max(0, group.start - _LONGEST_ID), group.end + _LONGEST_ID):
            if (
                token.start() <= group.start
                and group.end <= token.end()
                and token[0].rstrip(".").lower() in known
            ):
                yield token.span()


@lru_cache
def _beside_its_word(printed: tuple[str, ...]) -> re.Pattern[str]:
    spelled = "|".join(
        re.escape(number).replace(r"\ ", r":?\s{1,3}") for number in sorted(printed, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{spelled})(?![\w-])", re.I)


def _calendar(text: str, run: Run) -> Iterator[Span]:
    for pattern in _CALENDAR:
        for match in _matches(pattern, text, run):
            # A small amount after a word of paying is what to pay.
            words = (_CALLS,) if pattern is _AMOUNTS and _is_small(match) else (_CALLS, _PAYS)
            if _is_day(match) and not _is_used(text, match, *words):
                yield match.span()


def _others(text: str, run: Run) -> Iterator[Span]:
    for pattern in _OTHERS:
        for match in _matches(pattern, text, run):
            # «Приказ о телефонах 2026 года»: what says itself that it is a year or a measure is one.
            words = () if match[0][-1].isalpha() and _is_small(match) else (_CALLS,)
            if _ascends(match.groupdict().get("items") or "") and not _is_used(text, match, *words):
                yield match.span()


def _is_small(match: re.Match[str]) -> bool:
    return len(re.sub(r"\D", "", match[0])) <= _SMALL


def _is_used(text: str, match: re.Match[str], *words: re.Pattern[str]) -> bool:
    """Whether a word of calling, writing or paying stands straight before the digits, so that they are what to use."""
    first = re.search(r"\d", match[0])
    start = match.start() + (first.start() if first else 0)
    before = text[max(0, start - _BEFORE) : start]
    return any(word.search(before) for word in words)


def _ascends(items: str) -> bool:
    """Whether pages or sections are listed in their order, each once."""
    firsts = [int(item) for item in re.findall(r"(?<![\d.])\d+", items)]
    return all(one < other for one, other in pairwise(firsts))


def _matches(pattern: re.Pattern[str], text: str, run: Run) -> Iterator[re.Match[str]]:
    """The matches that touch the run; labels before it and units after it belong to them."""
    return pattern.finditer(text, max(0, run.start - _BEFORE), min(len(text), run.end + _BEFORE))


def _is_day(match: re.Match[str]) -> bool:
    """Whether the calendar has the day that was matched; what is no day is none of ours."""
    parts = match.groupdict()
    if parts.get("iso"):
        orders = [tuple(map(int, parts["iso"].split("-")))]
    elif parts.get("basic"):
        orders = [(int(parts["basic"][:4]), int(parts["basic"][4:6]), int(parts["basic"][6:]))]
    elif parts.get("day"):
        orders = [(int(parts["year"]), int(parts["month"]), int(parts["day"]))]
    elif parts.get("first"):
        year, first, second = int(parts["slashed"]), int(parts["first"]), int(parts["second"])
        orders = [(year, second, first), (year, first, second)]
    else:
        return True
    return any(is_date(*order) for order in orders)


def _dialable(run: Run, places: Sequence[Region]) -> bool:
    return is_dialable(run.digits, run.sizes, places) or is_card(run.digits)
