"""What a week of hours is, for people and for programs."""

from __future__ import annotations

import pytest

from sverka.registry.week import Days, week

MOSCOW = "Europe/Moscow"


@pytest.mark.parametrize(
    ("hours", "data"),
    [
        ("Mo 09:00-18:00", "Mo 09:00-18:00"),
        ("Mo,We 09:00-13:00,14:00-18:00", "Mo 09:00-13:00;Mo 14:00-18:00;We 09:00-13:00;We 14:00-18:00"),
        ("Mo-Tu 10:00-12:00; Tu off", "Mo 10:00-12:00"),
        ("Su 22:00-06:00", "Su 22:00-30:00"),
        ("Sa 12:00-24:00; Su 00:00-24:00", "Sa 12:00-24:00;Su 00:00-24:00"),
    ],
)
def test_programs_read_it_span_by_span(hours: str, data: str) -> None:
    assert week(hours, MOSCOW).data == data


def test_days_with_the_same_hours_stand_together() -> None:
    assert week("Mo-Fr 09:00-18:00; Sa 10:00-15:00", MOSCOW).groups == [
        Days(0, 4, (("9:00", "18:00"),)),
        Days(5, 5, (("10:00", "15:00"),)),
        Days(6, 6, ()),
    ]


@pytest.mark.parametrize("hours", ["24/7", "Mo-Su 00:00-24:00", "00:00-24:00"])
def test_what_never_closes_needs_no_time_zone(hours: str) -> None:
    assert week(hours, None).always


@pytest.mark.parametrize(
    ("hours", "zone", "fault"),
    [
        ("with a lunch break", MOSCOW, "form"),
        ("Mo-Fr 9-18", MOSCOW, "form"),
        ("Mo 25:00-26:00", MOSCOW, "form"),
        ("Mo-Fr 09:00-18:00; PH off", MOSCOW, "every week"),
        ("Dec-Feb Mo 09:00-18:00", MOSCOW, "every week"),
        ("Mo sunrise-sunset", MOSCOW, "every week"),
        ("Mo off", MOSCOW, "never open"),
        ("Mo 09:00-18:00", None, "time zone"),
        ("Mo 09:00-18:00", "Mars/Olympus", "time zone"),
        ("Mo 09:00-18:00", "../etc/passwd", "time zone"),
    ],
)
def test_what_is_no_week_is_refused(hours: str, zone: str | None, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        week(hours, zone)
