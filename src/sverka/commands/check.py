"""`sverka check`: the gate over the sources and the built site, or over files from elsewhere."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from sverka.build.lock import tidy
from sverka.commands import edits, foreign_files
from sverka.commands.printer import put, put_json, tell, working
from sverka.commands.shared import AS_OF, checked_regions, today
from sverka.commands.speech import LANG, language, project_root
from sverka.core.extras import SITE, how_to_install, is_installed
from sverka.core.findings import Finding, Refused, errors
from sverka.core.findings_text import as_json, as_text, summary_line
from sverka.core.messages import Message, counted, said
from sverka.project.project import Project, load_project
from sverka.rules import check_sources
from sverka.views.template_names import name_faults

_EXAMPLES = """
\b
Examples:
  sverka check
  sverka check content/faq/pay
  sverka check --fix
  sverka check letter.txt --registry content --format json
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--registry",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with contacts/ and sources.yml; the project's own content/ by default.",
)
@click.option(
    "--region",
    "regions",
    multiple=True,
    callback=checked_regions,
    help="ISO code of a country whose way of writing numbers is understood, for files from elsewhere.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Mend what can be mended in one way only, then check again.")
@click.option("--notes", is_flag=True, help="Show contacts that are in order as well.")
@LANG
@AS_OF
def check(
    paths: tuple[Path, ...],
    registry: Path | None,
    regions: tuple[str, ...],
    form: str,
    fix: bool,
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
    with working("Checking …", lang):
        findings = _found(paths, root, registry, day, regions)
        if root and registry is None and fix and (done := edits.apply(findings, root)):
            tell(counted("{count} mend was made", "{count} mends were made", done), lang)
            findings = _found(paths, root, registry, day, regions)
    if form == "json":
        put_json(as_json(findings))
    else:
        if text := as_text(findings, notes=notes, lang=lang):
            put(text)
        tell(Message("sverka check: {summary} as of {day}", summary=summary_line(findings), day=day), lang)
    sys.exit(1 if errors(findings) else 0)


def _found(
    paths: tuple[Path, ...], root: Path | None, registry: Path | None, day: date, regions: tuple[str, ...]
) -> list[Finding]:
    try:
        return _check(paths, root, registry, day, regions)
    except Refused as refused:
        return sorted(refused.findings)


def _check(
    paths: tuple[Path, ...], root: Path | None, registry: Path | None, day: date, regions: tuple[str, ...]
) -> list[Finding]:
    inside = [path for path in paths if root and registry is None and foreign_files.belongs(path, root)]
    foreign = [path for path in paths if path not in inside]
    findings: list[Finding] = []
    if root and registry is None and (inside or not paths):
        findings += _check_project(root, day, inside)
    if foreign:
        findings += foreign_files.check(foreign, root, registry, day, regions)
    return findings


def _check_project(root: Path, day: date, paths: list[Path]) -> list[Finding]:
    """Findings in the sources and on the built site, those below `paths` where any are given."""
    project = load_project(root, day)
    findings = check_sources(project)
    if is_installed(SITE):  # the theme's icons are there
        findings += name_faults(project.components)
    site = root / project.settings.site_dir
    tidy(site)
    # Of records that cannot be read, every contact on the site would be found at fault.
    if site.is_dir() and not errors(project.load_findings):
        findings += _check_published(project, site)
    wanted = [path.resolve().relative_to(root.resolve()).as_posix() for path in paths]
    return [
        finding
        for finding in findings
        if not wanted or any(f"{finding.path}/".startswith(f"{path}/") or path == "." for path in wanted)
    ]


def _check_published(project: Project, site: Path) -> list[Finding]:
    if not is_installed(SITE):
        message = "the built site is not checked: what builds sites is not installed"
        fix = Message(
            "{how_to_install}, or name what is to be checked: sverka check docs content",
            how_to_install=how_to_install(SITE),
        )
        return [Finding(site.name, 1, 1, "gate", message, fix)]
    from sverka.build.output_error import output_finding
    from sverka.build.outputs import Outputs

    try:
        return Outputs(project).check_published(site)
    except OSError as error:
        return [output_finding(error, project.root, site)]
