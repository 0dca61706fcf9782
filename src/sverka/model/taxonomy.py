"""The one tree of categories, request types, channels, audiences, regions, situations, roles, reasons of feedback."""

from __future__ import annotations

from functools import cached_property

from sverka.core.schema import Localised, Record, Texts


class Term(Record):
    """An entry of the taxonomy.

    `page` is the source path of the page that explains it, `hours` the id of the fact with its hours. A channel
    `needs` things that a situation `lacks`: internet, an account; `regions` are where it works, all if none is named.
    """

    id: str
    title: Texts
    summary: Texts = {}
    synonyms: dict[str, list[str]] = {}
    page: str | None = None
    hours: str | None = None
    needs: list[str] = []
    lacks: list[str] = []
    regions: list[str] = []


class Taxonomy(Record):
    """content/taxonomy.yml; the order of the entries is the order on the site."""

    categories: list[Term]
    request_types: list[Term] = []
    channels: list[Term] = []
    audiences: list[Term] = []
    regions: list[Term] = []
    situations: list[Term] = []
    roles: list[Term] = []
    feedback_reasons: list[Term] = []

    @cached_property
    def _by_group(self) -> dict[str, dict[str, Term]]:
        return {group: {term.id: term for term in getattr(self, group)} for group in type(self).model_fields}

    def ids(self, group: str) -> list[str]:
        """The ids of a group, for example of `channels`."""
        return list(self._by_group[group])

    def term(self, group: str, term_id: str) -> Term | None:
        """The entry `term_id` of `group`."""
        return self._by_group[group].get(term_id)


def still_works(channel: Term, situation: Term) -> bool:
    """Whether somebody in `situation` can take `channel`."""
    there = not channel.regions or not situation.regions or set(channel.regions) & set(situation.regions)
    return bool(there) and not set(channel.needs) & set(situation.lacks)


def localised(text: Localised, lang: str) -> str:
    """`text` in `lang`, else in the language it is first written in."""
    return text.get(lang) or next(iter(text.values()), "")
