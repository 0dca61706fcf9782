"""What is on record, as the pages of evidence, acts, changes and ways to get in touch show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sverka.core.schema import Localised
from sverka.model.contact_view import ContactView
from sverka.model.editorial import Act
from sverka.model.links import Card
from sverka.model.taxonomy import Term, localised
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.registry import PUBLISHED, fact_standing
from sverka.registry.records import Source
from sverka.registry.week import Week
from sverka.views.links import card, variant_of


@dataclass(frozen=True)
class OrganisationView:
    """An organisation with its published contacts."""

    name: str
    contacts: Sequence[ContactView]


@dataclass(frozen=True)
class ActView:
    """A legal act, who confirms it, and the pages that rest on it."""

    record: Act
    source: Source | None
    pages: Sequence[Card]


@dataclass(frozen=True)
class ChangeView:
    """An entry of the log of changes."""

    date: date
    what: Localised
    pages: Sequence[Card]


@dataclass(frozen=True)
class RequestTypeView:
    """A way to get in touch: its page, and its hours in words, or as a week with the day they were looked up."""

    id: str
    title: str
    summary: str
    url: str | None
    hours: str | None
    week: Week | None
    hours_seen: date | None


@dataclass(frozen=True)
class SituationView:
    """A situation that has a page of its own, and what whoever is in it lacks."""

    title: str
    summary: str
    lacks: Sequence[str]
    url: str


def organisations(contacts: Iterable[ContactView], lang: str) -> list[OrganisationView]:
    """Those of `contacts` that are published, by organisation."""
    groups: dict[str, list[ContactView]] = {}
    for contact in contacts:
        if contact.standing in PUBLISHED:
            groups.setdefault(contact.record.organisation, []).append(contact)
    return [OrganisationView(localised(group[0].organisation_name, lang), group) for group in groups.values()]


def acts(project: Project, pages: Iterable[Page]) -> list[ActView]:
    """Every legal act, with those of `pages` that name it."""
    by_act: dict[str, list[Card]] = {}
    for page in pages:
        for name in page.meta.acts:
            by_act.setdefault(name, []).append(card(page))
    return [
        ActView(act, project.registry.sources.get(act.source), by_act.get(act.id, []))
        for act in project.editorial.acts.values()
    ]


def changes(project: Project, lang: str) -> list[ChangeView]:
    """The log of changes, its pages in this language where there is a translation."""
    return [
        ChangeView(
            change.date,
            change.what,
            [card(page) for path in change.pages if (page := variant_of(project, path, lang))],
        )
        for change in project.editorial.changes
    ]


def request_types(project: Project, lang: str) -> list[RequestTypeView]:
    """The ways to get in touch, in the order of the taxonomy."""
    return [_request_type(project, term, lang) for term in project.taxonomy.request_types]


def _request_type(project: Project, term: Term, lang: str) -> RequestTypeView:
    page = variant_of(project, term.page, lang) if term.page else None
    fact = project.registry.facts.get(term.hours or "")
    if fact is not None and fact_standing(fact, project.policy) != "confirmed":
        fact = None
    return RequestTypeView(
        id=term.id,
        title=localised(term.title, lang),
        summary=localised(term.summary, lang),
        url=page.url if page else None,
        hours=localised(fact.value, lang) if fact and fact.value else None,
        week=fact.week if fact else None,
        hours_seen=fact.hours_seen if fact else None,
    )


def situations(project: Project, lang: str) -> list[SituationView]:
    """The situations that have a page of their own."""
    return [
        SituationView(localised(term.title, lang), localised(term.summary, lang), term.lacks, page.url)
        for term in project.taxonomy.situations
        if (page := variant_of(project, term.page or "", lang))
    ]


def has_hours(project: Project) -> bool:
    """Whether any record states hours, so that pages load what reads them."""
    records = [*project.registry.contacts.values(), *project.registry.facts.values()]
    return any(record.hours for record in records)
