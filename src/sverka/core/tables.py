"""Tables of reports, with headings in the language of whoever reads."""

from __future__ import annotations

from rich.table import Table

from sverka.core.messages import said


def table(lang: str, *headings: str) -> Table:
    """An empty table without lines between its columns."""
    return Table(*(said(text, lang) for text in headings), box=None, pad_edge=False)


def framed_table(lang: str, title: str, *headings: str) -> Table:
    """An empty table with a title and lines, for a report of several."""
    return Table(*(said(text, lang) for text in headings), title=said(title, lang))
