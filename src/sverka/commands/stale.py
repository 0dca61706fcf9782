"""`sverka stale`: what is overdue or soon due."""

from __future__ import annotations

from datetime import date

import click

from sverka.commands.shared import AS_OF, FORM, conclude, loaded, show
from sverka.core.messages import Message, counted
from sverka.reports import stale as report


@click.command(epilog="Example: sverka stale --as-of 2027-06-01 --format json")
@click.option("--missing", is_flag=True, help="List the pages that are not translated as well.")
@FORM
@AS_OF
def stale(missing: bool, form: str, as_of: date | None) -> None:
    """List what is overdue or soon due: pages, translations, pictures, contacts and facts; JSON adds pages by act.

    Exit status: 0 nothing is overdue, 1 something is overdue or a translation is behind, 2 it could not run.
    """
    project = loaded(as_of)
    entries = report.stale(project, missing=missing)
    show(form, report.as_table(entries, project.settings.options.messages), report.as_json(entries, project))
    stopped = report.failing(entries)
    number = counted("{count} entry", "{count} entries", len(entries))
    summary = Message("{number}, {due} to act on", number=number, due=len(stopped))
    conclude("stale", summary, project, bool(stopped))
