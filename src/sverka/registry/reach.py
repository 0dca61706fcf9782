"""Rule `registry`: no record takes in what is not the organisation's, such as all names below a shared host."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.hosting import SHORTENERS, is_invite, is_shared
from sverka.registry.records import Contact
from sverka.registry.registry import NOT_GENUINE, Registry

_WEB = ("domain", "url")
_SITED = ("domain", "url", "account", "email")


def check(registry: Registry) -> Iterator[Finding]:
    """A scope that does not fit or takes in too much; genuine contacts that anybody could have."""
    for contact in registry.contacts.values():
        yield from _scope(contact)
        if contact.status in NOT_GENUINE or contact.kind not in _SITED:
            continue
        host = _host(contact)
        if contact.kind == "domain" and is_shared(host):
            message = Message(
                "{host} is no organisation's own: anybody gets a name or a page there", host=host
            )
            fix = "put the name below it, or the very address, on record: kind: url"
            yield contact.finding(("value",), "registry", message, fix)
        elif host.removeprefix("www.") in SHORTENERS:
            message = Message(
                "{host} passes readers on, so nobody sees where {value!r} leads",
                host=host,
                value=contact.value,
            )
            yield contact.finding(("value",), "registry", message, "put the address itself on record")
        elif contact.kind in {"url", "account"} and is_invite(contact.value):
            message = Message(
                "{value!r} is an invitation into a closed group, which anybody can send", value=contact.value
            )
            yield contact.finding(("value",), "registry", message, "put the public page on record, or none")
        elif false := _denied(registry, contact, host):
            message = Message(
                "{value!r} is on the host {false}, which is denied ({ref})",
                value=contact.value,
                false=false.value,
                ref=false.ref,
            )
            fix = "take this record out, or correct the status of that one"
            yield contact.finding(("value",), "registry", message, fix)


def _scope(contact: Contact) -> Iterator[Finding]:
    if not contact.scope:
        return
    wrong = contact.scope == "path-prefix" if contact.kind == "domain" else contact.scope == "with-subdomains"
    if contact.kind not in _WEB or wrong:
        message: str = Message(
            "a contact of kind {kind} cannot have the scope {scope!r}", kind=contact.kind, scope=contact.scope
        )
        fix = "remove it; only kind: domain has scope: exact or with-subdomains, and kind: url exact or path-prefix"
        yield contact.finding(("scope",), "registry", message, fix)
    elif contact.scope == "with-subdomains" and is_shared(contact.value):
        message = Message(
            "anybody gets a name below {value}, and all of them would count as genuine", value=contact.value
        )
        yield contact.finding(("scope",), "registry", message, "write scope: exact")
    elif contact.scope == "path-prefix" and not _path(contact).strip("/"):
        message = "a path prefix without a path takes in the whole host"
        fix = "name the path, such as https://acme.example/help, or put the host on record as kind: domain"
        yield contact.finding(("scope",), "registry", message, fix)


def _host(contact: Contact) -> str:
    return contact.value.removeprefix("https://").partition("/")[0].rpartition("@")[2]


def _path(contact: Contact) -> str:
    return contact.value.removeprefix("https://").partition("/")[2].partition("?")[0].partition("#")[0]


def _denied(registry: Registry, contact: Contact, host: str) -> Contact | None:
    """The denied domain that takes in `host`, for anything but the domain itself."""
    exact = contact.kind != "domain"
    while "." in host:
        for other in registry.lookup("domain", host):
            if (
                other.status == "denied"
                and other is not contact
                and (exact or other.scope == "with-subdomains")
            ):
                return other
        exact, host = False, host.partition(".")[2]
    return None
