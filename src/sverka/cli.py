"""The command line: the gate `sverka check`, `new` for a page, `verify` for a copy, and the reports."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from sverka.build.lock import tidy
from sverka.build.outputs import Outputs
from sverka.commands import foreign_files
from sverka.commands.new_page import new_page
from sverka.commands.shared import (
    AS_OF,
    FORM,
    LANG,
    conclude,
    language,
    loaded,
    project_root,
    show,
    tell,
    today,
    wide_console,
)
from sverka.core import dates
from sverka.core.findings import Finding, Refused, errors
from sverka.core.findings_text import as_json, as_text, summary_line
from sverka.core.messages import Message, counted, said
from sverka.exports.verify import verify as verify_copy
from sverka.project import plain_language
from sverka.project.project import load_project
from sverka.reports import contact_list, feedback_report, number_proposals, stale
from sverka.reports.readings import write_readings
from sverka.rules import check_sources

_EXAMPLES = """
\b
Examples:
  sverka check
  sverka check content/faq/pay
  sverka check letter.txt --registry content --format json
"""


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
@LANG
@AS_OF
def check(
    paths: tuple[Path, ...],
    registry: Path | None,
    form: str,
    notes: bool,
    lang: str | None,
    as_of: date | None,
) -> None:
    """Check the project's sources and its built site, or just PATHS, inside or outside of the project.

    Exit status: 0 nothing wrong, 1 errors were found, 2 the check could not run.
    """
    root = project_root(Path.cwd())
    lang = language(root, lang)
    day = as_of or today(lang)
    if root is None and registry is None:
        message = "no mkdocs.yml here or above: give --registry DIR, or change into the project"
        raise click.UsageError(said(message, lang))
    status = Console(stderr=True)
    try:
        with status.status(said("Checking …", lang)):
            findings = _check(paths, root, registry, day)
    except Refused as refused:
        findings = sorted(refused.findings)
    if form == "json":
        click.echo(as_json(findings))
    else:
        if text := as_text(findings, notes=notes, lang=lang):
            click.echo(text)
        tell(Message("sverka check: {summary} as of {day}", summary=summary_line(findings), day=day), lang)
    sys.exit(1 if errors(findings) else 0)


def _check(paths: tuple[Path, ...], root: Path | None, registry: Path | None, day: date) -> list[Finding]:
    inside = [path for path in paths if root and registry is None and foreign_files.belongs(path, root)]
    foreign = [path for path in paths if path not in inside]
    findings: list[Finding] = []
    if root and registry is None and (inside or not paths):
        findings += _check_project(root, day, inside)
    if foreign:
        findings += foreign_files.check(foreign, root, registry, day)
    return findings


def _check_project(root: Path, day: date, paths: list[Path]) -> list[Finding]:
    """Findings in the sources and on the built site, those below `paths` where any are given."""
    project = load_project(root, day)
    findings = check_sources(project)
    site = root / project.settings.site_dir
    tidy(site)
    # Of records that cannot be read, every contact on the site would be found at fault.
    if site.is_dir() and not errors(project.load_findings):
        findings += Outputs(project).check_published(site)
    wanted = [path.resolve().relative_to(root.resolve()).as_posix() for path in paths]
    return [
        finding
        for finding in findings
        if not wanted or any(f"{finding.path}/".startswith(f"{path}/") or path == "." for path in wanted)
    ]


@main.command(epilog='Example: sverka new answer pay/refund "Как вернуть деньги за услугу?"')
@click.argument("kind", type=click.Choice(["answer", "guide", "letter", "video"]))
@click.argument("name")
@click.argument("title")
def new(kind: str, name: str, title: str) -> None:
    """Start a page of KIND at NAME (category/name, for a guide or a video just name) with a code of its own."""
    root = project_root(Path.cwd())
    if root is None:
        raise click.UsageError("no mkdocs.yml here or above: change into the project")
    try:
        page = new_page(root, kind, name, title, dates.today())
        done = Message("Written: {page!s}. Next: fill it in, then sverka check.", page=page)
        click.echo(said(done, language(root)))
    except Refused as refused:
        click.echo(as_text(refused.findings, lang=language(root)), err=True)
        sys.exit(1)


@main.command(epilog="Example: sverka verify help-centre.zip")
@click.argument("copy", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@LANG
def verify(copy: Path, form: str, lang: str | None) -> None:
    """Compare COPY, a folder or a zip of the site, with its manifest: name every altered, missing and added file.

    It says that the copy is whole, not who made it. Exit status: 0 whole, 1 something differs, 2 it could not run.
    """
    lang = language(project_root(Path.cwd()), lang)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(said("Reading …", lang), total=None)
        verdict = verify_copy(copy, lambda done, total: bar.update(task, completed=done, total=total))
    if form == "json":
        click.echo(verdict.as_json())
    elif verdict.findings:
        click.echo(as_text(verdict.findings, lang=lang))
    files, stamp, found = _files(verdict.files), verdict.stamp, summary_line(verdict.findings)
    if stamp:
        serial, day = stamp.serial, stamp.as_of
        files = Message("{files} of build {serial} as of {day}", files=files, serial=serial, day=day)
    tell(Message("sverka verify: {files}, {summary}", files=files, summary=found), lang)
    sys.exit(1 if verdict.findings else 0)


def _files(number: int) -> Message:
    return counted("{count} file", "{count} files", number)


@main.group(epilog="Example: sverka contacts list --format json")
def contacts() -> None:
    """What is on record."""


@contacts.command("list", epilog="Example: sverka contacts list --as-of 2027-03-01")
@FORM
@AS_OF
def list_contacts(form: str, as_of: date | None) -> None:
    """List every contact with its status, the age of its evidence and the pages that use it.

    Exit status: 0 all in order, 1 a contact has expired, or is withdrawn and still named, 2 it could not run.
    """
    project = loaded(as_of)
    entries = contact_list.contact_list(project)
    show(form, contact_list.as_table(entries), contact_list.as_json(entries, project.policy.today))
    stopped = contact_list.failing(entries)
    number = counted("{count} contact", "{count} contacts", len(entries))
    summary = Message("{number}, {due} to act on", number=number, due=len(stopped))
    conclude("contacts", summary, project, bool(stopped))


@main.command("stale", epilog="Example: sverka stale --as-of 2027-06-01 --format json")
@click.option("--missing", is_flag=True, help="List the pages that are not translated as well.")
@FORM
@AS_OF
def list_stale(missing: bool, form: str, as_of: date | None) -> None:
    """List what is overdue or soon due: pages, translations, pictures, contacts and facts; JSON adds pages by act.

    Exit status: 0 nothing is overdue, 1 something is overdue or a translation is behind, 2 it could not run.
    """
    project = loaded(as_of)
    entries = stale.stale(project, missing=missing)
    show(form, stale.as_table(entries), stale.as_json(entries, project))
    stopped = stale.failing(entries)
    number = counted("{count} entry", "{count} entries", len(entries))
    summary = Message("{number}, {due} to act on", number=number, due=len(stopped))
    conclude("stale", summary, project, bool(stopped))


@main.command(epilog="Example: sverka pictures")
def pictures() -> None:
    """Read every picture and film of the project, and write what they say to content/readings.yml.

    It takes Tesseract, and for films ffmpeg. Exit status: 0 all read, 1 one could not be read, 2 it could not run.
    """
    project = loaded(None)
    lang = project.settings.options.messages
    try:
        with Console(stderr=True).status(said("Reading …", lang)):
            entries, findings = write_readings(project)
    except Refused as refused:
        entries, findings = [], refused.findings
    if findings:
        click.echo(as_text(findings, lang=lang))
    number = counted("{count} picture or film read", "{count} pictures and films read", len(entries))
    conclude("pictures", number, project, bool(findings))


@main.command(epilog="Example: sverka readability --least 95")
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
        click.echo(plain_language.as_json(reports))
    for report in reports:
        if form == "table":
            wide_console().print(plain_language.as_table(report))
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


@main.command(epilog="Example: sverka feedback feedback.jsonl search-gaps.json access.log.1.gz")
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
        click.echo(feedback_report.as_json(report))
    else:
        wide_console().print(feedback_report.as_tables(report, top))
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


@main.command(epilog="Example: sverka numbers content/faq/pay")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@AS_OF
def numbers(path: Path | None, as_of: date | None) -> None:
    """Propose lines of content/numbers.yml for the numbers that the sources hold unaccounted, all or those below PATH.

    Nothing is written: a line is taken over by hand, one by one, with what the number is and its source filled in.
    Exit status: 0 every number is accounted for, 1 some are not, 2 it could not run.
    """
    start = (path or Path.cwd()).resolve()
    project = loaded(as_of, start)
    proposals = number_proposals.number_proposals(project, start if path else project.root)
    for proposal in proposals:
        click.echo(proposal)
    unaccounted = Message("{number} unaccounted", number=len(proposals))
    conclude("numbers", unaccounted, project, bool(proposals))
