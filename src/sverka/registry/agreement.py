"""Value, display text, label and evidence of a contact must say the same, so that one altered sign is caught.

A display text is read strictly: it is what people dial and type. Evidence is read as it was published:
any usual spelling counts, but only as a whole token, never as part of a longer number or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.canonical import a_label, u_label
from sverka.registry.records import Contact
from sverka.registry.regions import Region, dialled_in, regions
from sverka.registry.registry import NOT_GENUINE, Policy, Registry
from sverka.registry.showing import addresses, hosts_in, number, phones_in, shows, spelled_in, spellings
from sverka.registry.wording import AUDIENCES, KINDS, words

# Digit groups with one sign between them, one group perhaps in brackets: no other slip is let through.
_SIGN = "[ \u00a0\u2007\u2009\u202f\\-\u2010-\u2015\u2212]"
_LONGEST_PHONE = 40
_DISPLAYED_PHONE = re.compile(
    rf"(?:\+?[0-9]+|\([0-9]+\))(?>(?:{_SIGN}[0-9]+)*)(?:{_SIGN}?\([0-9]+\){_SIGN}?[0-9]+(?>(?:{_SIGN}[0-9]+)*))?"
)
_MARKED = {kind: words({"": pattern}) for kind, pattern in KINDS.items()}
_MEANT = {audience: words({"": pattern}) for audience, pattern in AUDIENCES.items()}
_ALIKE = ({"sms-sender", "short"}, {"phone", "short"}, {"account", "app"})


def check(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `agreement`: every display text, the label, and some evidence, stand for the value."""
    places = regions(policy.regions)
    named = Named(registry.contacts.values(), places)
    audiences = _audiences(registry)
    for contact in registry.contacts.values():
        for language, display in (contact.display or {}).items():
            if not display_agrees(contact.kind, contact.value, display, places):
                message = Message(
                    "the display text {display!r} does not stand for the value {value!r}",
                    display=display,
                    value=contact.value,
                )
                fix = Message(
                    "write the value as people read it, like {spelled!r}, or correct the value",
                    spelled=spelled(contact, places),
                )
                yield contact.finding(("display", language), "agreement", message, fix, raw=display)
        for language, label in contact.label.items():
            if other := _says_otherwise(contact, label, named, audiences):
                message = Message("the label {label!r} {other}", label=label, other=other)
                fix = Message(
                    "say what {spelled!r} is for, or correct the record that the label belongs to",
                    spelled=spelled(contact, places),
                )
                yield contact.finding(("label", language), "agreement", message, fix)
        supporting = [piece for piece in contact.evidence if "value" in piece.supports]
        if contact.evidence and not any(
            shows(contact.kind, contact.value, piece.text, places) for piece in supporting
        ):
            message = Message("no evidence that supports the value shows {value!r}", value=contact.value)
            yield contact.finding(("value",), "agreement", message, how_to_show(contact, places))


def display_agrees(kind: str, value: str, display: str, places: Sequence[Region]) -> bool:
    """Whether people who read `display` dial or type exactly `value`."""
    if kind == "phone":
        return (
            len(display) <= _LONGEST_PHONE
            and bool(_DISPLAYED_PHONE.fullmatch(display))
            and number(display, places) == value
        )
    if kind == "domain":
        return a_label(display) == value
    if kind == "email":
        local_part, at, host = display.rpartition("@")
        return display == value or f"{local_part}{at}{a_label(host)}" == value
    if kind in {"url", "account"}:
        return display.removeprefix("https://") in addresses(value) or (
            kind == "account" and display == "@" + value.rpartition("/")[2].removeprefix("@")
        )
    return display == value or (kind == "app" and display == value.partition(":")[2])


_Audiences = Mapping[tuple[str, str], set[str]]


def _says_otherwise(contact: Contact, label: str, named: Named, audiences: _Audiences) -> str:
    """What a label says that the record does not: another value, another kind, another audience."""
    others = phones_in(label, named.places) - {contact.value}
    if contact.kind in {"domain", "url", "email", "account"}:
        others |= {host for host in hosts_in(label) if host not in contact.value}
    others |= {value for value in named.in_text(label) if value not in contact.value}
    if others:
        return Message(
            "names {others!r}, and the value is {value!r}", others=min(others), value=contact.value
        )
    if contact.status in NOT_GENUINE:
        return ""
    text = label.lower()
    marked = {kind for kind, pattern in _MARKED.items() if pattern.search(text)}
    own = {contact.kind}.union(*(kinds for kinds in _ALIKE if contact.kind in kinds))
    if marked and contact.kind != "url" and not marked & own:
        return Message(
            "speaks of {marked}, and the kind is {kind}",
            marked=" and ".join(sorted(marked)),
            kind=contact.kind,
        )
    known = audiences.get((contact.organisation, contact.kind), set())
    meant = {name for name, pattern in _MEANT.items() if name in known and pattern.search(text)}
    if meant and contact.audience and contact.audience not in meant:
        return Message(
            "is for {meant}, and the audience is {audience}",
            meant=" and ".join(sorted(meant)),
            audience=contact.audience,
        )
    return ""


def _audiences(registry: Registry) -> _Audiences:
    """Organisation and kind → the audiences that its contacts of that kind are for."""
    found: dict[tuple[str, str], set[str]] = {}
    for contact in registry.contacts.values():
        if contact.audience:
            found.setdefault((contact.organisation, contact.kind), set()).add(contact.audience)
    return found


class Named:
    """Which values on record a text names: what stands in the text is looked up, not each value looked for."""

    def __init__(self, contacts: Iterable[Contact], places: Sequence[Region]) -> None:
        self.places = places
        self._by_kind: dict[str, dict[str, set[str]]] = {}
        for contact in contacts:
            # A word that is a sender's name is a word as well.
            if contact.kind != "sms-sender" or contact.value.isdigit():
                spelled = self._by_kind.setdefault(contact.kind, {})
                for spelling in spellings(contact.kind, contact.value):
                    spelled.setdefault(spelling, set()).add(contact.value)

    def in_text(self, text: str) -> set[str]:
        """The values that `text` presents as contacts of their kinds."""
        return {
            value
            for kind, spelled in self._by_kind.items()
            for spelling in spelled_in(kind, text, self.places)
            for value in spelled.get(spelling, ())
            if shows(kind, value, text, self.places)
        }


def how_to_show(contact: Contact, places: Sequence[Region]) -> str:
    """How the words of a source are copied so that they show the value."""
    led = {"short": "call ", "sms-sender": "SMS come from "}.get(contact.kind, "… ")
    return Message(
        "copy the words of the source that hold it, with what leads to it, set off from "
        'other numbers by a comma: supports: [value], quote: "{led}{spelled}, …"; or '
        "correct the value",
        led=led,
        spelled=spelled(contact, places),
    )


def spelled(contact: Contact, places: Sequence[Region]) -> str:
    """`contact.value` as readers expect it."""
    if contact.kind == "phone":
        return dialled_in(places, contact.value)
    return u_label(contact.value) if contact.kind == "domain" else contact.value
