"""What is typed on a page: a text as it stands, or a contact by its name, so that no number is spelt out twice.

A picture outlives the day it was taken on, so it may show only what a page may.
"""

from __future__ import annotations

from sverka.core.findings import Finding, Refused
from sverka.project.project import Project


def typed(text: str, project: Project) -> str:
    """`contact:portal/site` → the value as readers see it; any other text unchanged."""
    kind, colon, name = text.partition(":")
    if not colon or kind not in {"contact", "bad-example"}:
        return text
    if fault := project.references.fault(kind, name):
        raise Refused([Finding("media", 1, 1, fault.rule, fault.message, fault.fix)])
    contact = project.references.view(project.registry.contacts[name])
    return contact.display_text(project.settings.main_language)
