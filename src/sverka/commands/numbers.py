"""`sverka numbers`: numbers that nothing accounts for, as lines to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sverka.commands.printer import put
from sverka.commands.shared import AS_OF, conclude, loaded
from sverka.core.messages import Message
from sverka.reports import number_proposals


@click.command(epilog="Example: sverka numbers content/faq/pay")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@AS_OF
def numbers(path: Path | None, as_of: date | None) -> None:
    """Propose lines of content/numbers.yml for the numbers that the sources hold unaccounted, all or those below PATH.

    Nothing is written: a line is taken over by hand, one by one, with what the number is and its source filled in.
    Exit status: 0 every number is accounted for, 1 some are not, 2 it could not run.
    """
    start = (path or Path.cwd()).resolve()
    project = loaded(as_of, start)
    proposals = number_proposals.number_proposals(project, start if path else project.root)
    for proposal in proposals:
        put(proposal)
    unaccounted = Message("{number} unaccounted", number=len(proposals))
    conclude("numbers", unaccounted, project, bool(proposals))
