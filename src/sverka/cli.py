"""The command line: the verbs of `sverka`, each a module of commands/ that is loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from sverka.commands.coding import speak_utf8
from sverka.commands.help_text import in_words_of
from sverka.commands.printer import tell_error
from sverka.commands.speech import language_here

# In the order in which somebody meets them. `sverka verify` needs little, and starts at once.
VERBS = (
    "init",
    "serve",
    "new",
    "check",
    "build",
    "verify",
    "contacts",
    "stale",
    "numbers",
    "readability",
    "pictures",
    "feedback",
    "rules",
    "upgrade",
)


class Verbs(click.Group):
    """The commands in VERBS: each is the object of this name in the module of this name."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Group.format_help(cast(Verbs, in_words_of(self, language_here())), ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            tell_error(error)
            ctx.exit(error.exit_code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"sverka.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return in_words_of(command, language_here())


@click.group(cls=Verbs, epilog="Example: sverka check")
@click.version_option(package_name="sverka", message="sverka %(version)s")
def main() -> None:
    """Publish no contact until it is on record with its evidence."""


def run() -> None:
    """The program."""
    speak_utf8()
    main()
