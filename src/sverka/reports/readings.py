"""Read every picture and film of the project and write down what they say: the ledger content/readings.yml."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.contacts import is_seen
from sverka.contacts.ledger import FILE, PictureReading, as_yaml, load_ledger
from sverka.contacts.pictures import read_anew
from sverka.core.findings import Finding, Refused
from sverka.core.source import shown_path
from sverka.project.project import Project
from sverka.rules.contacts import source_files


def write_readings(project: Project) -> tuple[list[PictureReading], list[Finding]]:
    """The entries written, and why others are missing; raises Refused for a ledger that cannot be read."""
    findings: list[Finding] = []
    entries = list(_read(project, findings))
    (project.root / FILE).write_text(as_yaml(entries), "utf-8", newline="\n")
    return entries, findings


def _read(project: Project, findings: list[Finding]) -> Iterator[PictureReading]:
    before = load_ledger(project.root, project.policy.today).entries
    by_file = {entry.file: entry for entry in before.values()}
    seen: set[str] = set()
    for file in source_files(project.root):
        if is_seen(file.name):
            try:
                entry = read_anew(file, project.root, by_file.get(shown_path(file, project.root)))
            except Refused as refused:
                findings += refused.findings
                continue
            # The same picture may lie in two places.
            if entry.sha256 not in seen:
                seen.add(entry.sha256)
                yield entry
