"""Which pictures, films and captions show a contact that is no longer in force, by what the ledger has of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sverka.contacts import find, judge, syntax_of
from sverka.contacts.files import PICTURE
from sverka.contacts.ledger import load_ledger
from sverka.contacts.reading import Reading
from sverka.core.findings import Refused
from sverka.core.source import read_source
from sverka.markdown.references import WITHDRAWN
from sverka.registry import Contact, Policy, Registry

# A contact may turn out false after its picture was taken; the ledger says which pictures warn of one.
OFF = {*WITHDRAWN, "denied"}


def withdrawn_media(
    root: Path,
    media: Iterable[str],
    registry: Registry,
    policy: Policy,
    reading: Reading,
    own_hosts: Collection[str],
) -> dict[str, list[Contact]]:
    """Those of `media`, by source path, that may not be published any more, with the contacts for which; nothing is
    read anew: a picture that is not in the ledger stays, and the rules judge it.
    """
    found: dict[str, list[Contact]] = {}
    try:
        ledger = load_ledger(root, policy.today)
    except Refused:  # the rule on contacts tells of it
        return found
    for path in media:
        entry = ledger.entry(root / path)
        warns_of = entry.warns_of if entry else []
        pieces = [(entry.corrected(entry.said).as_text(), PICTURE)] if entry else []
        for text, syntax in [*pieces, *_written(root, path)]:
            for mention in find(text, syntax, reading):
                verdict, _, _, _, contact = judge(
                    mention, registry, policy, own_hosts, examples=True, reading=reading
                )
                if contact is None or verdict not in OFF or (verdict == "denied" and contact.ref in warns_of):
                    continue
                if contact not in (contacts := found.setdefault(path, [])):
                    contacts.append(contact)
    return found


def _written(root: Path, path: str) -> Iterator[tuple[str, str]]:
    """The text of captions and drawings, with its syntax."""
    if (syntax := syntax_of(path)) != PICTURE:
        with suppress(Refused):
            yield read_source(root / path, root).text, syntax
