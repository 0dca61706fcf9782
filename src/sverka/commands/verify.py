"""`sverka verify`: a copy of a site against its manifest."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sverka.commands.printer import progress, put, put_json, tell
from sverka.commands.speech import LANG, language_here
from sverka.core.findings_text import as_text, file_count, summary_line
from sverka.core.messages import Message
from sverka.exports.verify import verify as verify_copy


@click.command(epilog="Example: sverka verify help-centre.zip")
@click.argument("copy", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@LANG
def verify(copy: Path, form: str, lang: str | None) -> None:
    """Compare COPY, a folder or a zip of the site, with its manifest: name every altered, missing and added file.

    It says that the copy is whole, not who made it. Exit status: 0 whole, 1 something differs, 2 it could not run.
    """
    lang = language_here(lang)
    with progress("Reading …", lang) as note:
        comparison = verify_copy(copy, note)
    if form == "json":
        put_json(comparison.as_json())
    elif comparison.findings:
        put(as_text(comparison.findings, lang=lang))
    files, stamp, found = file_count(comparison.files), comparison.stamp, summary_line(comparison.findings)
    if stamp:
        serial, day = stamp.serial, stamp.as_of
        files = Message("{files} of build {serial} as of {day}", files=files, serial=serial, day=day)
    tell(Message("sverka verify: {files}, {summary}", files=files, summary=found), lang)
    sys.exit(1 if comparison.findings else 0)
