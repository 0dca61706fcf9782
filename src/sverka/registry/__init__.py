"""The registry: contacts, sources, facts, numbers and links on record, with the rules that keep them true."""

from sverka.registry.links import LinkOnRecord
from sverka.registry.load import load_registry
from sverka.registry.numbers import NumberOnRecord
from sverka.registry.records import Contact, ContactEvidence, Evidence, Fact, Source
from sverka.registry.registry import (
    DUE_SOON,
    PUBLISHED,
    Organisation,
    Policy,
    Registry,
    due_soon,
    fact_standing,
    standing,
)

__all__ = [
    "DUE_SOON",
    "PUBLISHED",
    "Contact",
    "ContactEvidence",
    "Evidence",
    "Fact",
    "LinkOnRecord",
    "NumberOnRecord",
    "Organisation",
    "Policy",
    "Registry",
    "Source",
    "due_soon",
    "fact_standing",
    "load_registry",
    "standing",
]
