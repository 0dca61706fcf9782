"""The day a build counts from: an input, so that builds repeat byte by byte."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from sverka.core.commit import commit_of
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message


def build_day(root: Path) -> date:
    """SOURCE_DATE_EPOCH, else the day of the last commit, else today (all in UTC)."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return _day_of(epoch)
    commit = commit_of(root)
    return _day_of(str(commit.time)) if commit else today()


def is_given() -> bool:
    """Whether SOURCE_DATE_EPOCH says what day to count from."""
    return bool(os.environ.get("SOURCE_DATE_EPOCH"))


def check_day() -> date:
    """SOURCE_DATE_EPOCH, else today: an editor and a deployment want to know what holds now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _day_of(epoch) if epoch else today()


def today() -> date:
    """The day, in UTC."""
    return datetime.now(UTC).date()


def epoch_of(day: date) -> int:
    """Midnight UTC of `day` in seconds since 1970, for SOURCE_DATE_EPOCH."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _day_of(epoch: str) -> date:
    try:
        day = datetime.fromtimestamp(int(epoch), UTC).date()
        if is_of_our_time(day):
            return day
    except (ValueError, OverflowError, OSError):
        pass
    message = Message("SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970", epoch=epoch)
    fix = "set it to a number, or unset it: the day of the last commit counts then"
    raise Refused([Finding("SOURCE_DATE_EPOCH", 1, 1, "settings", message, fix)])


def is_of_our_time(day: date) -> bool:
    """Whether a help centre can have to do with the day; a year of another length is a slip."""
    return 1900 <= day.year < 2200


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
