"""What the record says of a mention: the verdict, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sverka.contacts.accounted import is_card
from sverka.contacts.allowed import is_identifier, is_reserved
from sverka.contacts.imitation import imitated
from sverka.contacts.links import forbidden, slips, text_says_otherwise
from sverka.contacts.mention import ASSET, DOMAIN, EMAIL, EXAMPLE, LINK, UNACCOUNTED, WALLET, Mention
from sverka.contacts.record import covering, host_record, sources_at
from sverka.contacts.redirectors import embedded_host, leads_on
from sverka.registry import Contact, Policy, Registry, standing

_ADD = "take it out, or put it on record with evidence in content/contacts/"
_MARK = "name it as a warning: {{{{ bad-example:{ref} }}}}"
_KNOWN_FALSE = {"denied", "example"}


class Judgement(NamedTuple):
    """A verdict of the table in sverka.findings, why as a code (the browser's engine gives the same) and in words.

    `contact` is the record it rests on.
    """

    verdict: str
    reason: str
    message: str
    fix: str
    contact: Contact | None = None


def judge(
    mention: Mention,
    registry: Registry,
    policy: Policy,
    own_hosts: Collection[str] = (),
    *,
    examples: bool = False,
) -> Judgement:
    """Hold `mention` against the record; `own_hosts` are the site's own addresses.

    `examples`: made-up hosts and local addresses may stand in code (handbooks do so).
    """
    contact = covering(mention, registry)
    shown = f"{mention.kind} {mention.value}" + (" in a picture" if mention.concealed == "picture" else "")
    if mention.kind in UNACCOUNTED:
        return _unaccounted(mention)
    said = text_says_otherwise(mention)
    if said:
        reason = f" ({_reason(contact)})" if contact and contact.status == "denied" else ""
        return Judgement(
            "mismatch",
            "text",
            f"the text says {said}, the link leads to {mention.value}{reason}",
            "make the text and the target say the same: {{ contact:organisation/id }} does",
            contact,
        )
    if contact and contact.status in _KNOWN_FALSE:
        return _false(mention, shown, contact)
    if is_identifier(mention):
        return Judgement(
            "verified", "identifier", f"{mention.raw} is the name of a format and no address", ""
        )
    host = _host(mention)
    if host and is_reserved(host, mention, examples):
        return Judgement("verified", "reserved", f"{host} is reserved for examples", "")
    if bad := forbidden(mention, on_record=contact is not None):
        fix = "link to a plain https:// address on record"
        return Judgement("forbidden", bad[0], f"{shown}: {bad[1]}", fix, contact)
    if mention.kind == DOMAIN and host in own_hosts:
        return Judgement("verified", "own", f"{host} is this site's own address", "")
    if onward := _leads_on(mention, registry, contact):
        fix = "link to the address itself where that leads"
        return Judgement("redirector", onward[0], f"{shown}: {onward[1]}", fix, contact)
    if contact:
        return _on_record(mention, shown, contact, policy)
    return _not_on_record(mention, shown, registry)


def _unaccounted(mention: Mention) -> Judgement:
    if mention.kind == WALLET:
        message = f"{mention.value} is where money would go, and no kind of contact"
        return Judgement("unaccounted", mention.kind, message, "take it out")
    what = (
        "may be a bank card"
        if is_card(mention.value)
        else "is accounted for by nothing: it could be dialled or paid"
    )
    fix = (
        "take it out; or name what it is: a contact, a fact, or a number on record in content/numbers.yml, such as "
        '- {id: our-inn, kind: inn, value: "…", what: {en: "…"}, source: …} and {{ number:our-inn }} in the text'
    )
    return Judgement("unaccounted", mention.kind, f"{mention.raw!r} {what}", fix)


def _false(mention: Mention, shown: str, contact: Contact) -> Judgement:
    if mention.role == EXAMPLE:
        return Judgement(
            "denied-example", "marked", f"{shown} is known to be false and marked so", "", contact
        )
    fix = f"take it out, or {_MARK.format(ref=contact.ref)}"
    if contact.status == "denied":
        return Judgement(
            "denied", "denied", f"{shown} is known to be false: {_reason(contact)}", fix, contact
        )
    return Judgement(
        "out-of-scope", "example", f"{shown} is a value for examples, shown without a mark", fix, contact
    )


def _on_record(mention: Mention, shown: str, contact: Contact, policy: Policy) -> Judgement:
    status = standing(contact, policy)
    if status == "draft":
        message = f"{shown} is only a draft on record ({contact.ref})"
        return Judgement(
            "unlisted",
            "draft",
            message,
            "take it out until the record has the evidence for its status",
            contact,
        )
    if status in {"retired", "suspended"}:
        message = f"{shown} is {status} ({contact.ref}): {_reason(contact)}"
        successor = (
            f"write {{{{ contact:{contact.replaced_by} }}}} instead" if contact.replaced_by else "take it out"
        )
        return Judgement(status, status, message, successor, contact)
    if status == "expired":
        message = f"the evidence for {shown} has run out on {contact.review_by} ({contact.ref})"
        return Judgement(
            status, status, message, "check the contact again and renew review_by, or take it out", contact
        )
    if contact.purpose == ["assets"] and mention.role == LINK:
        message = f"{shown} is on record for files that pages fetch, not as a place to go ({contact.ref})"
        return Judgement(
            "out-of-scope", "assets", message, "link to the organisation's site instead", contact
        )
    if mention.concealed == "homoglyph":
        message = f"{shown} is written with letters in place of digits, or of other alphabets"
        return Judgement("imitation", "homoglyph", message, f"write {reference(contact)}", contact)
    slip = slips(mention)
    if slip:
        return Judgement(*slip, f"write {reference(contact)}", contact)
    if contact.relation == "other-operator":
        return Judgement(
            "other-operator",
            "record",
            f"{shown} is genuine and run by somebody else ({contact.ref})",
            "",
            contact,
        )
    return Judgement(status, "record", f"{shown} is on record ({contact.ref})", "", contact)


def _leads_on(mention: Mention, registry: Registry, contact: Contact | None) -> tuple[str, str] | None:
    """Why nobody can see where the link ends, as a code and in words, unless the very address is on record."""
    if mention.kind != DOMAIN or (contact and contact.kind == "url") or sources_at(mention, registry):
        return None
    if onward := leads_on(mention.target):
        return onward
    other = embedded_host(mention.target) if contact else ""
    if other and host_record(other, registry) is None:
        return "embedded", f"the address carries another one, which leads to {other}"
    return None


def _not_on_record(mention: Mention, shown: str, registry: Registry) -> Judgement:
    if mention.kind == DOMAIN and mention.role != ASSET and registry.link(mention.value):
        return _for_reading(mention, shown, registry)
    sources = [source.id for source in sources_at(mention, registry)]
    if mention.cites in sources:
        return Judgement(
            "other-operator", "cited", f"{mention.value} is cited as the source {mention.cites}", ""
        )
    if sources:
        fix = f"cite it: {{{{ source:{sources[0]} }}}}"
        return Judgement("out-of-scope", "source", f"{shown} is on record as a source, not as a contact", fix)
    on_record = mention.kind == EMAIL and host_record(_host(mention), registry) is not None
    if model := imitated(mention, registry, host_on_record=on_record):
        like = f" (written {model.marked})" if "[" in model.marked else ""
        return Judgement(
            "imitation", "like", f"{shown} is not on record and looks like {model.of}{like}", _ADD
        )
    return Judgement("unlisted", "unknown", f"{shown} is not on record", _ADD)


def _for_reading(mention: Mention, shown: str, registry: Registry) -> Judgement:
    """Of a place that is on record for reading: it is no contact, and so never called genuine."""
    other = embedded_host(mention.target)
    if other and not (host_record(other, registry) or registry.link(other)):
        message = f"{shown}: the address carries another one, which leads to {other}"
        return Judgement("redirector", "embedded", message, "link to the address itself where that leads")
    if slip := slips(mention):
        return Judgement(*slip, f"write https://{mention.value}/")
    return Judgement("other-site", "reading", f"{shown} is another's site, on record for reading only", "")


def reference(contact: Contact) -> str:
    """How a page names `contact`."""
    kind = "bad-example" if contact.status in _KNOWN_FALSE else "contact"
    return f"{{{{ {kind}:{contact.ref} }}}}"


def _host(mention: Mention) -> str:
    if mention.kind == DOMAIN:
        return mention.value
    return mention.value.rpartition("@")[2] if mention.kind == EMAIL else ""


def _reason(contact: Contact) -> str:
    texts = contact.reason or {}
    return texts.get("ru") or next(iter(texts.values()), "no reason is given")
