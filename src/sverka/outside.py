"""Check files that are not sources of the project: a letter, a leaflet, a site that somebody else built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sverka.contacts import parts_of, scan, syntax_of
from sverka.contacts.reading import LINT, Reading
from sverka.contacts.record import own_hosts
from sverka.findings import Finding, Refused, errors
from sverka.registry import Policy, Registry, load_registry
from sverka.rules.contacts import SCOPE
from sverka.settings import load_settings
from sverka.source import SourceFile, shown_path, walk

MAX_BYTES = 50_000_000  # other generators put a whole search index into one file


def belongs(path: Path, root: Path) -> bool:
    """Whether `path` is one of the project's sources, or part of its built site."""
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False
    return not parts or parts[0] in {*SCOPE, "site"}


def check(paths: list[Path], root: Path | None, registry_folder: Path | None, day: date) -> list[Finding]:
    """Every contact in `paths`, judged by the registry in `registry_folder`, else by the project's."""
    registry, policy, hosts = _records(root, registry_folder, day)
    reading = Reading(LINT, registry.brands, policy.regions)
    findings: list[Finding] = []
    for file in _files(paths):
        path = shown_path(file, Path.cwd())
        try:
            for part in parts_of(file, file.resolve().parent, MAX_BYTES):
                source = SourceFile(path, part.source.text, file)
                findings += scan(
                    source,
                    registry,
                    policy,
                    in_project=False,
                    own_hosts=hosts,
                    syntax=part.syntax,
                    reading=reading,
                )
        except Refused as refused:  # a text that cannot be read may hold anything
            findings += [replace(finding, path=path) for finding in refused.findings]
    return sorted(findings)


def _records(
    root: Path | None, registry_folder: Path | None, day: date
) -> tuple[Registry, Policy, tuple[str, ...]]:
    content = registry_folder or (root / "content" if root else Path("content"))
    if not (content / "contacts").is_dir() and content.name == "contacts":
        content = content.parent
    registry, findings = load_registry(content, content.parent)
    if errors(findings):
        raise Refused(findings)
    if root is None:
        return registry, Policy(day, "corroborated"), ()
    settings = load_settings(root)
    policy = Policy(day, settings.options.publish_from, tuple(settings.options.regions))
    return registry, policy, own_hosts(settings.site_url, registry)


def _files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those of a syntax the finder reads in the folders named."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in walk(path) if syntax_of(file.name))
        else:
            yield path
