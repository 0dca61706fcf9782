"""Every reason that holds for a mention, against the record: what is the matter, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sverka.contacts.allowed import is_identifier, is_reserved
from sverka.contacts.imitation import imitated
from sverka.contacts.links import forbidden, slips, text_says_otherwise
from sverka.contacts.mention import ASSET, DOMAIN, EMAIL, EXAMPLE, LINK, UNACCOUNTED, WALLET, Mention
from sverka.contacts.reading import Reading
from sverka.contacts.record import host_of, host_record, reference, sources_at
from sverka.contacts.redirectors import embedded_host, leads_on
from sverka.core.messages import Message
from sverka.registry import Contact, Policy, Registry, standing
from sverka.registry.number_kinds import is_card
from sverka.registry.regions import Region, regions
from sverka.registry.registry import NOT_GENUINE

_ADD = "take it out, or put it on record with evidence in content/contacts/"


class Reason(NamedTuple):
    """A reason that holds: its code, what is the matter, and the mend."""

    code: str
    message: str
    fix: str = ""


def reasons_of(
    mention: Mention,
    contact: Contact | None,
    registry: Registry,
    policy: Policy,
    own_hosts: Collection[str],
    *,
    examples: bool,
    reading: Reading,
) -> list[Reason]:
    """The reasons for `mention`, which the record `contact` covers; at least one."""
    shown = Message("{kind} {value}", kind=mention.kind, value=mention.value)
    if mention.concealed == "picture":
        shown += " in a picture"
    return [
        *_of_itself(mention, shown, contact, own_hosts, examples, reading),
        *_of_the_way(mention, shown, contact, registry),
        *(
            _on_record(mention, shown, contact, policy)
            if contact
            else _not_on_record(mention, shown, registry)
        ),
    ] or [_unlisted(mention, shown, registry, regions(reading.regions))]


def _of_itself(
    mention: Mention,
    shown: str,
    contact: Contact | None,
    own_hosts: Collection[str],
    examples: bool,
    reading: Reading,
) -> Iterator[Reason]:
    """What holds whether or not a record covers it."""
    if mention.kind in UNACCOUNTED:
        yield _unaccounted(mention)
    if said := text_says_otherwise(mention, reading):
        why = Message(" ({why})", why=_why(contact)) if contact and contact.status == "denied" else ""
        message = Message(
            "the text says {said}, the link leads to {value}{why}", said=said, value=mention.value, why=why
        )
        yield Reason(
            "text", message, "make the text and the target say the same: {{ contact:organisation/id }} does"
        )
    if is_identifier(mention):
        yield Reason("identifier", Message("{raw} is the name of a format and no address", raw=mention.raw))
    host = host_of(mention)
    if host and is_reserved(host, mention, examples):
        yield Reason("reserved", Message("{host} is reserved for examples", host=host))
    for code, what in forbidden(mention, on_record=contact is not None):
        yield Reason(
            code,
            Message("{shown}: {what}", shown=shown, what=what),
            "link to a plain https:// address on record",
        )
    if mention.kind == DOMAIN and host in own_hosts:
        yield Reason("own", Message("{host} is this site's own address", host=host))


def _unaccounted(mention: Mention) -> Reason:
    if mention.kind == WALLET:
        message = Message("{value} is where money would go, and no kind of contact", value=mention.value)
        return Reason(mention.kind, message, "take it out")
    what = (
        "may be a bank card"
        if is_card(mention.value)
        else "is accounted for by nothing: it could be dialled or paid"
    )
    fix = (
        "take it out; or name what it is: a contact, a fact, or a number on record in content/numbers.yml, such as "
        '- {id: our-inn, kind: inn, value: "…", what: {en: "…"}, source: …} and {{ number:our-inn }} in the text; '
        "`sverka numbers` writes the line"
    )
    return Reason(mention.kind, Message("{raw!r} {what}", raw=mention.raw, what=what), fix)


def _of_the_way(
    mention: Mention, shown: str, contact: Contact | None, registry: Registry
) -> Iterator[Reason]:
    """Where an address leads on to, unless the very address is on record."""
    if mention.kind != DOMAIN or not mention.target:
        return
    fix = "link to the address itself where that leads"
    is_vetted = (contact and contact.kind == "url") or sources_at(mention, registry)
    if not is_vetted and (onward := leads_on(mention.target)):
        yield Reason(onward[0], Message("{shown}: {what}", shown=shown, what=onward[1]), fix)
    is_place = not contact and _is_for_reading(mention, registry)
    other = embedded_host(mention.target) if (contact and not is_vetted) or is_place else ""
    if other and not (host_record(other, registry) or (is_place and registry.link(other))):
        message = Message(
            "{shown}: the address carries another one, which leads to {other}", shown=shown, other=other
        )
        yield Reason("embedded", message, fix)


def _on_record(mention: Mention, shown: str, contact: Contact, policy: Policy) -> Iterator[Reason]:
    yield _of_status(mention, shown, contact, policy)
    right = Message("write {reference}", reference=reference(contact))
    if contact.purpose == ["assets"] and mention.role == LINK:
        message: str = Message(
            "{shown} is on record for files that pages fetch, not as a place to go ({ref})",
            shown=shown,
            ref=contact.ref,
        )
        yield Reason("assets", message, "link to the organisation's site instead")
    if mention.concealed == "homoglyph":
        message = Message(
            "{shown} is written with letters in place of digits, or of other alphabets", shown=shown
        )
        yield Reason("homoglyph", message, right)
    for code, message in slips(mention):
        yield Reason(code, message, right)


def _of_status(mention: Mention, shown: str, contact: Contact, policy: Policy) -> Reason:
    status, ref = standing(contact, policy), contact.ref
    warn = Message("take it out, or name it as a warning: {reference}", reference=reference(contact))
    if status in NOT_GENUINE and mention.role == EXAMPLE:
        return Reason("marked", Message("{shown} is known to be false and marked so", shown=shown))
    if status == "denied":
        return Reason(
            status, Message("{shown} is known to be false: {why}", shown=shown, why=_why(contact)), warn
        )
    if status == "example":
        return Reason(
            status, Message("{shown} is a value for examples, shown without a mark", shown=shown), warn
        )
    if status == "draft":
        fix = "take it out until the record has the evidence for its status"
        return Reason(status, Message("{shown} is only a draft on record ({ref})", shown=shown, ref=ref), fix)
    if status in {"retired", "suspended"}:
        new = contact.replaced_by
        fix = Message("write {{{{ contact:{new} }}}} instead", new=new) if new else "take it out"
        return Reason(
            status,
            Message(
                "{shown} is {status} ({ref}): {why}", shown=shown, status=status, ref=ref, why=_why(contact)
            ),
            fix,
        )
    if status == "expired":
        message = Message(
            "the evidence for {shown} has run out on {review_by} ({ref})",
            shown=shown,
            review_by=contact.review_by,
            ref=ref,
        )
        return Reason(status, message, "check the contact again and renew review_by, or take it out")
    if contact.relation == "other-operator":
        return Reason(
            contact.relation,
            Message("{shown} is genuine and run by somebody else ({ref})", shown=shown, ref=ref),
        )
    return Reason(status, Message("{shown} is on record ({ref})", shown=shown, ref=ref))


def _not_on_record(mention: Mention, shown: str, registry: Registry) -> Iterator[Reason]:
    if _is_for_reading(mention, registry):
        for code, message in slips(mention):
            yield Reason(code, message, Message("write https://{value}/", value=mention.value))
        # It is no contact, and so never called genuine.
        yield Reason("reading", Message("{shown} is another's site, on record for reading only", shown=shown))
    sources = [source.id for source in sources_at(mention, registry)]
    if mention.cites in sources:
        yield Reason(
            "cited",
            Message("{value} is cited as the source {cites}", value=mention.value, cites=mention.cites),
        )
    elif sources:
        message = Message("{shown} is on record as a source, not as a contact", shown=shown)
        yield Reason("source", message, Message("cite it: {{{{ source:{source} }}}}", source=sources[0]))


def _unlisted(mention: Mention, shown: str, registry: Registry, places: Sequence[Region]) -> Reason:
    on_record = mention.kind == EMAIL and host_record(host_of(mention), registry) is not None
    if model := imitated(mention, registry, places, host_on_record=on_record):
        like = Message(" (written {marked})", marked=model.marked) if "[" in model.marked else ""
        return Reason(
            "like",
            Message(
                "{shown} is not on record and looks like {of}{like}", shown=shown, of=model.of, like=like
            ),
            _ADD,
        )
    return Reason("unknown", Message("{shown} is not on record", shown=shown), _ADD)


def _is_for_reading(mention: Mention, registry: Registry) -> bool:
    return mention.kind == DOMAIN and mention.role != ASSET and registry.link(mention.value) is not None


def _why(contact: Contact) -> str:
    texts = contact.reason or {}
    return next(iter(texts.values()), "no reason is given")
