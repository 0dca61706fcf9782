"""Tables of reports, with headings in the language of whoever reads; how they are drawn knows `commands/printer.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

from sverka.core.messages import said

Cell = str | list[str]  # a text, or one for each line


@dataclass
class Table:
    """Plain texts in rows below `headings`; with a `title` where a report has several."""

    headings: tuple[str, ...]
    title: str = ""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def add_row(self, *cells: Cell) -> None:
        """Put a row at the end, a cell for each heading."""
        self.rows.append(cells)


def table(lang: str, *headings: str, title: str = "") -> Table:
    """An empty table."""
    return Table(tuple(said(text, lang) for text in headings), said(title, lang))
