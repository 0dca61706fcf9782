"""Which record covers a mention: the same value, or a domain or address whose scope takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sverka.contacts.allowed import is_example_name
from sverka.contacts.mention import ACCOUNT, DOMAIN, EMAIL, SENDER, SHORT, Mention
from sverka.core.messages import Message
from sverka.registry import Contact, Registry, Source
from sverka.registry.registry import NOT_GENUINE

# The record that decides where several cover a value: what is known to be wrong comes first.
_WEIGHT = ("denied", "suspended", "retired", "example", "verified", "corroborated", "draft")
# Addresses of one and the same account.
_TWINS = {"https://vk.com/": "https://vk.me/", "https://vk.me/": "https://vk.com/"}
_LONGEST_HOST = 253  # characters, RFC 1035


def covering(mention: Mention, registry: Registry) -> Contact | None:
    """The contact on record that `mention` names, if any."""
    found = list(_covering(mention, registry))
    return min(found, key=lambda contact: _WEIGHT.index(contact.status)) if found else None


def host_record(host: str, registry: Registry) -> Contact | None:
    """The contact on record that a host name belongs to, if any."""
    return next(_domains(host, registry, denied_only=False), None)


def own_hosts(site_url: str, registry: Registry) -> tuple[str, ...]:
    """The host of `site_url`, where it may be the site's own: on record, or a name reserved for examples."""
    host = urlsplit(site_url).hostname or ""
    record = host_record(host, registry)
    on_record = record is not None and record.status not in {"draft", *NOT_GENUINE}
    return (host,) if on_record or is_example_name(host) else ()


def sources_at(mention: Mention, registry: Registry) -> list[Source]:
    """The sources whose publication stands exactly at the address of `mention`."""
    if not mention.target:
        return []
    address = _bare(mention.target)
    return [source for source in registry.sources.values() if _bare(source.url or "") == address]


def _covering(mention: Mention, registry: Registry) -> Iterator[Contact]:
    kind, value = mention.kind, mention.value
    if kind in {DOMAIN, EMAIL}:
        yield from registry.lookup(kind, value)
        if mention.target:
            yield from _addresses(mention.target, registry)
        yield from _domains(value.rpartition("@")[2], registry, denied_only=kind == EMAIL)
    elif kind == ACCOUNT:
        yield from registry.lookup(kind, value)
        for host, twin in _TWINS.items():
            if value.startswith(host):
                yield from registry.lookup(kind, twin + value.removeprefix(host))
    elif kind in {SENDER, SHORT}:
        # A short number that sends messages is on record as a sender.
        for spelling in dict.fromkeys((value, value.lower(), value.upper())):
            yield from registry.lookup(kind, spelling)
            if kind == SHORT:
                yield from registry.lookup(SENDER, spelling)
    else:
        yield from registry.lookup(kind, value)


def _addresses(target: str, registry: Registry) -> Iterator[Contact]:
    """Records of kind `url`: the very address, or one of path-prefix scope above it."""
    address = _bare(target)
    for contact in registry.of_kind("url"):
        own = _bare(contact.value)
        if address == own or (contact.scope == "path-prefix" and address.startswith(f"{own}/")):
            yield contact


def _domains(host: str, registry: Registry, *, denied_only: bool) -> Iterator[Contact]:
    """Records of kind `domain` for the host, for the host without www., and for domains above it."""
    exact = True
    while "." in host and len(host) <= _LONGEST_HOST:
        for contact in registry.lookup("domain", host):
            if (exact or contact.scope == "with-subdomains") and (
                not denied_only or contact.status == "denied"
            ):
                yield contact
        exact = exact and host.startswith("www.")
        host = host.partition(".")[2]


def _bare(address: str) -> str:
    """An address without scheme, fragment and final slash."""
    return address.partition("://")[2].partition("#")[0].rstrip("/")


def host_of(mention: Mention) -> str:
    """The host that a domain or an e-mail names."""
    if mention.kind == DOMAIN:
        return mention.value
    return mention.value.rpartition("@")[2] if mention.kind == EMAIL else ""


def reference(contact: Contact) -> str:
    """How a page names `contact`."""
    kind = "bad-example" if contact.status in NOT_GENUINE else "contact"
    return Message("{{{{ {kind!s}:{ref!s} }}}}", kind=kind, ref=contact.ref)
