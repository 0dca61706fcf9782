"""Rule `hours`: hours on record can be read by a program, and by readers in every time zone."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.records import Contact, Fact
from sverka.registry.registry import Registry
from sverka.registry.week import EXAMPLE, stated, week

_FIX = Message('write hours: "{example}" and time_zone: "Europe/London", or hours: "24/7"', example=EXAMPLE)


def check(registry: Registry) -> Iterator[Finding]:
    """Hours that are no week, stand without a time zone or twice, or are not those of the evidence."""
    records: list[Contact | Fact] = [*registry.contacts.values(), *registry.facts.values()]
    for record in records:
        if record.hours is None:
            if record.time_zone is not None:
                yield record.finding(("time_zone",), "hours", "a time zone without hours", _FIX)
            continue
        try:
            week(record.hours, record.time_zone)
        except ValueError as error:
            key = "time_zone" if "is not a time zone" in str(error) else "hours"
            yield record.finding((key,), "hours", str(error), _FIX)
        else:
            yield from _evidence(record)
        if isinstance(record, Fact) and record.value is not None:
            message = "the hours are stated twice, as hours: and as value:"
            fix = "keep hours:, from which the page makes the words in every language"
            yield record.finding(("value",), "hours", message, fix)
        if isinstance(record, Fact) and record.kind != "hours":
            message = Message("a fact of kind {kind} has no hours", kind=record.kind)
            yield record.finding(("hours",), "hours", message, "write kind: hours, or take the line out")


def _evidence(record: Contact | Fact) -> Iterator[Finding]:
    """Pieces that support the hours and state others."""
    week = record.week
    for index, piece in enumerate(record.evidence):
        if week is None or "hours" not in getattr(piece, "supports", ["hours"]):
            continue
        said = stated(piece.text)
        if said is not None and said != week.times:
            message = Message("the evidence states other hours than {hours!r}", hours=record.hours)
            fix = "write the hours that the source gives, or supports: without hours"
            yield record.finding(("evidence", index), "hours", message, fix)
