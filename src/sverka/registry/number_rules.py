"""What may be put on record as a number: its kind fits, and it is neither dialled, nor paid to, nor near a contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import phonenumbers
from rapidfuzz.distance import OSA

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.number_kinds import NUMBER_KINDS, KindOfNumber, passes_luhn
from sverka.registry.numbers import NumberOnRecord
from sverka.registry.records import Contact
from sverka.registry.regions import Region, e164, is_short, national
from sverka.registry.registry import Registry

_CARD_DIGITS = range(13, 20)
# Five digits of the balance account (30…, 40… to 47…; 03… of a treasury), three of the currency, twelve of its own.
_ACCOUNT = re.compile(r"(?=03|[34])[0-9]{5}(?:643|810|156|398|756|826|840|933|944|978)[0-9]{12}")
_OF_AN_ACCOUNT = re.compile(r"[0-9]{5,}")
_WHOLE = 10  # digits of a telephone number with its area
_LONG = 5  # digits; a shorter contact is near every other number of its length
_TAKE_OUT = "take it out: this file holds nothing that can be dialled or paid to"


class Refusal(NamedTuple):
    """Why a value cannot be put on record as a number, and what to do."""

    message: str
    fix: str


def check(registry: Registry, places: Iterable[Region]) -> Iterator[Finding]:
    """Rules `number` and `duplicate-value`; `places` are the regions in which readers dial."""
    places = tuple(places)
    seen: dict[str, NumberOnRecord] = {}
    for number in registry.numbers.values():
        if number.source not in registry.sources:
            message = Message("{source!r}, where this number is from, is not on record", source=number.source)
            fix = Message(
                "add it to content/sources.yml: - id: {source}, or name one that is there",
                source=number.source,
            )
            yield number.finding(("source",), "number", message, fix)
        if refused := refusal(number.kind, number.value, registry, places):
            yield number.finding(("value",), "number", *refused)
            continue
        known = seen.setdefault(re.sub(r"[\W_]", "", number.value), number)
        if known is not number:
            place = f"{known.source_file.path}:{known.position[0]}"
            message = Message(
                "{value!r} is on record already, as {kind} {id} ({place})",
                value=number.value,
                kind=known.kind,
                id=known.id,
                place=place,
            )
            fix = Message("keep one of the two; pages name it as {{{{ number:{id} }}}}", id=known.id)
            yield number.finding(("value",), "duplicate-value", message, fix)


def refusal(kind: KindOfNumber, value: str, registry: Registry, places: Sequence[Region]) -> Refusal | None:
    """Why `value` cannot be a number of this kind, if anything."""
    table = NUMBER_KINDS[kind]
    if not table.form.fullmatch(value):
        bare = re.sub(r"[\s-]", "", value)
        right = bare if table.form.fullmatch(bare) else table.example
        return Refusal(
            Message("{value!r} is no {kind}: {wanted}", value=value, kind=kind, wanted=table.wanted),
            Message('write it like value: "{right}"', right=right),
        )
    if not table.has_check(value):
        fix = Message(
            'copy it from its source again; a right one looks like value: "{example}"', example=table.example
        )
        return Refusal(
            Message("{value!r} is no {kind}: its check digits are wrong", value=value, kind=kind), fix
        )
    return danger(value, registry, places)


def danger(value: str, registry: Registry, places: Sequence[Region]) -> Refusal | None:
    """Why `value` cannot be on record as a number of any kind, if anything."""
    digits = re.sub(r"[^0-9]", "", value)
    is_bare = not re.search(r"[^\W\d_]", value)
    is_long = (
        len(digits) >= _WHOLE
    )  # beside letters, the year of a standard makes a local number of anything shorter
    if ((is_bare or is_long) and e164(digits, places)) or (is_bare and is_short(digits, places)):
        fix = "take it out: a telephone number is a contact, with its evidence in content/contacts/"
        return Refusal(Message("{value!r} is a telephone number: people can dial it", value=value), fix)
    if len(digits) in _CARD_DIGITS and passes_luhn(digits):
        return Refusal(
            Message("{value!r} can be the number of a bank card: its check digit is right", value=value),
            _TAKE_OUT,
        )
    if _ACCOUNT.fullmatch(digits):
        return Refusal(Message("{value!r} has the form of a bank account", value=value), _TAKE_OUT)
    return next(_near(digits, registry.contacts.values(), is_bare), None)


def _near(digits: str, contacts: Iterable[Contact], is_bare: bool) -> Iterator[Refusal]:
    """The contacts on record that these digits are, or become by one slip."""
    for contact in contacts:
        for known in _digits_of(contact):
            if not (is_bare or len(known) >= _LONG) or OSA.distance(digits, known, score_cutoff=1) > 1:
                continue
            if contact.status == "denied":
                same = "" if digits == known else "nearly "
                yield Refusal(
                    Message(
                        "{digits} is {same}{ref}, which is known to be false",
                        digits=digits,
                        same=same,
                        ref=contact.ref,
                    ),
                    _TAKE_OUT,
                )
            elif digits == known:
                fix = Message("take it out; pages name the contact: {{{{ contact:{ref} }}}}", ref=contact.ref)
                yield Refusal(
                    Message("{digits} is a contact on record, {ref}", digits=digits, ref=contact.ref), fix
                )
            else:
                yield Refusal(
                    Message(
                        "{digits} is one digit away from {ref}, a contact on record",
                        digits=digits,
                        ref=contact.ref,
                    ),
                    _TAKE_OUT,
                )


def _digits_of(contact: Contact) -> set[str]:
    """The digits of a contact, as its value and as people dial it."""
    if contact.kind == "phone":
        inside = str(phonenumbers.parse(contact.value).national_number)
        return {contact.value[1:], inside, re.sub(r"[^0-9]", "", national(contact.value))}
    if contact.kind in {"short", "sms-sender"}:
        return {contact.value} if contact.value.isdigit() else set()
    return set(_OF_AN_ACCOUNT.findall(contact.value))
