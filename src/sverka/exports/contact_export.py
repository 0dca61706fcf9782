"""`contacts.json`: the record of contacts for programs, and its JSON Schema, both made from the models below."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date as Day  # `date` is the name of a field
from typing import Literal
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field

from sverka.contacts import scan
from sverka.core.source import SourceFile
from sverka.exports.stamp import Stamp
from sverka.model.contact_view import ContactView
from sverka.project.project import Project
from sverka.registry import PUBLISHED, Contact, Policy, standing
from sverka.registry.records import ContactEvidence, Kind, Outbound, Relation, Scope, Supports, Tier

CONTACTS_URL = "contacts.json"
SCHEMA_URL = "contacts.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Drafts and examples are of no use to a program, and the value of a draft is shown to nobody.
_EXPORTED = (*PUBLISHED, "suspended", "retired", "expired", "denied")
_OF_SOURCE = ("publisher", "date", "tier", "url")

Texts = dict[str, str]  # language code → text


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExportedEvidence(_Model):
    """Where the contact was seen, by whom published, and the words that name it."""

    source: str = Field(description="Id of the publication, as on the page of evidence.")
    publisher: str
    date: str = Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="When it was published: year, month and day as far as known.",
    )
    tier: Tier = Field(description="How far it is trusted: A the organisation itself … X never counts.")
    url: str | None
    captured_at: Day
    supports: list[Supports] = Field(description="Which fields of the contact it supports.")
    quote: str | None
    what: str | None = Field(description="What is to be seen there, where it is not quoted.")


class ExportedContact(_Model):
    """A contact that is published, was withdrawn, or is known to be false; `published` says which may be used."""

    id: str = Field(description="organisation/id; stable, never used again.")
    organisation: str
    organisation_name: Texts
    kind: Kind
    value: str = Field(description="Canonical: E.164, host in ASCII, address, store:id.")
    display: Texts = Field(description="As readers see it, by language.")
    label: Texts
    published: bool = Field(description="True: may be shown as genuine until review_by. False: never.")
    status: Literal["corroborated", "verified", "suspended", "retired", "expired", "denied"]
    relation: Relation
    scope: Scope | None
    purpose: list[str]
    audience: str | None
    outbound: Outbound | None = Field(description="Whether it calls or writes first; null is not confirmed.")
    languages: list[str]
    cost: str | None = Field(description="null is not confirmed.")
    hours: str | None = Field(description="OpenStreetMap opening_hours; null is not confirmed.")
    time_zone: str | None = Field(description="IANA name of the zone that the hours are in; null with 24/7.")
    review_by: Day | None = Field(description="After this day it counts as withdrawn, whatever the status.")
    replaced_by: str | None
    reason: Texts | None = Field(description="Why it was withdrawn, or is false.")
    evidence: list[ExportedEvidence]


class ContactsFile(_Model):
    """The contacts that a help centre has on record, as of one day."""

    schema_: str = Field(alias="$schema")
    as_of: Day
    serial: str = Field(description="Of two builds the later has the larger, by the first 19 signs as text.")
    authority: Literal["demonstration", "official"] = Field(
        description="official: published by the organisation itself. demonstration: by somebody else."
    )
    site: str
    publish_from: Literal["corroborated", "verified"]
    disclaimer: Texts
    contacts: list[ExportedContact]


def contacts_json(project: Project, stamp: Stamp) -> str:
    """The text of contacts.json, with every status as of the day of `stamp`."""
    settings, policy = project.settings, replace(project.policy, today=stamp.as_of)
    file = ContactsFile(
        **{"$schema": SCHEMA_URL},
        as_of=stamp.as_of,
        serial=stamp.serial,
        authority=settings.options.authority,
        site=settings.site_url,
        publish_from=settings.options.publish_from,
        disclaimer=settings.options.disclaimer,
        contacts=[
            _contact(project, contact, policy)
            for contact in project.registry.contacts.values()
            if standing(contact, policy) in _EXPORTED
        ],
    )
    return _text(file.model_dump(mode="json", by_alias=True))


def schema_json(project: Project) -> str:
    """The text of contacts.schema.json."""
    address = urljoin(project.settings.site_url, SCHEMA_URL)
    return _text({"$schema": _DIALECT, "$id": address, **ContactsFile.model_json_schema()})


def _contact(project: Project, contact: Contact, policy: Policy) -> ExportedContact:
    view, status = ContactView(contact, project.registry, policy), standing(contact, policy)
    return ExportedContact.model_validate(
        {
            **contact.model_dump(include=ExportedContact.model_fields.keys() - {"evidence"}),
            "id": contact.ref,
            "organisation": contact.organisation,
            "organisation_name": view.organisation_name,
            "display": {lang: view.display_text(lang) for lang in project.settings.options.languages},
            "published": status in PUBLISHED,
            "status": status,
            "evidence": [
                _evidence(project, piece)
                for piece in contact.evidence
                if piece.source in project.registry.sources
            ],
        }
    )


def _evidence(project: Project, piece: ContactEvidence) -> dict[str, object]:
    """A piece of evidence with its source, without words that give away a contact which is not on record."""
    source = project.registry.sources[piece.source]
    words = {
        key: text if text and not _names_unlisted(project, text) else None
        for key, text in (("quote", piece.quote), ("what", piece.what))
    }
    return {**piece.model_dump(), **source.model_dump(include=set(_OF_SOURCE)), **words}


def _names_unlisted(project: Project, text: str) -> bool:
    found = scan(SourceFile("", text), project.registry, project.policy, in_project=False)
    return any(finding.verdict == "unlisted" for finding in found)


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
