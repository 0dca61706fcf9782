"""How a text is read: one reading, three policies, and what a finder has to know of the site for it."""

from __future__ import annotations

from typing import NamedTuple

from sverka.registry.regions import DEFAULT

STRICT = "strict"  # our own sources and site: what nobody accounts for is a finding
LINT = "lint"  # files from elsewhere: probable contacts
READER = "reader"  # the checker of a reader: whatever could be one


class Reading(NamedTuple):
    """What the finders are told.

    `brands` are names that imitations imitate, `regions` ISO codes of countries, the first being the default;
    `known` what else is accounted for as it is written, in small letters: page codes, ids of records,
    names of files that exist; `on_record` the digits of contacts, in every way in which they are dialled, so that
    a list of them is told from one long number; `printed` numbers on record, each with the word of its kind, beside
    which alone it counts.
    """

    policy: str = LINT
    brands: tuple[str, ...] = ()
    regions: tuple[str, ...] = DEFAULT
    known: frozenset[str] = frozenset()
    on_record: frozenset[str] = frozenset()
    printed: tuple[str, ...] = ()

    @property
    def accounts(self) -> bool:
        """Whether everything is to be accounted for, instead of what is probably a contact."""
        return self.policy != LINT


LINTED = Reading()
