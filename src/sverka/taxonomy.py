"""The one tree of categories, request types, channels, audiences, regions and roles."""

from __future__ import annotations

from functools import cached_property

from sverka.schema import Localised, Record, Texts


class Term(Record):
    """An entry of the taxonomy.

    `page` is the source path of the page that explains it, `hours` the id of the fact with its hours.
    """

    id: str
    title: Texts
    summary: Texts = {}
    synonyms: dict[str, list[str]] = {}
    page: str | None = None
    hours: str | None = None


class Taxonomy(Record):
    """content/taxonomy.yml; the order of the entries is the order on the site."""

    categories: list[Term]
    request_types: list[Term] = []
    channels: list[Term] = []
    audiences: list[Term] = []
    regions: list[Term] = []
    roles: list[Term] = []

    @cached_property
    def _by_group(self) -> dict[str, dict[str, Term]]:
        return {group: {term.id: term for term in getattr(self, group)} for group in type(self).model_fields}

    def ids(self, group: str) -> list[str]:
        """The ids of a group, for example of `channels`."""
        return list(self._by_group[group])

    def term(self, group: str, term_id: str) -> Term | None:
        """The entry `term_id` of `group`."""
        return self._by_group[group].get(term_id)


def localised(text: Localised, lang: str) -> str:
    """`text` in `lang`, else in the language it is first written in."""
    return text.get(lang) or next(iter(text.values()), "")
