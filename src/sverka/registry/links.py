"""Places of others that pages may link to for reading (content/links.yml); they are never contacts."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import SkipValidation

from sverka.core.schema import IsoDate, Record
from sverka.registry.canonical import u_label
from sverka.registry.records import Placed
from sverka.registry.values import Slug, Texts

LINK_AGE = timedelta(days=365)  # after that somebody must look again whose site it is


class LinkOnRecord(Placed):
    """A host, what is to be read there, when a role last looked."""

    host: str
    what: Texts
    checked_at: IsoDate
    by: Slug

    @property
    def due(self) -> date:
        """The last day on which nobody needs to look again."""
        return self.checked_at + LINK_AGE

    @property
    def shown(self) -> str:
        """The host as people read it."""
        return u_label(self.host)


class LinksFile(Record):
    """content/links.yml"""

    links: list[SkipValidation[LinkOnRecord]]
