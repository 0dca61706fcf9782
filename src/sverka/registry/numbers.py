"""Numbers that pages name though they are no contacts (content/numbers.yml), each with its kind and its source."""

from __future__ import annotations

from pydantic import SkipValidation

from sverka.core.schema import Record
from sverka.registry.number_kinds import NUMBER_KINDS, KindOfNumber, NumberKind
from sverka.registry.records import Placed
from sverka.registry.values import Slug, Text, Texts


class NumberOnRecord(Placed):
    """A number of a closed table of kinds; it is printed with the word of its kind, never alone."""

    id: Slug
    kind: KindOfNumber
    value: Text
    what: Texts
    source: Slug

    @property
    def digits(self) -> str:
        """The digits alone, as the scanner asks for them."""
        return "".join(sign for sign in self.value if sign.isdigit())

    @property
    def table(self) -> NumberKind:
        """What the table says of its kind."""
        return NUMBER_KINDS[self.kind]

    def printed(self, language: str) -> str:
        """The word of its kind and the value in its usual grouping; they never part at the end of a line."""
        word = self.table.words.get(language, self.table.words["en"])
        return f"{word} {self.table.printed(self.value)}".replace(" ", "\u00a0")


class NumbersFile(Record):
    """content/numbers.yml"""

    numbers: list[SkipValidation[NumberOnRecord]]
