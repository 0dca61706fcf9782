"""`sverka contacts list`: what is on record."""

from __future__ import annotations

from datetime import date

import click

from sverka.commands.shared import AS_OF, FORM, conclude, loaded, show
from sverka.core.messages import Message, counted
from sverka.reports import contact_list


@click.group(epilog="Example: sverka contacts list --format json")
def contacts() -> None:
    """What is on record."""


@contacts.command("list", epilog="Example: sverka contacts list --as-of 2027-03-01")
@FORM
@AS_OF
def list_contacts(form: str, as_of: date | None) -> None:
    """List every contact with its status, the age of its evidence and the pages that use it.

    Exit status: 0 all in order, 1 a contact has expired, or is withdrawn and still named, 2 it could not run.
    """
    project = loaded(as_of)
    entries = contact_list.contact_list(project)
    rows = contact_list.as_table(entries, project.settings.options.messages)
    show(form, rows, contact_list.as_json(entries, project.policy.today))
    stopped = contact_list.failing(entries)
    number = counted("{count} contact", "{count} contacts", len(entries))
    summary = Message("{number}, {due} to act on", number=number, due=len(stopped))
    conclude("contacts", summary, project, bool(stopped))
