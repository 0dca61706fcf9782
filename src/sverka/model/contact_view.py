"""A contact as templates see it: how it is written, where it leads, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import idna

from sverka.contacts import scan
from sverka.contacts.reading import STRICT, Reading
from sverka.core.findings import errors
from sverka.core.schema import Localised
from sverka.core.source import SourceFile
from sverka.model.taxonomy import localised
from sverka.registry import PUBLISHED, Contact, Policy, Registry, standing
from sverka.registry.regions import regions
from sverka.registry.registry import NOT_GENUINE
from sverka.registry.showing import COVER, without
from sverka.registry.week import Week


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence with its source."""

    source: object
    captured_at: date
    text: str


@dataclass(frozen=True)
class ContactView:
    """Wraps a record; everything printed about it comes from here."""

    record: Contact
    registry: Registry
    policy: Policy

    def __getattr__(self, name: str) -> object:
        # Only fields of the record reach a template under their own names.
        if name in type(self.record).model_fields:
            return getattr(self.record, name)
        raise AttributeError(name)

    @property
    def ref(self) -> str:
        """`organisation/id`."""
        return self.record.ref

    @property
    def anchor(self) -> str:
        """The id of the contact on the evidence page."""
        return f"contact-{self.record.ref.replace('/', '-')}"

    @property
    def organisation_name(self) -> dict[str, str]:
        """The organisation's name by language."""
        return self.registry.organisations[self.record.organisation].name

    @property
    def standing(self) -> str:
        """The status on the day of the build, `expired` included."""
        return standing(self.record, self.policy)

    @property
    def is_called(self) -> bool:
        """Whether it is a number that readers call, and so has a cost."""
        return self.record.kind in {"phone", "short"}

    @property
    def is_answered(self) -> bool:
        """Whether somebody answers there, and so has hours."""
        return self.is_called or self.record.kind == "email"

    @property
    def is_sender(self) -> bool:
        """Whether messages come from it and none can be sent to it."""
        return self.record.kind == "sms-sender"

    @property
    def is_of_others(self) -> bool:
        """Whether another operator runs it."""
        return self.record.relation == "other-operator"

    @property
    def is_false(self) -> bool:
        """Whether it is known to be none of the organisation's."""
        return self.standing in NOT_GENUINE

    @property
    def is_expired(self) -> bool:
        """Whether its review was due before the day of the build."""
        return self.standing == "expired"

    @property
    def week(self) -> Week | None:
        """Its hours, day by day."""
        return self.record.week

    @property
    def hours_seen(self) -> date | None:
        """The day on which its hours were last looked up."""
        return self.record.hours_seen

    @property
    def href(self) -> str | None:
        """tel: in E.164, mailto: or https:; None for what cannot be opened."""
        value = self.record.value
        match self.record.kind:
            case "phone" | "short":
                return f"tel:{value}"
            case "email":
                return f"mailto:{value}"
            case "domain":
                return f"https://{value}/"
            case "url" | "account":
                return value
        return None

    def display_text(self, lang: str) -> str:
        """The contact as it is written in `lang`."""
        if self.record.display:
            return localised(self.record.display, lang)
        return idna.decode(self.record.value) if self.record.kind == "domain" else self.record.value

    @property
    def pieces(self) -> list[EvidenceView]:
        """The evidence with its sources."""
        return [
            EvidenceView(
                self.registry.sources.get(piece.source), piece.captured_at, self._covered(piece.text)
            )
            for piece in self.record.evidence
        ]

    @property
    def reason(self) -> Localised | None:
        """Why it was withdrawn, or is false."""
        texts = self.record.reason
        return {lang: self._covered(text) for lang, text in texts.items()} if texts else None

    def _covered(self, text: str) -> str:
        """`text` without the contacts that are not in force: a record that names a neighbour must not keep the site
        from being built when that one is withdrawn.
        """
        places = regions(self.policy.regions)
        for other in self.registry.contacts.values():
            if standing(other, self.policy) not in PUBLISHED:
                text = without(other.kind, other.value, text, places)
        reading = Reading(STRICT, self.registry.brands, self.policy.regions)
        source = SourceFile("", text)
        found = errors(scan(source, self.registry, self.policy, in_project=False, reading=reading))
        for raw in {finding.raw for finding in found if finding.verdict != "unaccounted"}:
            text = text.replace(raw, COVER)
        return text
