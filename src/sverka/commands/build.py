"""`sverka build`: build the site, and hold what came out against its manifest."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from sverka.commands import generator
from sverka.commands.printer import put, tell
from sverka.commands.shared import Day, require, site_folder
from sverka.commands.speech import language
from sverka.core.extras import SITE
from sverka.core.findings import Refused
from sverka.core.findings_text import as_text, file_count, summary_line
from sverka.core.messages import Message
from sverka.core.source import read_source
from sverka.core.yamlfile import load_yaml
from sverka.exports.verify import verify
from sverka.model.settings import load_settings


@click.command(epilog="Example: sverka build --as-of today")
@click.option(
    "--as-of",
    type=Day(),
    help="Day to count dates from: 2026-11-23 or today. Else SOURCE_DATE_EPOCH, else the day of the last commit.",
)
def build(as_of: date | None) -> None:
    """Build the site, and put it in the place of the last one when every check has passed.

    Exit status: 0 published, 1 nothing was published, 2 it could not run.
    """
    root = site_folder()
    lang = language(root)
    require(SITE, "build")
    try:
        site = root / load_settings(root).site_dir
        _check_plugin(root)
    except Refused as refused:
        put(as_text(refused.findings, lang=lang), err=True)
        sys.exit(1)
    try:
        generator.run(root, "build", as_of=as_of)
    except SystemExit as end:
        if end.code:
            sys.exit(1)
    # Whatever else may have gone wrong: what is there now is a whole site that passed the gate.
    comparison = verify(site)
    if comparison.findings:
        put(as_text(comparison.findings, lang=lang))
    files, found = file_count(comparison.files), summary_line(comparison.findings)
    tell(
        Message("sverka build: {site!s}/ has {files}, {summary}", site=site.name, files=files, summary=found),
        lang,
    )
    sys.exit(1 if comparison.findings else 0)


def _check_plugin(root: Path) -> None:
    """Raise Refused where MkDocs would build without us: it empties the folder of the site before anything else."""
    document = load_yaml(read_source(root / "mkdocs.yml", root), below=("plugins",))
    names = [
        name for entry in document.data or () for name in (entry if isinstance(entry, dict) else [entry])
    ]
    if "sverka" not in names:
        message, fix = "the plugin sverka is missing: nothing would be checked", "write plugins: [sverka]"
        raise Refused([document.finding((), "gate", message, fix)])
