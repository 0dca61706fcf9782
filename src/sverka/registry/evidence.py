"""Whether the evidence of a contact carries its status: rules evidence, corroboration and two-persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sverka.findings import Finding
from sverka.registry.records import Contact, ContactEvidence, Fact, Source
from sverka.registry.registry import PUBLISHED, Policy, Registry

COUNTED = ("A", "B", "C")  # tiers D, X and client never carry a status or a key
STRONG = ("A", "B")
SUPPORTED_KEYS = ("hours", "cost", "languages")


def check_pieces(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `evidence`: there is some, its sources are on record, and none is dated after today."""
    records: list[Contact | Fact] = [*registry.contacts.values(), *registry.facts.values()]
    for record in records:
        for index, piece in enumerate(record.evidence):
            if piece.source not in registry.sources:
                message = f"the source {piece.source!r} is not on record"
                fix = f"add it to content/sources.yml: - id: {piece.source}, or name one that is there"
                yield record.finding(("evidence", index, "source"), "evidence", message, fix)
            if not piece.text:
                message = "the evidence does not say what it shows"
                fix = 'add quote: "…" with the words of the source, or what: "…" for what is to be seen'
                yield record.finding(("evidence", index), "evidence", message, fix)
            if piece.captured_at > policy.today:
                message = f"captured on {piece.captured_at}, which is after {policy.today}"
                fix = f'write the day on which you saw it, for example captured_at: "{policy.today}"'
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
                message = f"no evidence of tier A, B or C supports {key!r}"
                fix = f"leave {key}: empty and the page says so, or add evidence with supports: [{key}]"
                yield contact.finding((key,), "evidence", message, fix)


def check_status(registry: Registry) -> Iterator[Finding]:
    """Rule `corroboration`: the evidence of the value is enough for the status."""
    for contact in registry.contacts.values():
        if contact.status not in PUBLISHED:
            continue
        groups = independent(registry, counted_sources(registry, contact, "value"))
        if contact.status == "verified" and not groups:
            message = "verified, but no evidence of tier A, B or C supports the value"
            fix = "add such evidence with supports: [value], or write status: draft"
            yield contact.finding(("status",), "corroboration", message, fix)
        if contact.status == "corroborated":
            strong = any(source.tier in STRONG for group in groups for source in group)
            if len(groups) < 2 or not strong:
                message = (
                    "corroborated needs two independent publishers of the value, one of them of tier A or B; "
                    f"this contact has {_counted(groups)}"
                )
                fix = "write status: draft until there is a second publisher; copies of one text count once"
                yield contact.finding(("status",), "corroboration", message, fix)


def check_persons(registry: Registry, roles: frozenset[str] | None) -> Iterator[Finding]:
    """Rule `two-persons`: who verifies is not who proposed, and both are roles of the organisation."""
    for contact in registry.contacts.values():
        if contact.status == "verified" and not contact.verified_by:
            message = "verified, but nobody is named as having verified it"
            fix = "name the role that called or opened it, for example verified_by: security-team"
            yield contact.finding(("status",), "two-persons", message, fix)
        if contact.verified_by == contact.proposed_by:
            message = f"{contact.proposed_by!r} both proposed and verified this contact"
            fix = "let a second person of another role call or open it: verified_by: security-team"
            yield contact.finding(("verified_by",), "two-persons", message, fix)
        for key in ("proposed_by", "verified_by"):
            role = getattr(contact, key)
            if roles is not None and role and role not in roles:
                message = f"{role!r} is not a role of this organisation; personal names are not put on record"
                fix = f"write one of: {', '.join(sorted(roles))}"
                yield contact.finding((key,), "two-persons", message, fix)


def counted_sources(registry: Registry, contact: Contact, key: str) -> list[Source]:
    """The sources of tier A, B or C whose evidence supports `key` of `contact`."""
    pieces: Iterable[ContactEvidence] = (piece for piece in contact.evidence if key in piece.supports)
    found = (registry.sources.get(piece.source) for piece in pieces)
    return [source for source in found if source and counts(registry, source)]


def counts(registry: Registry, source: Source) -> bool:
    """Whether `source` may carry anything: neither it nor what it copies is of tier D, X or client."""
    return all(origin.tier in COUNTED for origin in registry.origins(source))


def independent(registry: Registry, sources: Iterable[Source]) -> list[list[Source]]:
    """`sources` in groups that count once: of one publisher, or copies that go back to one text."""
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        names = {" ".join(origin.publisher.casefold().split()) for origin in registry.origins(source)}
        members = [source]
        for group in [group for group in groups if group[0] & names]:
            groups.remove(group)
            names |= group[0]
            members = group[1] + members
        groups.append((names, members))
    return [members for _, members in groups]


def _counted(groups: list[list[Source]]) -> str:
    if not groups:
        return "none that counts"
    described = (f"{members[0].publisher} ({', '.join(m.tier for m in members)})" for members in groups)
    return f"{len(groups)}: {'; '.join(described)}"
