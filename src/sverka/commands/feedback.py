"""`sverka feedback`: the pages that fail readers and the searches that find nothing."""

from __future__ import annotations

from pathlib import Path

import click

from sverka.commands.printer import put_json, put_table, tell
from sverka.commands.shared import FORM, loaded
from sverka.core.messages import Message
from sverka.reports import feedback_report


@click.command(epilog="Example: sverka feedback feedback.jsonl search-gaps.json access.log.1.gz")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Rows of each table.")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the help centre; the one around the current folder by default.",
)
@FORM
def feedback(files: tuple[Path, ...], top: int, project: Path | None, form: str) -> None:
    """Report the pages that fail readers and the searches that find nothing.

    FILES are exports of the feedback endpoint (JSON lines, CSV), searches that readers exported, and access logs of
    nginx or Apache, also gzipped. Personal data in comments and queries is masked. Lines that cannot be read are
    counted. Exit status: 0 a report, 2 it could not run.
    """
    around = loaded(None, project)
    lang = around.settings.options.messages
    report = feedback_report.read(around, files)
    if form == "json":
        put_json(feedback_report.as_json(report))
    else:
        for table in feedback_report.as_tables(report, top, lang):
            put_table(table)
    for broken in report.broken:
        what = broken.reason or Message(
            "{number} lines could not be read, the first is line {first}",
            number=broken.lines,
            first=broken.first,
        )
        tell(Message("{file!s}: {what}", file=broken.file, what=what), lang)
    summary = Message(
        "sverka feedback: {votes} answers, {gaps} noted searches, {visits} page views",
        votes=report.votes,
        gaps=report.gaps,
        visits=report.visits,
    )
    tell(summary, lang)
