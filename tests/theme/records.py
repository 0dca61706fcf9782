"""Records of every kind, each with and without what it may lack."""

from __future__ import annotations

from typing import Any

from sverka.model.contact_view import ContactView
from sverka.model.editorial import Act, Term
from sverka.project.project import Project
from sverka.registry.records import Contact, Fact, Source

TEXTS = {"ru": "Слова", "en": "Words"}
ENGLISH = {"en": "Words"}


def contact(project: Project, kind: str, value: str, **keys: Any) -> ContactView:
    """A contact as it would stand on record."""
    record = Contact.model_validate(
        {"id": kind, "kind": kind, "value": value, "label": TEXTS, "status": "verified", "proposed_by": "a"}
        | keys
    )
    return ContactView(record.belonging_to("acme"), project.registry, project.policy)


def contacts(project: Project) -> list[ContactView]:
    """Contacts of every kind, with and without what may be missing."""
    evidence = {"captured_at": "2026-11-20", "supports": ["value", "hours"], "quote": "Звоните"}
    return [
        contact(
            project,
            "phone",
            "+74950001122",
            hours="Mo-Fr 09:00-18:00",
            time_zone="Europe/Moscow",
            cost="free",
            languages=["ru", "tt"],
            review_by="2027-01-20",
            relation="other-operator",
            evidence=[{"source": "acme-site", **evidence}, {"source": "nobody", **evidence}],
        ),
        contact(project, "short", "115", cost="a lot"),
        contact(project, "sms-sender", "acme", label=ENGLISH),
        contact(project, "email", "help@acmehelp.example"),
        contact(project, "app", "google-play:com.acmehelp"),
        contact(project, "domain", "acmehelp.example"),
    ]


def withheld(project: Project) -> list[ContactView]:
    return [
        contact(project, "email", "help@acmehelp.example", status="draft"),
        contact(project, "phone", "+74950003344", status="retired", reason=TEXTS),
        contact(project, "phone", "+78000005555", status="denied", reason=TEXTS),
    ]


def sources() -> list[Source]:
    first = {"id": "acme-site", "publisher": "Акме", "date": "2026-11", "tier": "A", "what": TEXTS}
    return [
        Source.model_validate(first | {"url": "https://acmehelp.example/"}),
        Source.model_validate(first | {"id": "b"}),
    ]


def facts() -> list[Fact]:
    seen = [{"source": "acme-site", "captured_at": "2026-11-20", "quote": "Слова"}]
    first = {"id": "a", "kind": "hours", "subject": TEXTS, "evidence": seen}
    return [
        Fact.model_validate(first | {"value": TEXTS}),
        Fact.model_validate(first | {"hours": "Mo-Fr 09:00-18:00", "time_zone": "Europe/Moscow"}),
        Fact.model_validate(first | {"reason": TEXTS}),
    ]


def terms() -> list[Term]:
    first = {"id": "a", "kind": "section", "name": TEXTS, "meaning": TEXTS, "sources": ["acme-site"]}
    return [
        Term.model_validate(
            first | {"where": TEXTS, "instead_of": {"ru": ["Иное", "Другое"], "en": ["Other"]}}
        ),
        Term.model_validate(first | {"kind": "word"}),
    ]


def acts() -> list[Act]:
    first = {"id": "a", "title": TEXTS, "date": "2026-10-05", "source": "acme-site"}
    return [Act.model_validate(first | {"number": "12-А"}), Act.model_validate(first)]
