"""What the commands share: the day to judge by, the project around a folder, how a report is shown and ended."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from sverka.commands.printer import put, put_json, put_table, tell
from sverka.commands.speech import language, language_here, project_root
from sverka.core import dates
from sverka.core.extras import PICTURES, SITE, how_to_install, is_installed
from sverka.core.findings import Refused, errors
from sverka.core.findings_text import as_text
from sverka.core.messages import Message, said
from sverka.core.tables import Table
from sverka.project.project import Project, load_project
from sverka.registry.regions import region


class Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = dates.today() if value == "today" else date.fromisoformat(str(value))
            if dates.is_of_our_time(day):
                return day
        except ValueError:
            pass
        wrong = Message("{value!r} is not a date; write 2026-11-23 or today", value=value)
        self.fail(said(wrong, language_here()), param, ctx)


NEEDED = {SITE: "what builds and serves sites", PICTURES: "what reads pictures"}
FORM = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
AS_OF = click.option("--as-of", type=Day(), help="Day to judge by: 2026-11-23 or today, the default.")


def today(lang: str = "en") -> date:
    """The day to judge by; where the environment sets one that is none, say so and leave with 2."""
    try:
        return dates.check_day()
    except Refused as refused:
        put(as_text(refused.findings, lang=lang), err=True)
        sys.exit(2)


def loaded(as_of: date | None, folder: Path | None = None) -> Project:
    """The project around the current folder; where it cannot be loaded, say why and leave with 2."""
    root = site_folder(folder)
    lang = language(root)
    try:
        project = load_project(root, as_of or today(lang))
        if broken := errors(project.load_findings):
            raise Refused(broken)
    except Refused as refused:
        put(as_text(refused.findings, lang=lang), err=True)
        sys.exit(2)
    return project


def site_folder(start: Path | None = None) -> Path:
    """The folder of the site around `start`, else around the current folder; without one, leave with 2."""
    root = project_root(start or Path.cwd())
    if root is None:
        wrong = "no mkdocs.yml here or above: change into the project, or start one: sverka init"
        raise click.UsageError(said(wrong, language_here()))
    return root


def require(extra: str, command: str) -> None:
    """Leave with 2 and say what to install where `extra` is not there."""
    if not is_installed(extra):
        lang = language_here()
        what, fix = NEEDED[extra], Message("fix: {fix}", fix=how_to_install(extra))
        tell(Message("sverka {command!s}: {what} is not installed", command=command, what=what), lang)
        tell(Message("    {fix}", fix=fix), lang)
        sys.exit(2)


def checked_regions(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...] | str | None
) -> tuple[str, ...] | str | None:
    """The same; refuse what is no country with telephone numbers."""
    for code in [value] if isinstance(value, str) else value or ():
        try:
            region(code)
        except ValueError as error:
            raise click.BadParameter(said(error.args[0], language_here())) from None
    return value


def show(form: str, table: Table, as_json: str) -> None:
    if form == "json":
        put_json(as_json)
    else:
        put_table(table)


def conclude(command: str, summary: str, project: Project, failed: bool) -> None:
    day, lang = project.policy.today, project.settings.options.messages
    tell(
        Message("sverka {command!s}: {summary} as of {day}", command=command, summary=summary, day=day), lang
    )
    sys.exit(1 if failed else 0)
