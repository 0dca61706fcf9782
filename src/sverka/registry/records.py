"""What may stand in content/contacts/*.yml, content/sources.yml and content/facts.yml."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, SkipValidation

from sverka.core.findings import Finding
from sverka.core.schema import IsoDate, Record
from sverka.core.yamlfile import KeyPath
from sverka.registry.values import Names, PartialDate, Placed, Slug, Text, Texts, as_list
from sverka.registry.week import Week, week

Kind = Literal["phone", "short", "sms-sender", "email", "domain", "url", "account", "app"]
Status = Literal["draft", "corroborated", "verified", "suspended", "retired", "denied", "example"]
Relation = Literal["own", "other-operator"]
Scope = Literal["exact", "with-subdomains", "path-prefix"]
Outbound = Literal["never", "sometimes", "always"]  # whether the contact calls or writes first
Tier = Literal["A", "B", "C", "D", "X", "client"]
# What a message may ask of its reader; the phrases stand in contacts/demands.yml.
Want = Literal["code", "password", "card", "money", "access", "documents", "secret", "haste", "contact"]
FactKind = Literal["hours", "deadline", "cost", "statement"]
Supports = Literal[
    "value", "relation", "purpose", "audience", "scope", "outbound", "cost", "hours", "languages", "reason"
]


class Timed(Placed):
    """A record that may state hours: an opening_hours expression, and the IANA name of its time zone."""

    hours: Text | None = None
    time_zone: Text | None = None

    @property
    def week(self) -> Week | None:
        """The hours of a week; the rule `hours` says where there are none in what is written."""
        try:
            return week(self.hours, self.time_zone) if self.hours else None
        except ValueError:  # which the rule `hours` reports
            return None


class Evidence(Record):
    """One place where something was seen: its own words, or what is to be seen there."""

    source: str  # id of a source in content/sources.yml
    captured_at: IsoDate  # the day on which somebody looked
    quote: Text | None = None  # its own words
    what: Text | None = None  # what is to be seen there, where words cannot be quoted

    @property
    def text(self) -> str:
        """All that was noted of it."""
        return "\n".join(part for part in (self.quote, self.what) if part)


class ContactEvidence(Evidence):
    """Evidence that also says which keys of the contact it supports."""

    supports: Annotated[list[Supports], Field(min_length=1)]  # keys of the contact that it speaks for


class Contact(Timed):
    """A way to reach an organisation, or a value that is wrongly given as one (`denied`)."""

    id: Slug  # never used again for another contact
    kind: Kind
    value: str  # in its canonical form: E.164, A-label, store:id …
    display: Texts | None = None  # how readers see the value, by language
    label: Texts  # what it is, by language
    relation: Relation = "own"  # other-operator: genuine, but run by somebody else
    purpose: Names = Field(default_factory=list)  # what it is for
    audience: Slug | None = None  # whom it is for, a term of the taxonomy
    scope: Scope | None = None  # of a domain or an address: what else it covers
    outbound: Outbound | None = None
    cost: Text | None = None  # to whoever uses it: free …, only with evidence
    languages: Names = Field(default_factory=list)  # in which one is answered
    status: Status
    review_by: IsoDate | None = None  # the day after which it counts as expired
    replaced_by: str | None = None  # organisation/id of what is used instead
    reason: Texts | None = None  # why it is denied, suspended or retired
    evidence: Annotated[list[ContactEvidence], BeforeValidator(as_list)] = Field(default_factory=list)
    proposed_by: Slug  # a role, never a person's name
    verified_by: Slug | None = None  # a second role, which has called or opened it

    _organisation: str = PrivateAttr(default="")

    def belonging_to(self, organisation: str) -> Self:
        """Note whose contact it is, which stands at the head of its file."""
        self._organisation = organisation
        return self

    @property
    def organisation(self) -> str:
        """Id of the organisation in whose file it stands."""
        return self._organisation

    @property
    def ref(self) -> str:
        """How pages name it: organisation/id."""
        return f"{self._organisation}/{self.id}"

    @property
    def hours_seen(self) -> date | None:
        """The day on which the evidence of its hours was last looked at."""
        return max((piece.captured_at for piece in self.evidence if "hours" in piece.supports), default=None)

    def shown_as(self, language: str) -> str:
        """What readers of `language` see: its display text, else that of any language, else the value."""
        display = self.display or {}
        return display.get(language) or next(iter(display.values()), self.value)

    def finding(self, key: KeyPath, rule: str, message: str, fix: str, **contact: str) -> Finding:
        """A finding about this contact, at the value of `key`."""
        about = {"kind": self.kind, "value": self.value, **contact}
        return super().finding(key, rule, message, fix, **about)


class Source(Placed):
    """A publication that evidence and citations name; what fraud asks for, by it, it `warns_against`."""

    id: Slug
    publisher: Text
    url: Text | None = None
    date: PartialDate  # on which it was published, as far as known
    tier: Tier  # how far it is trusted, from A (the organisation itself) to X (never counts)
    what: Texts  # what it is, by language
    copy_of: str | None = None  # id of the source that it repeats
    origin: Slug | None = None  # who said it first: sources of one origin count once
    archive_hash: Text | None = None  # of the saved copy
    warns_against: list[Want] = []  # what messages ask for, against which it warns


class Fact(Timed):
    """Hours, a deadline, a cost or a statement that pages name instead of typing it."""

    id: Slug
    kind: FactKind
    subject: Texts  # what it is about, by language
    value: Texts | None = None  # what is said, by language; empty where it is not confirmed
    reason: Texts | None = None  # why it is not confirmed, or was withdrawn
    from_: Annotated[PartialDate | None, Field(alias="from")] = None
    until: PartialDate | None = None  # the days on which a statement holds
    review_by: IsoDate | None = None
    evidence: Annotated[list[Evidence], BeforeValidator(as_list)] = Field(default_factory=list)

    @property
    def is_stated(self) -> bool:
        """Whether it says anything, in words or as hours."""
        return self.value is not None or self.hours is not None

    @property
    def hours_seen(self) -> date | None:
        """The day on which its evidence was last looked at."""
        return max((piece.captured_at for piece in self.evidence), default=None)


# The items of these lists are validated one by one by the loader, so that one bad record does not take
# the others of its file with it.
class ContactsFile(Record):
    """content/contacts/<organisation>.yml"""

    organisation: Slug  # the name of the file
    name: Texts
    brands: Names = Field(default_factory=list)  # names that imitations imitate
    contacts: list[SkipValidation[Contact]]


class SourcesFile(Record):
    """content/sources.yml"""

    sources: list[SkipValidation[Source]]


class FactsFile(Record):
    """content/facts.yml"""

    facts: list[SkipValidation[Fact]]
