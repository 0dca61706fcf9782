"""Check files that are not sources of the project: a letter, a leaflet, a site that somebody else built."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sverka.contacts import is_font, most_bytes, parts_of, scan, syntax_of
from sverka.contacts.reading import LINT, Reading
from sverka.contacts.record import own_hosts
from sverka.core.findings import Finding, Refused, errors
from sverka.core.messages import counted
from sverka.core.source import SourceFile, shown_path, walk
from sverka.model.settings import load_settings
from sverka.registry import Policy, Registry, load_registry
from sverka.registry.regions import DEFAULT, countries
from sverka.rules.contacts import SCOPE

_MOST_NAMED = 10  # files
_MOST_FOUND = 10_000  # contacts in one file


def belongs(path: Path, root: Path) -> bool:
    """Whether `path` is one of the project's sources, or part of its built site."""
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False
    return not parts or parts[0] in {*SCOPE, "site"}


def check(
    paths: list[Path],
    root: Path | None,
    registry_folder: Path | None,
    day: date,
    dialled_in: tuple[str, ...] = (),
) -> list[Finding]:
    """Every contact in `paths`, judged by the registry in `registry_folder`, else by the project's.

    Numbers are read as people of the countries `dialled_in` write them; by default those of the project, and without
    one those of the numbers on record.
    """
    registry, policy, hosts = _records(root, registry_folder, day, dialled_in)
    reading = Reading(LINT, registry.brands, policy.regions)
    findings: list[Finding] = []
    for path in paths:
        unread: list[str] = []
        for file in walk(path) if path.is_dir() else [path]:
            shown = shown_path(file, Path.cwd())
            try:
                for part in parts_of(file, file.resolve().parent, most_bytes(file.name)):
                    source = SourceFile(shown, part.source.text, file)
                    findings += scan(
                        source,
                        registry,
                        policy,
                        in_project=False,
                        own_hosts=hosts,
                        syntax=part.syntax,
                        reading=reading,
                        most=_MOST_FOUND,
                    )
            except Refused as refused:  # a text that cannot be read may hold anything
                if path.is_dir() and not syntax_of(file.name):
                    unread += [] if is_font(file.name) else [file.relative_to(path).as_posix()]
                else:
                    findings += [replace(finding, path=shown) for finding in refused.findings]
        if unread:
            findings.append(_unread(shown_path(path, Path.cwd()), unread))
    return sorted(findings)


def _unread(folder: str, files: list[str]) -> Finding:
    """One finding for all files of a folder that are no text, picture or film."""
    more = ", …" if len(files) > _MOST_NAMED else ""
    named = ", ".join(files[:_MOST_NAMED]) + more
    message = counted(
        "{count} file was not read: {files}", "{count} files were not read: {files}", len(files), files=named
    )
    fix = "look into them by other means, or check what they are made from: sverka check letter.md"
    return Finding(folder, 1, 1, "unread-file", message, fix)


def _records(
    root: Path | None, registry_folder: Path | None, day: date, dialled_in: tuple[str, ...]
) -> tuple[Registry, Policy, tuple[str, ...]]:
    content = registry_folder or (root / "content" if root else Path("content"))
    if not (content / "contacts").is_dir() and content.name == "contacts":
        content = content.parent
    registry, findings = load_registry(content, content.parent)
    if errors(findings):
        raise Refused(findings)
    if root is None:
        own = countries(contact.value for contact in registry.of_kind("phone"))
        return registry, Policy(day, "corroborated", dialled_in or own or DEFAULT), ()
    settings = load_settings(root)
    policy = Policy(day, settings.options.publish_from, dialled_in or tuple(settings.options.regions))
    return registry, policy, own_hosts(settings.site_url, registry)
