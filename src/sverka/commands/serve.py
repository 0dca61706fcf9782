"""`sverka serve`: serve the site and reload its pages as they are edited."""

from __future__ import annotations

import os
import sys

import click

from sverka.commands import generator
from sverka.commands.shared import require, site_folder
from sverka.commands.speech import language, tell
from sverka.core.extras import SITE
from sverka.core.messages import Message


@click.command(epilog="Example: sverka serve 127.0.0.1:9000")
@click.argument("address", default="127.0.0.1:8000")
def serve(address: str) -> None:
    """Serve the site at ADDRESS, 127.0.0.1:8000 by default, and reload pages as you edit them.

    Nothing is published. Exit status: 2 it could not run.
    """
    root = site_folder()
    require(SITE, "serve")
    lang = language(root)
    tell(Message("Building; then open http://{address!s}", address=address), lang)
    tell("Next: change a file in docs/ or content/ and the page reloads. Stop with Ctrl+C.", lang)
    os.chdir(root)
    # MkDocs takes the place of this process, so that whoever stops one stops the other.
    arguments = generator.command("serve", "--dev-addr", address)
    os.execve(sys.executable, arguments, dict(generator.environment(None)))
