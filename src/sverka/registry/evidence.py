"""Whether the evidence of a contact carries its value and its status: rules evidence, corroboration, two-persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.agreement import how_to_show
from sverka.registry.origins import independent, is_of
from sverka.registry.records import Contact, ContactEvidence, Fact, Source
from sverka.registry.regions import Region, regions
from sverka.registry.registry import PUBLISHED, Policy, Registry
from sverka.registry.showing import shows
from sverka.registry.values import first_day, last_day
from sverka.registry.wording import FALSE, words

COUNTED = ("A", "B", "C")  # tiers D, X and client never carry a status or a key
STRONG = ("A", "B")
SUPPORTED_KEYS = ("hours", "cost", "languages")
# Organisations move, merge and change their numbers within a few years. Of older publications one may say whose
# the contact was; that it still is takes a newer one. Counted to the day somebody looked, never to today: a record
# that is in order does not fall out of order by itself.
FRESH = timedelta(days=3 * 365 + 1)

_FALSE = words(FALSE)


def check_pieces(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `evidence`: there is some, its sources are on record, and none is dated after today."""
    records: list[Contact | Fact] = [*registry.contacts.values(), *registry.facts.values()]
    for record in records:
        for index, piece in enumerate(record.evidence):
            if piece.source not in registry.sources:
                message: str = Message("the source {source!r} is not on record", source=piece.source)
                fix: str = Message(
                    "add it to content/sources.yml: - id: {source}, or name one that is there",
                    source=piece.source,
                )
                yield record.finding(("evidence", index, "source"), "evidence", message, fix)
            if not piece.text:
                message = "the evidence does not say what it shows"
                fix = 'add quote: "…" with the words of the source, or what: "…" for what is to be seen'
                yield record.finding(("evidence", index), "evidence", message, fix)
            if piece.captured_at > policy.today:
                message = Message(
                    "captured on {captured_at}, which is after {today}",
                    captured_at=piece.captured_at,
                    today=policy.today,
                )
                fix = Message(
                    'write the day on which you saw it, for example captured_at: "{today}"',
                    today=policy.today,
                )
                yield record.finding(("evidence", index, "captured_at"), "evidence", message, fix)
            source = registry.sources.get(piece.source)
            if source and piece.captured_at < first_day(source.date):
                message = Message(
                    "captured on {captured_at}, before its source was published ({date})",
                    captured_at=piece.captured_at,
                    date=source.date,
                )
                fix = "write the day on which you saw it, or correct the date: of the source"
                yield record.finding(("evidence", index, "captured_at"), "evidence", message, fix)


def check_keys(registry: Registry) -> Iterator[Finding]:
    """Rule `evidence`: every contact has evidence, and so have its hours, cost and languages."""
    for contact in registry.contacts.values():
        if not contact.evidence:
            message = "a contact without evidence; drafts and denied values need it too"
            fix = (
                'add evidence: and under it - {source: ministry-2026, captured_at: "2026-11-22", '
                'supports: [value], quote: "…"}'
            )
            yield contact.finding(("evidence",), "evidence", message, fix)
        for key in SUPPORTED_KEYS:
            if getattr(contact, key) and not counted_sources(registry, contact, key):
                message = Message("no evidence of tier A, B or C supports {key!r}", key=key)
                fix = Message(
                    "leave {key}: empty and the page says so, or add evidence with supports: [{key}]", key=key
                )
                yield contact.finding((key,), "evidence", message, fix)


