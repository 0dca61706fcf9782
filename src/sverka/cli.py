"""The command line: `sverka check` is the gate, `sverka new` starts a page, `sverka contacts` lists the record."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from sverka import dates, outside
from sverka.build import Build
from sverka.contact_list import as_json as entries_as_json
from sverka.contact_list import as_table, contact_list, failing
from sverka.findings import Finding, Refused, errors
from sverka.new_page import new_page
from sverka.project import load_project
from sverka.report import as_json, as_text, summary_line
from sverka.site.swap import recover

_EXAMPLES = """
\b
Examples:
  sverka check
  sverka check content/faq/pay
  sverka check letter.txt --registry content --format json
"""


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return dates.today() if value == "today" else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write 2026-11-23 or today", param, ctx)


@click.group(epilog="Example: sverka check")
def main() -> None:
    """Publish no contact until it is on record with its evidence."""


@main.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--registry",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with contacts/ and sources.yml; the project's own content/ by default.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--notes", is_flag=True, help="Show contacts that are in order as well.")
@click.option("--as-of", type=_Day(), help="Day to judge by: 2026-11-23 or today, the default.")
def check(paths: tuple[Path, ...], registry: Path | None, form: str, notes: bool, as_of: date | None) -> None:
    """Check the project's sources and its built site, or just PATHS, inside or outside of the project.

    Exit status: 0 nothing wrong, 1 errors were found, 2 the check could not run.
    """
    day = as_of or dates.check_day()
    root = project_root(Path.cwd())
    if root is None and registry is None:
        raise click.UsageError("no mkdocs.yml here or above: give --registry DIR, or change into the project")
    status = Console(stderr=True)
    try:
        with status.status("Checking …"):
            findings = _check(paths, root, registry, day)
    except Refused as refused:
        findings = sorted(refused.findings)
    if form == "json":
        click.echo(as_json(findings))
    else:
        if text := as_text(findings, notes=notes):
            click.echo(text)
        click.echo(f"sverka check: {summary_line(findings)} as of {day}", err=True)
    sys.exit(1 if errors(findings) else 0)


def _check(paths: tuple[Path, ...], root: Path | None, registry: Path | None, day: date) -> list[Finding]:
    inside = [path for path in paths if root and registry is None and outside.belongs(path, root)]
    foreign = [path for path in paths if path not in inside]
    findings: list[Finding] = []
    if root and registry is None and (inside or not paths):
        findings += _check_project(root, day, inside)
    if foreign:
        findings += outside.check(foreign, root, registry, day)
    return findings


def _check_project(root: Path, day: date, paths: list[Path]) -> list[Finding]:
    """Findings in the sources and on the built site, those below `paths` where any are given."""
    build = Build(load_project(root, day))
    build.check_sources()
    findings = list(build.findings)
    site = root / build.project.settings.site_dir
    recover(site)
    # Of records that cannot be read, every contact on the site would be found at fault.
    if site.is_dir() and not errors(build.project.load_findings):
        findings += build.check_site(site)
    wanted = [path.resolve().relative_to(root.resolve()).as_posix() for path in paths]
    return [
        finding
        for finding in findings
        if not wanted or any(f"{finding.path}/".startswith(f"{path}/") or path == "." for path in wanted)
    ]


@main.command(epilog='Example: sverka new answer pay/refund "Как вернуть деньги за услугу?"')
@click.argument("kind", type=click.Choice(["answer", "guide", "letter"]))
@click.argument("name")
@click.argument("title")
def new(kind: str, name: str, title: str) -> None:
    """Start a page of KIND at NAME (category/name, for a guide just name) with a code of its own."""
    root = project_root(Path.cwd())
    if root is None:
        raise click.UsageError("no mkdocs.yml here or above: change into the project")
    try:
        click.echo(
            f"Written: {new_page(root, kind, name, title, dates.today())}. Next: fill it in, then sverka check."
        )
    except Refused as refused:
        click.echo(as_text(refused.findings), err=True)
        sys.exit(1)


@main.group(epilog="Example: sverka contacts list --format json")
def contacts() -> None:
    """What is on record."""


@contacts.command("list", epilog="Example: sverka contacts list --as-of 2027-03-01")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--as-of", type=_Day(), help="Day to judge by: 2026-11-23 or today, the default.")
def list_contacts(form: str, as_of: date | None) -> None:
    """List every contact with its status, the age of its evidence and the pages that use it.

    Exit status: 0 all in order, 1 a contact has expired, or is withdrawn and still named, 2 it could not run.
    """
    root = project_root(Path.cwd())
    if root is None:
        raise click.UsageError("no mkdocs.yml here or above: change into the project")
    day = as_of or dates.check_day()
    try:
        project = load_project(root, day)
        if broken := errors(project.load_findings):
            raise Refused(broken)
        entries = contact_list(project)
    except Refused as refused:
        click.echo(as_text(refused.findings), err=True)
        sys.exit(2)
    if form == "json":
        click.echo(entries_as_json(entries, day))
    else:
        # Through a pipe a table is as wide as it needs to be.
        Console(width=None if sys.stdout.isatty() else 240).print(as_table(entries))
    stopped = failing(entries)
    click.echo(f"sverka contacts: {len(entries)} contacts, {len(stopped)} to act on as of {day}", err=True)
    sys.exit(1 if stopped else 0)


def project_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds mkdocs.yml and content/."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return folder
    return None
