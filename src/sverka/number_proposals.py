"""Lines for content/numbers.yml, one a number that the sources hold unaccounted; a person fills in and takes over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sverka.findings import Finding
from sverka.project import Project
from sverka.regions import Region, regions
from sverka.registry.number_kinds import NUMBER_KINDS
from sverka.registry.number_rules import danger, refusal
from sverka.registry.registry import Registry
from sverka.rules import check_sources
from sverka.source import read_source

_RULE = "unaccounted-number"
_AROUND = 40  # characters of the line before and behind the number


def number_proposals(project: Project, folder: Path) -> list[str]:
    """A proposal for each unaccounted number in the sources at or below `folder`, as they are found."""
    findings = [
        finding
        for finding in check_sources(project)
        if finding.rule == _RULE and (project.root / finding.path).resolve().is_relative_to(folder.resolve())
    ]
    return list(_proposals(project, findings))


def _proposals(project: Project, findings: Iterable[Finding]) -> Iterator[str]:
    places = regions(tuple(project.settings.options.regions))
    for finding in findings:
        yield f"# {finding.path}:{finding.line}: {_context(project, finding)}\n" + _line(
            finding, project.registry, places
        )


def _line(finding: Finding, registry: Registry, places: Sequence[Region]) -> str:
    """A line with the first kind that the number may be, and the others; or why it cannot be on record."""
    kinds = [
        (kind, value)
        for kind, table in NUMBER_KINDS.items()
        for value in [finding.raw if table.form.fullmatch(finding.raw) else finding.value]
        if refusal(kind, value, registry, places) is None
    ]
    if not kinds:
        refused = danger(finding.value, registry, places)
        return (
            f"# cannot be put on record: {refused.message if refused else 'it is no number of a known kind'}"
        )
    (kind, value), *others = kinds
    also = f"  # or: {', '.join(other for other, _ in others)}" if others else ""
    return f'- {{id: "", kind: {kind}, value: "{value}", what: {{}}, source: ""}}{also}'


def _context(project: Project, finding: Finding) -> str:
    line = read_source(project.root / finding.path, project.root).text.splitlines()[finding.line - 1]
    start, end = finding.column - 1, finding.column - 1 + len(finding.raw)
    before, behind = line[max(0, start - _AROUND) : start], line[end : end + _AROUND]
    return f"…{before}[{line[start:end]}]{behind}…"
