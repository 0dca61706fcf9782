"""Rule `contradiction`: hours, a deadline or a cost of one thing are stated once at a time."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.records import Fact
from sverka.registry.regions import regions
from sverka.registry.registry import Policy, Registry
from sverka.registry.showing import holds
from sverka.registry.values import first_day, last_day

EXCLUSIVE = ("hours", "deadline", "cost")


def check(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Facts that say something else than an earlier fact, or than the contact that their subject names."""
    earlier: dict[tuple[str, str], list[Fact]] = {}
    for fact in registry.facts.values():
        if fact.kind not in EXCLUSIVE or not fact.is_stated:
            continue
        yield from _against_contacts(registry, fact, policy)
        rivals: dict[str, Fact] = {}
        for subject in fact.subject.values():
            same = earlier.setdefault((fact.kind, " ".join(subject.casefold().split())), [])
            rivals |= {other.id: other for other in same if _overlap(fact, other) and _differ(fact, other)}
            same.append(fact)
        for rival in rivals.values():
            said = rival.hours or next(iter((rival.value or {}).values()), "")
            message = Message(
                "{id!r} says something else about the same subject: {said!r}", id=rival.id, said=said
            )
            fix = "keep one of the two facts, or give each its own time with from: and until:"
            yield fact.finding(("hours" if fact.hours else "value",), "contradiction", message, fix)


def _against_contacts(registry: Registry, fact: Fact, policy: Policy) -> Iterator[Finding]:
    """A subject names a contact by showing its value, as in "Hours of 8 495 000-00-01"."""
    subject = "\n".join(fact.subject.values())
    places = regions(policy.regions)
    for contact in registry.contacts.values():
        stated = {"hours": contact.hours, "cost": contact.cost}.get(fact.kind)
        if (
            stated
            and stated not in {fact.hours, *(fact.value or {}).values()}
            and holds(contact.kind, contact.value, subject, places)
        ):
            message = Message(
                "the {kind} of {ref} are on record already, as {stated!r}",
                kind=fact.kind,
                ref=contact.ref,
                stated=stated,
            )
            fix = Message("remove this fact and keep {kind}: with the contact", kind=fact.kind)
            yield fact.finding(("hours" if fact.hours else "value",), "contradiction", message, fix)


def _overlap(one: Fact, other: Fact) -> bool:
    """Whether there is a day on which both hold."""
    starts = [first_day(fact.from_) for fact in (one, other) if fact.from_]
    ends = [last_day(fact.until) for fact in (one, other) if fact.until]
    return not starts or not ends or max(starts) <= min(ends)


def _differ(one: Fact, other: Fact) -> bool:
    if one.hours and other.hours:
        return (one.hours, one.time_zone) != (other.hours, other.time_zone)
    ours, theirs = one.value or {}, other.value or {}
    shared = ours.keys() & theirs.keys()
    return any(ours[language] != theirs[language] for language in shared)
