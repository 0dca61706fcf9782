"""`sverka readability`: how long the sentences of the pages are."""

from __future__ import annotations

import sys
from datetime import date

import click

from sverka.commands.printer import put_json, put_table, tell
from sverka.commands.shared import AS_OF, FORM, loaded
from sverka.core.messages import Message
from sverka.project import plain_language


@click.command(epilog="Example: sverka readability --least 95")
@click.option(
    "--least",
    type=click.FloatRange(0, 100),
    default=95,
    show_default=True,
    help="Share asked for, in percent.",
)
@FORM
@AS_OF
def readability(least: float, form: str, as_of: date | None) -> None:
    """Report how many sentences of the readers' pages have up to 20 words, and list the longer ones.

    Exit status: 0 every language reaches the share asked for, 1 one does not, 2 it could not run.
    """
    project = loaded(as_of)
    reports = [plain_language.plain_language(project, lang) for lang in project.settings.options.languages]
    reports = [report for report in reports if report.pages]
    short = [report for report in reports if report.share * 100 < least]
    if form == "json":
        put_json(plain_language.as_json(reports))
    for report in reports:
        if form == "table":
            put_table(plain_language.as_table(report, project.settings.options.messages))
        summary = Message(
            "sverka readability: {language!s}: {share:.1%} of {sentences} sentences on {pages} pages "
            "have up to 20 words",
            language=report.lang,
            share=report.share,
            sentences=report.sentences,
            pages=report.pages,
        )
        tell(summary, project.settings.options.messages)
    sys.exit(1 if short else 0)