def check_value(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rules `agreement` and `evidence`: each piece that counts towards a published value carries it."""
    places = regions(policy.regions)

    @cache
    def is_own(source: str, organisation: str) -> bool:
        return is_of(registry, registry.sources[source], registry.organisations[organisation])

    for contact in registry.contacts.values():
        shown = [piece for piece in contact.evidence if _shows(contact, piece, places)]
        if contact.status not in PUBLISHED or not shown:
            continue
        newest = max(piece.captured_at for piece in shown)
        for index, piece in enumerate(contact.evidence):
            source = registry.sources.get(piece.source)
            if source is None or "value" not in piece.supports or not counts(registry, source):
                continue
            if piece not in shown:
                message = Message(
                    "this evidence counts towards the value and does not show {value!r}", value=contact.value
                )
                yield contact.finding(("evidence", index), "agreement", message, how_to_show(contact, places))
            elif word := denied(piece.text):
                message = Message("the evidence says of the value, or beside it, {word!r}", word=word)
                fix = "copy only the words that name the value; if it is false or out of use, write status: suspended"
                yield contact.finding(("evidence", index), "evidence", message, fix)
            if newest - piece.captured_at > FRESH:
                message = Message(
                    "captured on {captured_at}, years before the newest evidence ({newest})",
                    captured_at=piece.captured_at,
                    newest=newest,
                )
                fix = "look at the source again and write that day, or take the piece out"
                yield contact.finding(("evidence", index, "captured_at"), "evidence", message, fix)
            if source.tier == "A" and not is_own(source.id, contact.organisation):
                message = Message(
                    "{id!r} is of tier A, which is the organisation itself; it is by {publisher}",
                    id=source.id,
                    publisher=source.publisher,
                )
                fix = "enter it as B (another public body), C (press), D or X, or under the organisation's own name"
                yield contact.finding(("evidence", index, "source"), "evidence", message, fix)


def check_status(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `corroboration`: the evidence of the value is enough for the status, and not all of it is old."""
    for contact in registry.contacts.values():
        if contact.status not in PUBLISHED:
            continue
        pieces = carrying(registry, contact, policy)
        groups = independent(registry, pieces)
        if contact.status == "verified" and not groups:
            message = "verified, but no evidence of tier A, B or C supports the value"
            fix = "add such evidence with supports: [value], or write status: draft"
            yield contact.finding(("status",), "corroboration", message, fix)
        if contact.status == "corroborated":
            strong = any(source.tier in STRONG for group in groups for source in group)
            if len(groups) < 2 or not strong:
                message = Message(
                    "corroborated needs two independent origins of the value, one of them of tier A "
                    "or B; this contact has {counted}",
                    counted=_counted(groups),
                )
                fix = "write status: draft until there is a second origin; copies and repetitions count once"
                yield contact.finding(("status",), "corroboration", message, fix)
        published = max((last_day(source.date) for group in groups for source in group), default=None)
        if published and max(piece.captured_at for piece in pieces) - published > FRESH:
            message = Message(
                "the newest source of the value is of {year}: nothing shows that it still holds",
                year=published.year,
            )
            fix = "find a source of the last three years, or write status: draft"
            yield contact.finding(("status",), "corroboration", message, fix)


def check_persons(registry: Registry, roles: frozenset[str] | None) -> Iterator[Finding]:
    """Rule `two-persons`: who verifies is not who proposed, and both are roles of the organisation."""
    for contact in registry.contacts.values():
        if contact.status == "verified" and not contact.verified_by:
            message = "verified, but nobody is named as having verified it"
            fix = "name the role that called or opened it, for example verified_by: security-team"
            yield contact.finding(("status",), "two-persons", message, fix)
        if contact.verified_by == contact.proposed_by:
            message = Message(
                "{proposed_by!r} both proposed and verified this contact", proposed_by=contact.proposed_by
            )
            fix = "let a second person of another role call or open it: verified_by: security-team"
            yield contact.finding(("verified_by",), "two-persons", message, fix)
        for key in ("proposed_by", "verified_by"):
            role = getattr(contact, key)
            if roles is not None and role and role not in roles:
                message = Message(
                    "{role!r} is not a role of this organisation; personal names are not put on record",
                    role=role,
                )
                fix = Message("write one of: {roles}", roles=", ".join(sorted(roles)))
                yield contact.finding((key,), "two-persons", message, fix)


def counted_sources(registry: Registry, contact: Contact, key: str) -> list[Source]:
    """The sources of tier A, B or C whose evidence supports `key` of `contact`."""
    pieces: Iterable[ContactEvidence] = (piece for piece in contact.evidence if key in piece.supports)
    found = (registry.sources.get(piece.source) for piece in pieces)
    return [source for source in found if source and counts(registry, source)]


def carrying(registry: Registry, contact: Contact, policy: Policy) -> list[ContactEvidence]:
    """The evidence that carries the value: it counts, shows the value, and does not say that it is false."""
    places = regions(policy.regions)
    return [
        piece
        for piece in contact.evidence
        if (source := registry.sources.get(piece.source))
        and counts(registry, source)
        and _shows(contact, piece, places)
        and not denied(piece.text)
    ]


def _shows(contact: Contact, piece: ContactEvidence, places: Sequence[Region]) -> bool:
    return "value" in piece.supports and shows(contact.kind, contact.value, piece.text, places)


def denied(text: str) -> str:
    """The words by which a piece of evidence says that what it names is false or out of use, if it does."""
    found = _FALSE.search(text.lower())
    return found[0] if found else ""


def counts(registry: Registry, source: Source) -> bool:
    """Whether `source` may carry anything: neither it nor what it copies is of tier D, X or client."""
    return all(origin.tier in COUNTED for origin in registry.origins(source))


def _counted(groups: list[list[Source]]) -> str:
    if not groups:
        return "none that counts"
    described = (f"{members[0].publisher} ({', '.join(m.tier for m in members)})" for members in groups)
    return Message("{number}: {described}", number=len(groups), described="; ".join(described))
