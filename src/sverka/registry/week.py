"""Hours of a week: an opening_hours expression of OpenStreetMap that repeats every week, in one time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

from sverka.core.messages import Message
from sverka.registry.wording import ALWAYS, words

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
EXAMPLE = "Mo-Fr 09:00-18:00; Sa 10:00-15:00"
_DAY = 24 * 60
_WEEK = 7 * _DAY
# Holidays, seasons and sunrise are left out: a page could not say which of them is today.
_WEEKLY = re.compile(rf"(?:{'|'.join(DAYS)}|[0-9]{{2}}:[0-9]{{2}}|24/7|open|closed|off|[ ,;-])+")
_MONDAY = datetime(2024, 1, 1)  # any Monday: what repeats every week is the same in each
_ALWAYS = re.compile(rf"24/7|24x7|{words(ALWAYS).pattern}")
_HALF = r"[ap]\.?m\b"
# "9:00", "9.00 pm"; "9 am"; "с 9 до 18", "from 9 to 18".
_TIME = re.compile(
    rf"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?!\d|[.:]\d)(?:\s?(?P<half>{_HALF}))?"
    rf"|\s?(?P<then>{_HALF})|(?:(?<=(?<!\w)[сc] \d)|(?<=(?<!\w)[сc] \d\d)|(?<=до \d)|(?<=до \d\d)|(?<=from \d)"
    rf"|(?<=from \d\d)|(?<=to \d)|(?<=to \d\d)|(?<=until \d)|(?<=until \d\d))(?!\d|[:.]\d|\s?{_HALF}))"
)


@dataclass(frozen=True)
class Days:
    """Days in a row with the same hours; 0 is Monday."""

    first: int
    last: int
    hours: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Week:
    """Spans in which somebody is there: (minute of the week from Monday 0:00, minutes that it lasts)."""

    spans: tuple[tuple[int, int], ...]
    zone: str | None

    @property
    def always(self) -> bool:
        """Whether it never closes."""
        return self.spans == ((0, _WEEK),)

    @property
    def data(self) -> str:
        """For programs: `Mo 09:00-18:00;Fr 22:00-30:00`, where 30:00 is six in the morning of the next day."""
        return ";".join(
            f"{DAYS[start // _DAY]} {_clock(start % _DAY)}-{_clock(start % _DAY + length)}"
            for start, length in self.spans
        )

    @property
    def times(self) -> set[int]:
        """The minutes of a day at which it opens and closes; none where it never does."""
        return (
            set()
            if self.always
            else {edge % _DAY for start, length in self.spans for edge in (start, start + length)}
        )

    @property
    def groups(self) -> list[Days]:
        """The days of the week by their hours, as people read them."""
        days = [
            tuple(
                (_plain(start % _DAY), _plain((start + length) % _DAY or _DAY))
                for start, length in self.spans
                if start // _DAY == day
            )
            for day in range(7)
        ]
        return [
            Days(run[0], run[-1], hours)
            for hours, days_ in groupby(range(7), key=days.__getitem__)
            if (run := list(days_))
        ]


def stated(text: str) -> set[int] | None:
    """The minutes of a day that a text names; none where it says that it never closes, None where it says nothing."""
    lowered = text.lower()
    if _ALWAYS.search(lowered):
        return set()
    times = set()
    for match in _TIME.finditer(lowered):
        hour, half = int(match["hour"]), match["half"] or match["then"]
        if half:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        times.add((hour * 60 + int(match["minute"] or 0)) % _DAY)
    return times or None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _plain(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


@lru_cache
def week(hours: str, zone: str | None) -> Week:
    """The hours of an expression; raise ValueError, which says what is wrong, where it has none of a week."""
    if not validate(hours):
        raise ValueError(Message("{hours!r} is not in the form of opening_hours", hours=hours))
    if not _WEEKLY.fullmatch(hours):
        raise ValueError(
            Message("{hours!r} does not repeat every week: leave holidays, months and dates out", hours=hours)
        )
    after = _MONDAY + timedelta(weeks=2)
    spans = [
        (start, end)
        for start, end, state, _ in OpeningHours(hours).intervals(_MONDAY, after)
        if state == State.OPEN
    ]
    if not spans:
        raise ValueError(Message("{hours!r} is never open", hours=hours))
    if spans == [(_MONDAY, after)]:
        return Week(((0, _WEEK),), zone)
    # Of two weeks the one that begins in the middle: what runs over a midnight is whole there.
    first = _MONDAY + timedelta(days=3)
    whole = sorted(
        piece
        for start, end in spans
        if first <= start < first + timedelta(weeks=1)
        for piece in _pieces(_minutes(start - _MONDAY) % _WEEK, _minutes(end - start))
    )
    if zone is None:
        raise ValueError(
            Message("{hours!r} without a time zone says nothing to readers elsewhere", hours=hours)
        )
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise ValueError(Message("{zone!r} is not a time zone", zone=zone)) from None
    return Week(tuple(whole), zone)


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds()) // 60


def _pieces(start: int, length: int) -> Iterator[tuple[int, int]]:
    """A span, cut at each midnight where it is longer than a day."""
    while length > _DAY:
        today = _DAY - start % _DAY
        yield start, today
        start, length = (start + today) % _WEEK, length - today
    yield start, length
