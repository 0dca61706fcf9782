"""The contacts in one segment, whatever form it has."""

from __future__ import annotations

from sverka.contacts.mention import Mention
from sverka.contacts.prose import path_mentions, prose_mentions
from sverka.contacts.reading import LINT, STRICT, Reading
from sverka.contacts.segment import COMMENT, PATH, STRING, TARGET
from sverka.contacts.targets import target_mentions, unwanted


def segment_mentions(text: str, form: str, role: str, reading: Reading) -> tuple[Mention, ...]:
    """The mentions in one segment, with offsets into it."""
    if form == TARGET:
        return target_mentions(text, role, reading.regions) + (
            unwanted(text, role) if reading.policy == STRICT else ()
        )
    if form == PATH and not reading.accounts:
        return path_mentions(text, role, reading)
    if form == COMMENT and reading.policy == STRICT:
        # Nobody sees it on the page, and no browser dials it.
        reading = reading._replace(policy=LINT)
    return prose_mentions(text, role, reading, form in {STRING, COMMENT, PATH})
