"""The contacts in one segment, whatever form it has."""

from __future__ import annotations

from sverka.contacts.mention import Mention
from sverka.contacts.prose import path_mentions, prose_mentions
from sverka.contacts.segment import PATH, STRING, TARGET
from sverka.contacts.targets import target_mentions


def segment_mentions(text: str, form: str, role: str, brands: tuple[str, ...]) -> tuple[Mention, ...]:
    """The mentions in one segment, with offsets into it."""
    if form == TARGET:
        return target_mentions(text, role)
    if form == PATH:
        return path_mentions(text, role)
    return prose_mentions(text, role, brands, form == STRING)
