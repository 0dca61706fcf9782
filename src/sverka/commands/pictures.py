"""`sverka pictures`: read all pictures and films anew."""

from __future__ import annotations

import click

from sverka.commands.printer import put, working
from sverka.commands.shared import conclude, loaded, require
from sverka.core.extras import PICTURES
from sverka.core.findings import Refused
from sverka.core.findings_text import as_text
from sverka.core.messages import counted


@click.command(epilog="Example: sverka pictures")
def pictures() -> None:
    """Read every picture and film of the project, and write what they say to content/readings.yml.

    It takes Tesseract, and for films ffmpeg. Exit status: 0 all read, 1 one could not be read, 2 it could not run.
    """
    require(PICTURES, "pictures")
    from sverka.reports.readings import write_readings

    project = loaded(None)
    lang = project.settings.options.messages
    try:
        with working("Reading …", lang):
            entries, findings = write_readings(project)
    except Refused as refused:
        entries, findings = [], refused.findings
    if findings:
        put(as_text(findings, lang=lang))
    number = counted("{count} picture or film read", "{count} pictures and films read", len(entries))
    conclude("pictures", number, project, bool(findings))
