"""Every contact on record with its status, the age of its evidence, and the pages that name it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from sverka.core.messages import Message, said
from sverka.core.tables import Table, table
from sverka.markdown.references import FALSE, LINK_SCHEME, WITHDRAWN
from sverka.project.project import Project
from sverka.registry import PUBLISHED, Contact, due_soon, standing


@dataclass(frozen=True)
class ContactRow:
    """One contact; ages and remaining days are whole days as of the day of the project."""

    ref: str
    kind: str
    value: str
    status: str
    standing: str
    attention: str  # why somebody has to act, or an empty string
    evidence: int
    evidence_age_days: int | None  # of the newest piece
    sources: tuple[str, ...]
    review_by: date | None
    days_left: int | None
    proposed_by: str
    verified_by: str | None
    pages: tuple[str, ...]


def contact_list(project: Project) -> list[ContactRow]:
    """The contacts in the order of their files."""
    used = _pages_by_contact(project)
    return [
        _entry(project, contact, used.get(contact.ref, ())) for contact in project.registry.contacts.values()
    ]


def failing(entries: Iterable[ContactRow]) -> list[ContactRow]:
    """Those that a continuous check should stop at: expired, or withdrawn and still named by a page."""
    return [entry for entry in entries if entry.attention in {"expired", "withdrawn but named"}]


def as_json(entries: Iterable[ContactRow], day: date) -> str:
    """`{"as_of": …, "contacts": […]}`; dates as YYYY-MM-DD."""
    content = {"as_of": day, "contacts": [asdict(entry) for entry in entries]}
    return json.dumps(content, ensure_ascii=False, indent=2, default=str)


def as_table(entries: Iterable[ContactRow], lang: str) -> Table:
    """A row a contact; what needs somebody's attention is marked."""
    rows = table(lang, "Contact", "Kind", "Value", "Status", "Evidence", "Review by", "Pages")
    for entry in entries:
        age, left = "none", ""
        if entry.evidence_age_days is not None:
            age = Message("{number}, {days} d old", number=entry.evidence, days=entry.evidence_age_days)
        if entry.review_by is not None:
            left = Message("{due} ({days} d)", due=str(entry.review_by), days=entry.days_left)
        status = f"{entry.standing}: {entry.attention}" if entry.attention else entry.standing
        pages = list(entry.pages) or "-"
        rows.add_row(entry.ref, entry.kind, entry.value, status, said(age, lang), said(left, lang), pages)
    return rows


def _entry(project: Project, contact: Contact, pages: tuple[str, ...]) -> ContactRow:
    day = project.policy.today
    newest = max((piece.captured_at for piece in contact.evidence), default=None)
    return ContactRow(
        ref=contact.ref,
        kind=contact.kind,
        value=contact.value,
        status=contact.status,
        standing=standing(contact, project.policy),
        attention=_attention(project, contact, pages),
        evidence=len(contact.evidence),
        evidence_age_days=(day - newest).days if newest else None,
        sources=tuple(dict.fromkeys(piece.source for piece in contact.evidence)),
        review_by=contact.review_by,
        days_left=(contact.review_by - day).days if contact.review_by else None,
        proposed_by=contact.proposed_by,
        verified_by=contact.verified_by,
        pages=pages,
    )


def _attention(project: Project, contact: Contact, pages: tuple[str, ...]) -> str:
    now = standing(contact, project.policy)
    if now == "expired":
        return "expired"
    if now in WITHDRAWN - FALSE and pages:
        return "withdrawn but named"
    if due_soon(contact, project.policy):
        return "review due soon"
    return "not used" if now in PUBLISHED and not pages else ""


def _pages_by_contact(project: Project) -> dict[str, tuple[str, ...]]:
    """organisation/id → source paths of the pages that name it, or link to it."""
    used: dict[str, dict[str, None]] = {}
    for page in project.pages:
        if page.kind == "listing":
            continue
        seen = project.rendered[page.url].seen
        names = {name for kind, name in seen.names if kind in {"contact", "bad-example"}}
        links = (link for link in seen.links if link.startswith(LINK_SCHEME))
        names |= {found[0] for link in links if (found := project.references.link(link))}
        for name in names:
            used.setdefault(name, {})[page.source.path] = None
    return {name: tuple(sorted(paths)) for name, paths in used.items()}
