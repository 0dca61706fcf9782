"""Life of a contact: rules review-date, contact-expired, review-due, reason and replacement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.evidence import carrying
from sverka.registry.records import Contact
from sverka.registry.registry import PUBLISHED, Policy, Registry, due_soon, standing

# Numbers, senders and accounts change hands quickly; what is bought or registered for a year does not.
REVIEW_DAYS = {"phone": 90, "short": 90, "sms-sender": 90, "account": 90}
OTHER_REVIEW_DAYS = 180
NEEDS_REASON = ("denied", "suspended", "retired")


def check_review(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rules `review-date`, `contact-expired` and `review-due`.

    The days are counted from the newest capture of evidence that carries the value: putting off a
    review without looking at a source again is what the rule is there to stop.
    """
    for contact in registry.contacts.values():
        if contact.status not in PUBLISHED:
            continue
        yield from _review_date(registry, contact, policy)
        if standing(contact, policy) == "expired":
            message = Message(
                "the review of this contact was due by {review_by}: it is withdrawn from the site",
                review_by=contact.review_by,
            )
            fix = "check it against its sources, add evidence with today's captured_at and a new review_by"
            yield contact.finding(("review_by",), "contact-expired", message, fix, verdict="expired")
        elif due_soon(contact, policy):
            message = Message(
                "must be reviewed by {review_by}, or it leaves the site", review_by=contact.review_by
            )
            fix = "check it against its sources, add evidence with today's captured_at and a new review_by"
            yield contact.finding(("review_by",), "review-due", message, fix, verdict="due-soon")


def _review_date(registry: Registry, contact: Contact, policy: Policy) -> Iterator[Finding]:
    captures = [piece.captured_at for piece in carrying(registry, contact, policy)]
    if not captures:
        return
    days = REVIEW_DAYS.get(contact.kind, OTHER_REVIEW_DAYS)
    latest = max(captures) + timedelta(days=days)
    if contact.review_by is None:
        message = Message("a {status} contact without a date for its review", status=contact.status)
        yield contact.finding(
            ("status",),
            "review-date",
            message,
            Message('add review_by: "{latest}" or earlier', latest=latest),
        )
    elif contact.review_by > latest:
        message = Message(
            "the review is put off to {review_by}; a contact of kind {kind} has at most "
            "{days} days from its newest evidence ({captures})",
            review_by=contact.review_by,
            kind=contact.kind,
            days=days,
            captures=max(captures),
        )
        fix = Message(
            'write review_by: "{latest}" or earlier, or look at a source again and add that evidence',
            latest=latest,
        )
        yield contact.finding(("review_by",), "review-date", message, fix)


def check_reasons(registry: Registry) -> Iterator[Finding]:
    """Rule `reason`: what is denied or retired says why; what has to go at once is only asked to."""
    for contact in registry.contacts.values():
        if contact.status in NEEDS_REASON and not contact.reason:
            message = Message("{status} without a reason; readers are told why", status=contact.status)
            fix = 'add reason: {en: "…"} with one sentence'
            rule = "withdrawn-contact" if contact.status == "suspended" else "reason"
            yield contact.finding(("status",), rule, message, fix)


def check_replacements(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `replacement`: what takes the place of a contact that is out of force is another one, in force.

    A successor that is withdrawn only warns: nothing may stand in the way of taking a contact off.
    """
    for contact in registry.contacts.values():
        if contact.replaced_by is None:
            continue
        new = replacement(registry, contact)
        example = Message(
            "for example replaced_by: {organisation}/help-line", organisation=contact.organisation
        )
        if new is None or new is contact:
            what = "is not on record" if new is None else "is this contact itself"
            message = Message(
                "the replacement {replaced_by!r} {what}", replaced_by=contact.replaced_by, what=what
            )
            yield contact.finding(
                ("replaced_by",),
                "replacement",
                message,
                Message("write the id of another contact, {example}", example=example),
            )
        elif contact.status not in NEEDS_REASON:
            message = Message("a {status} contact is not replaced by another", status=contact.status)
            fix = "take replaced_by out, or write status: retired with its reason"
            yield contact.finding(("replaced_by",), "replacement", message, fix)
        elif _leads_back(registry, contact):
            message = Message("the replacement {ref} is replaced by this contact in the end", ref=new.ref)
            yield contact.finding(
                ("replaced_by",),
                "replacement",
                message,
                Message("name the one that is in force, {example}", example=example),
            )
        elif (status := standing(new, policy)) in {"suspended", "expired"}:
            message = Message(
                "the replacement {ref} is {status}: pages name no successor", ref=new.ref, status=status
            )
            fix = Message("name one that is in force, {example}, or take the line out", example=example)
            yield contact.finding(("replaced_by",), "withdrawn-contact", message, fix)
        elif status not in PUBLISHED:
            message = Message("the replacement {ref} is {status}, not in force", ref=new.ref, status=status)
            yield contact.finding(
                ("replaced_by",),
                "replacement",
                message,
                Message("name one that is in force, {example}", example=example),
            )


def _leads_back(registry: Registry, contact: Contact) -> bool:
    seen = {contact.ref}
    new = replacement(registry, contact)
    while new and new.ref not in seen and new.replaced_by:
        seen.add(new.ref)
        new = replacement(registry, new)
    return new is not None and new.ref in seen


def replacement(registry: Registry, contact: Contact) -> Contact | None:
    """The contact that took the place of `contact`; `replaced_by` may leave out its own organisation."""
    name = contact.replaced_by or ""
    return registry.contacts.get(name if "/" in name else f"{contact.organisation}/{name}")
