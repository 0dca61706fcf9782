"""Whom to tell of a weakness: security.txt (RFC 9116), where a contact for it is on record."""

from __future__ import annotations

from urllib.parse import urljoin

from sverka.model.contact_view import ContactView
from sverka.project.project import Project
from sverka.registry import PUBLISHED, standing

URL = ".well-known/security.txt"
_PURPOSE = "security"


def security_txt(project: Project) -> str | None:
    """The file, good until the first of the contacts in it has to be reviewed; None without a contact."""
    records = [
        contact
        for contact in project.registry.contacts.values()
        if _PURPOSE in contact.purpose
        and contact.relation == "own"
        and standing(contact, project.policy) in PUBLISHED
    ]
    views = [ContactView(record, project.registry, project.policy) for record in records]
    contacts = [href for view in views if (href := view.href)]
    dates = [record.review_by for record in records if record.review_by]
    if not contacts or not dates:
        return None
    lines = [
        *(f"Contact: {href}" for href in contacts),
        f"Expires: {min(dates)}T23:59:59Z",
        f"Preferred-Languages: {', '.join(project.settings.options.languages)}",
        f"Canonical: {urljoin(project.settings.site_url, URL)}",
    ]
    return "\n".join(lines) + "\n"
