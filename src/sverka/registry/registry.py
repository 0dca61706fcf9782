"""Everything on record, with the look-ups, and what the day of the build makes of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from sverka.core.messages import Message
from sverka.core.schema import Localised
from sverka.registry.links import LinkOnRecord
from sverka.registry.numbers import NumberOnRecord
from sverka.registry.records import Contact, Fact, Source
from sverka.registry.regions import DEFAULT
from sverka.registry.values import first_day, last_day

PUBLISHED = ("corroborated", "verified")  # in rising order
NOT_GENUINE = ("denied", "example")
DUE_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Organisation:
    """Whose contacts a file holds; `brands` are the names that imitations imitate."""

    id: str
    name: Localised
    brands: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Registry:
    """The records by id; contacts by organisation/id, links by host. Records refused by the loader are not here."""

    organisations: Mapping[str, Organisation]
    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    numbers: Mapping[str, NumberOnRecord] = field(default_factory=dict)
    links: Mapping[str, LinkOnRecord] = field(default_factory=dict)

    @cached_property
    def brands(self) -> tuple[str, ...]:
        """Every brand on record, each once."""
        names = (brand for organisation in self.organisations.values() for brand in organisation.brands)
        return tuple(dict.fromkeys(names))

    @cached_property
    def _by_value(self) -> dict[tuple[str, str], list[Contact]]:
        found: dict[tuple[str, str], list[Contact]] = {}
        for contact in self.contacts.values():
            found.setdefault((contact.kind, contact.value), []).append(contact)
        return found

    @cached_property
    def _by_organisation(self) -> dict[str, list[Contact]]:
        found: dict[str, list[Contact]] = {}
        for contact in self.contacts.values():
            found.setdefault(contact.organisation, []).append(contact)
        return found

    def of_organisation(self, organisation: str) -> list[Contact]:
        """The contacts of the organisation with this id."""
        return list(self._by_organisation.get(organisation, ()))

    def lookup(self, kind: str, value: str) -> list[Contact]:
        """The contacts of this kind with this canonical value; more than one is an error on record."""
        return list(self._by_value.get((kind, value), ()))

    def of_kind(self, kind: str) -> list[Contact]:
        """The contacts of one kind."""
        return [contact for contact in self.contacts.values() if contact.kind == kind]

    def published(self, policy: Policy) -> list[Contact]:
        """The contacts that the site publishes on the day of `policy`."""
        return [contact for contact in self.contacts.values() if standing(contact, policy) in PUBLISHED]

    def link(self, host: str) -> LinkOnRecord | None:
        """The place for reading that a host name (A-labels) is on record as; no host below it is."""
        return self.links.get(host.removeprefix("www."))

    def origins(self, source: Source) -> list[Source]:
        """`source`, what it was copied from, and so on; a circle of copies ends where it closes."""
        chain = [source]
        while (origin := self.sources.get(chain[-1].copy_of or "")) and origin not in chain:
            chain.append(origin)
        return chain


@dataclass(frozen=True)
class Policy:
    """The day of the build, the status from which contacts are published, and the countries (ISO 3166-1) whose
    way of writing numbers is understood, the first of them the site's own.
    """

    today: date
    publish_from: str = "corroborated"
    regions: tuple[str, ...] = DEFAULT

    def __post_init__(self) -> None:
        if self.publish_from not in PUBLISHED:
            raise ValueError(
                Message(
                    "publish_from is {publish_from!r}; use one of: {published}",
                    publish_from=self.publish_from,
                    published=", ".join(PUBLISHED),
                )
            )


def standing(contact: Contact, policy: Policy) -> str:
    """What the status of `contact` comes to under `policy`.

    A status below `publish_from` counts as a draft; a published contact whose review is overdue is
    `expired` from the day after `review_by`; every other status stays as it stands on record.
    """
    if contact.status not in PUBLISHED:
        return contact.status
    if PUBLISHED.index(contact.status) < PUBLISHED.index(policy.publish_from):
        return "draft"
    return "expired" if contact.review_by and contact.review_by < policy.today else contact.status


def due_soon(record: Contact | Fact, policy: Policy) -> bool:
    """Whether a record in force must be reviewed within 30 days."""
    in_force = (
        standing(record, policy) in PUBLISHED
        if isinstance(record, Contact)
        else fact_standing(record, policy) == "confirmed"
    )
    return in_force and record.review_by is not None and record.review_by - policy.today <= DUE_SOON


def fact_standing(fact: Fact, policy: Policy) -> str:
    """`confirmed`, `unconfirmed` (no value), `expired` (review overdue), `future` or `past` (from, until)."""
    if not fact.is_stated:
        return "unconfirmed"
    if fact.from_ and policy.today < first_day(fact.from_):
        return "future"
    if fact.until and policy.today > last_day(fact.until):
        return "past"
    return "expired" if fact.review_by and fact.review_by < policy.today else "confirmed"
