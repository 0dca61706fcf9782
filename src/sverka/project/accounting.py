"""What a site accounts for by itself, so that its strict reading does not ask for it: codes, ids, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePath

from sverka.contacts.reading import STRICT, Reading
from sverka.core.plain_files import read_plain
from sverka.core.source import walk
from sverka.model.settings import Settings
from sverka.pages.codes import Ledger
from sverka.registry import Registry
from sverka.registry.regions import national

# A code that handbooks and README show, which is given to no page.
_EXAMPLE_CODE = "120-74"
_SHOWN = ("content", "docs", "overrides", "media", "screenshots")
_MOST_DIGITS = 8  # of a name: what could be dialled is none


def strict_reading(root: Path, settings: Settings, registry: Registry, ledger: Ledger) -> Reading:
    """How the sources of the project in `root` are read; `ledger` holds its page codes."""
    names = {_EXAMPLE_CODE, *(entry.code for entry in ledger.codes), settings.options.archive}
    names.update(filter(_is_name, (*_files(root), *_ids(registry))))
    return Reading(
        STRICT,
        registry.brands,
        tuple(settings.options.regions),
        frozenset(name.lower() for name in names),
        frozenset(dialled(registry)),
        tuple(_printed(registry, settings.options.languages)),
    )


def site_reading(sources: Reading, names: Iterable[str]) -> Reading:
    """How the built site is read: like the `sources`, and `names` are known too."""
    return sources._replace(known=sources.known | {name.lower() for name in names})


def site_names(folder: Path, stamped: Iterable[str]) -> Iterator[str]:
    """What the generator itself prints on a site: names of its files, `stamped`, which says what build it is, and
    the hash of its archive.
    """
    yield from filter(_is_name, (file.name for file in walk(folder)))
    yield from stamped
    for checksum in folder.glob("*.sha256"):
        archive = checksum.with_suffix("")
        if archive.is_file():
            yield sha256(read_plain(archive)).hexdigest()


def _files(root: Path) -> Iterator[str]:
    yield from (file.name for file in root.iterdir() if file.is_file())
    for name in _SHOWN:
        if (root / name).is_dir():
            yield from (file.name for file in walk(root / name))


def _ids(registry: Registry) -> Iterator[str]:
    yield from registry.sources
    yield from registry.facts
    for ref in registry.contacts:
        yield from (ref, PurePath(ref).name)


def _printed(registry: Registry, languages: Iterable[str]) -> Iterator[str]:
    """The numbers on record as pages print them: with the word of their kind before the value."""
    for number in registry.numbers.values():
        for language in languages:
            yield number.printed(language).replace("\u00a0", " ")


def dialled(registry: Registry) -> Iterator[str]:
    """The digits of the numbers on record, in every way in which they are dialled."""
    for contact in registry.contacts.values():
        if contact.kind == "short":
            yield contact.value
        elif contact.kind == "phone":
            digits = contact.value.removeprefix("+")
            yield digits
            yield re.sub(r"\D", "", national(contact.value))


def _is_name(name: str) -> bool:
    """Whether a name is one that no number hides in: somebody may call a file `88000000010.html`."""
    return sum(map(str.isdigit, name)) < _MOST_DIGITS and any(map(str.isalpha, name))
