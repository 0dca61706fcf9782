"""Lines for content/numbers.yml, one a number that the sources hold unaccounted; a person fills in and takes over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.source import read_source
from sverka.project.project import Project
from sverka.registry.number_kinds import NUMBER_KINDS
from sverka.registry.number_rules import danger, refusal
from sverka.registry.regions import Region, regions
from sverka.registry.registry import Registry
from sverka.rules import check_sources

_RULE = "unaccounted-number"
_NUMBER = re.compile(r"[0-9](?:[0-9\s./-]*[0-9X])?")
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
        lines = (_line(raw, digits, project.registry, places) for raw, digits in _numbers(finding))
        yield "\n".join((f"# {finding.path}:{finding.line}: {_context(project, finding)}", *lines))


def _numbers(finding: Finding) -> list[tuple[str, str]]:
    """Each number of a finding, as it is written and its digits; some that stand close together are one finding."""
    pieces = _NUMBER.findall(finding.raw)
    if len(pieces) < 2:
        return [(finding.raw, finding.value)]
    return [(piece, re.sub("[^0-9]", "", piece)) for piece in pieces]


def _line(raw: str, digits: str, registry: Registry, places: Sequence[Region]) -> str:
    """A line with the first kind that the number may be, and the others; or why it cannot be on record."""
    kinds = [
        (kind, value)
        for kind, table in NUMBER_KINDS.items()
        for value in [raw if table.form.fullmatch(raw) else digits]
        if refusal(kind, value, registry, places) is None
    ]
    if not kinds:
        refused = danger(digits, registry, places)
        reason = refused.message if refused else f"{raw!r} is no number of a known kind"
        return f"# cannot be put on record: {reason}"
    (kind, value), *others = kinds
    also = f"  # or: {', '.join(other for other, _ in others)}" if others else ""
    return f'- {{id: "", kind: {kind}, value: "{value}", what: {{}}, source: ""}}{also}'


def _context(project: Project, finding: Finding) -> str:
    line = read_source(project.root / finding.path, project.root).text.split("\n")[finding.line - 1]
    start, end = finding.column - 1, finding.column - 1 + len(finding.raw)
    before, behind = line[max(0, start - _AROUND) : start], line[end : end + _AROUND]
    return f"…{before}[{line[start:end]}]{behind}…"
