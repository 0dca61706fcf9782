"""The one way to print: whatever was written by others is shown as it is written, and does nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import StringIO, TextIOWrapper
from typing import TextIO

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table as DrawnTable
from rich.text import Text

from sverka.core.messages import said
from sverka.core.tables import Cell, Table
from sverka.core.visible_text import visible, visible_json, visible_lines

_PIPED = 240  # columns: through a pipe a table is as wide as it needs to be


def put(text: str, *, err: bool = False) -> None:
    """Put out a text of any number of lines."""
    click.echo(visible_lines(text), file=_stream(err))


def put_json(text: str) -> None:
    """Put out JSON, whose values stay exactly what they are."""
    click.echo(visible_json(text), file=_stream())


def put_table(table: Table) -> None:
    """Put out a table; one with a title has lines around its cells."""
    drawn = DrawnTable(title=_text(table.title)) if table.title else DrawnTable(box=None, pad_edge=False)
    for heading in table.headings:
        drawn.add_column(_text(heading))
    for row in table.rows:
        drawn.add_row(*map(_text, row))
    Console(file=_stream(), width=None if sys.stdout.isatty() else _PIPED).print(drawn)


def tell(text: str, lang: str) -> None:
    """Say `text` beside what is put out."""
    put(said(text, lang), err=True)


def tell_error(error: click.ClickException) -> None:
    """Say what click found wrong with a command line."""
    lines = StringIO()
    error.show(lines)
    put(lines.getvalue().rstrip("\n"), err=True)


def working(text: str, lang: str) -> AbstractContextManager[object]:
    """Show on a terminal that something goes on."""
    return Console(file=_stream(err=True)).status(_text(said(text, lang)))


@contextmanager
def progress(text: str, lang: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how much is done; what is yielded takes what is done and the whole."""
    console = Console(file=_stream(err=True), markup=False)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(said(text, lang), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _text(cell: Cell) -> Text:
    return Text("\n".join(map(visible, [cell] if isinstance(cell, str) else cell)))


def _stream(err: bool = False) -> TextIO:
    """Where to print; what its encoding lacks is written out, too."""
    stream = sys.stderr if err else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
