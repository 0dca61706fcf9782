"""A contact as templates see it: how it is written, where it leads, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import idna

from sverka.registry import Contact, Policy, Registry, standing
from sverka.registry.week import Week
from sverka.taxonomy import localised


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
            EvidenceView(self.registry.sources.get(piece.source), piece.captured_at, piece.text)
            for piece in self.record.evidence
        ]
