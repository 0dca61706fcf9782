"""`sverka serve`: serve the site and reload its pages as they are edited."""

from __future__ import annotations

import signal
import sys
import tempfile

import click

from sverka.build.live import live_folder
from sverka.build.lock import tidy
from sverka.commands import generator
from sverka.commands.printer import put, tell
from sverka.commands.shared import require, site_folder
from sverka.commands.speech import language
from sverka.core.extras import SITE
from sverka.core.findings import Refused
from sverka.core.findings_text import as_text
from sverka.core.messages import Message
from sverka.model.settings import load_settings


@click.command(epilog="Example: sverka serve 127.0.0.1:9000")
@click.argument("address", default="127.0.0.1:8000")
def serve(address: str) -> None:
    """Serve the site at ADDRESS, 127.0.0.1:8000 by default, and reload pages as you edit them.

    Nothing is published. Exit status: 2 it could not run.
    """
    root = site_folder()
    require(SITE, "serve")
    lang = language(root)
    try:
        site = root / load_settings(root).site_dir
    except Refused as refused:
        put(as_text(refused.findings, lang=lang), err=True)
        sys.exit(2)
    tell(Message("Building; then open http://{address!s}", address=address), lang)
    tell("Next: change a file in docs/ or content/ and the page reloads. Stop with Ctrl+C.", lang)
    # Whoever ends this process has it clear away what it served.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
    tidy(site)
    with live_folder(site) as folder:
        tempfile.tempdir = str(folder) if folder else None
        generator.run(root, "serve", "--dev-addr", address)
