"""The published contacts in the words of schema.org, for the page of contacts.

A block of data, not a script: a browser runs nothing of type application/ld+json, and so the policy of the page,
which lets no inline script run, has nothing to say about it.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from sverka.model.contact_view import ContactView
from sverka.model.taxonomy import localised
from sverka.project.project import Project
from sverka.registry import Contact

_PROPERTY = {
    "phone": "telephone",
    "short": "telephone",
    "email": "email",
    "domain": "url",
    "url": "url",
    "account": "url",
}


def contact_points(project: Project, lang: str) -> Markup:
    """JSON-LD with one ContactPoint for each contact that can be called, written to or opened."""
    organisations: dict[str, list[dict[str, Any]]] = {}
    for contact in project.registry.published(project.policy):
        if contact.kind in _PROPERTY:
            organisations.setdefault(contact.organisation, []).append(_point(project, contact, lang))
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Organization",
                "name": localised(project.registry.organisations[organisation].name, lang),
                "contactPoint": points,
            }
            for organisation, points in organisations.items()
        ],
    }
    # Inside HTML, `</script` and `<!--` would end the block.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _point(project: Project, contact: Contact, lang: str) -> dict[str, Any]:
    name = _PROPERTY[contact.kind]
    href = ContactView(contact, project.registry, project.policy).href
    point = {
        "@type": "ContactPoint",
        "contactType": localised(contact.label, lang),
        name: href if name == "url" else contact.value,
        "availableLanguage": contact.languages,
    }
    return {key: value for key, value in point.items() if value}
