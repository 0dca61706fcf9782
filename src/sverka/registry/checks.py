"""Everything that is checked between the records of a registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry import (
    agreement,
    contradictions,
    evidence,
    facts,
    hours,
    lifecycle,
    number_rules,
    reach,
)
from sverka.registry.records import Contact
from sverka.registry.regions import DEFAULT, regions
from sverka.registry.registry import PUBLISHED, Policy, Registry
from sverka.registry.similar import similar
from sverka.registry.values import Placed

_ALL = ""  # what a number without a purpose is for


def check(
    registry: Registry,
    policy: Policy,
    roles: Iterable[str] | None = None,
    dialled_in: Sequence[str] = DEFAULT,
) -> list[Finding]:
    """Every finding about `registry` on the day of `policy`, in the order of the files.

    `roles` are the ids that proposed_by and verified_by may name; None leaves them unchecked. `dialled_in` are the
    ISO codes of the regions in which readers dial.
    """
    return sorted(
        (
            *agreement.check(registry, policy),
            *evidence.check_pieces(registry, policy),
            *evidence.check_keys(registry),
            *evidence.check_value(registry, policy),
            *evidence.check_status(registry, policy),
            *evidence.check_persons(registry, None if roles is None else frozenset(roles)),
            *lifecycle.check_review(registry, policy),
            *lifecycle.check_reasons(registry),
            *lifecycle.check_replacements(registry, policy),
            *facts.check_sources(registry, policy),
            *facts.check_facts(registry, policy),
            *contradictions.check(registry, policy),
            *hours.check(registry),
            *number_rules.check(registry, regions(tuple(dialled_in))),
            *check_ids(registry),
            *check_values(registry),
            *check_primary(registry),
            *reach.check(registry),
        )
    )


def check_ids(registry: Registry) -> Iterator[Finding]:
    """Rule `similar-id`: two ids of a kind differ by two signs at least, so that no slip hits another."""
    kinds: tuple[Mapping[str, Placed], ...] = (
        registry.contacts,
        registry.sources,
        registry.facts,
        registry.numbers,
    )
    for records in kinds:
        yield from similar_ids(records)


def similar_ids(records: Mapping[str, Placed]) -> Iterator[Finding]:
    """A finding for each of these records whose id is near to an earlier one's."""
    for name, near in similar(records):
        message = Message("the id {name!r} is one sign away from {near!r}", name=name, near=near)
        fix = "choose words that differ by two signs or more, for example line-russia and line-abroad"
        yield records[name].finding(("id",), "similar-id", message, fix)


def check_values(registry: Registry) -> Iterator[Finding]:
    """Rule `duplicate-value`: one contact, one record."""
    first: dict[tuple[str, str], Contact] = {}
    for contact in registry.contacts.values():
        known = first.setdefault((contact.kind, contact.value), contact)
        if known is not contact:
            place = f"{known.source_file.path}:{known.position[0]}"
            message = Message(
                "{value!r} is on record already, as {ref} ({place})",
                value=contact.value,
                ref=known.ref,
                place=place,
            )
            fix = Message(
                "keep one of the two records; pages name it as {{{{ contact:{ref} }}}}", ref=known.ref
            )
            yield contact.finding(("value",), "duplicate-value", message, fix)


def check_primary(registry: Registry) -> Iterator[Finding]:
    """Rule `one-primary`: an organisation publishes one telephone number for each audience and purpose."""
    # For each organisation and audience: purpose → the first number for it; without one it is for everything.
    published: dict[tuple[str, str | None], dict[str, Contact]] = {}
    for contact in registry.of_kind("phone"):
        if contact.status not in PUBLISHED:
            continue
        first = published.setdefault((contact.organisation, contact.audience), {})
        if contact.purpose:
            rivals = [first[purpose] for purpose in (*contact.purpose, _ALL) if purpose in first]
        else:
            rivals = [*islice(first.values(), 1)]
        if known := min(rivals, key=lambda other: other.position, default=None):
            audience = (
                Message("the audience {audience!r}", audience=contact.audience)
                if contact.audience
                else "readers of no named audience"
            )
            message = Message("{ref} is the number for {audience} already", ref=known.ref, audience=audience)
            fix = "give one of them another audience or purpose, for example purpose: [complaints], or retire it"
            yield contact.finding(("audience",), "one-primary", message, fix)
        for purpose in contact.purpose or [_ALL]:
            first.setdefault(purpose, contact)
