"""Every contact in the sources is on record, in force, and named instead of typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sverka.contacts import parts_of, scan, syntax_of
from sverka.contacts.files import Part
from sverka.contacts.ledger import FILE as LEDGER
from sverka.contacts.ledger import load_ledger
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import SourceFile, walk
from sverka.core.yamlfile import load_yaml
from sverka.project.project import Project
from sverka.project.withdrawn import OFF
from sverka.registry import standing

SCOPE = ("docs", "content", "overrides", "mkdocs.yml", "README.md")
# What the records themselves must spell out; the rules of the registry hold it against the evidence.
_RECORDS = ("content/contacts/", "content/sources.yml", "content/numbers.yml", "content/links.yml")
_SETTINGS = "mkdocs.yml"
# Keys of a page whose form the schema knows: the digest of the text it translates, its code.
_TYPED = re.compile(r"^(?:translated_from: \"?[0-9a-f]{10}|code: \"?[0-9]{3}-?[0-9]{2,3})\"?$", re.M)
_NAMED_PAGES = re.compile(r"(?<![\w./-])[\w/-]+\.md(?![\w./-])")
_LIKE_A_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_EXEMPT_KEYS = {"value", "host", "display", "evidence", "url", "reason", "brands", "organisation"}


def check(project: Project) -> Iterator[Finding]:
    """The findings in every file of the scope that the finder reads, pictures included."""
    read = {page.source.file: page.source for page in project.pages}
    try:
        ledger = load_ledger(project.root, project.policy.today)
    except Refused as refused:
        yield from refused.findings
        return
    for file in source_files(project.root):
        page = read.get(file)
        try:
            for part in [Part(page)] if page else parts_of(file, project.root, ledger=ledger):
                yield from _judged(part, project)
        except Refused as refused:
            yield from refused.findings
    for one in project.pages:
        if one.source.file == Path():  # it came with the package
            yield from _judged(Part(one.source), project)
    yield from _withdrawn(project)


def _judged(part: Part, project: Project) -> Iterator[Finding]:
    found = scan(
        part.source,
        project.registry,
        project.policy,
        in_project=True,
        own_hosts=project.own_hosts,
        exempt=exempt_spans(part.source),
        syntax=part.syntax,
        warns_of=part.warns_of,
        reading=project.reading,
    )
    # What shows a contact that is withdrawn is not published, and so refused for nothing it says of that.
    gone = part.source.path in project.withdrawn
    for one in found:
        if not (gone and one.rule == "on-record" and one.verdict in OFF):
            yield replace(one, fix=_mend(one, project))


def _mend(finding: Finding, project: Project) -> str:
    """What to do, also where an editor meant a place to read at, or a day."""
    if finding.rule == "on-record" and finding.kind == "domain" and finding.verdict == "unlisted":
        what = Message('{{{main_language}: "…"}}', main_language=project.settings.main_language)
        line = Message(
            '{{host: {value}, what: {what}, checked_at: "{today}", by: security-team}}',
            value=finding.value,
            what=what,
            today=project.policy.today,
        )
        return Message(
            "{fix}; or, where it is there to be read, in content/links.yml: - {line}",
            fix=finding.fix,
            line=line,
        )
    if finding.rule == "unaccounted-number" and _LIKE_A_DAY.fullmatch(finding.raw):
        return Message(
            "where it is a day, the calendar has none such: write the right one; else {fix}", fix=finding.fix
        )
    return finding.fix


def _withdrawn(project: Project) -> Iterator[Finding]:
    for path, contacts in project.withdrawn.items():
        for contact in contacts:
            status = standing(contact, project.policy)
            message = Message(
                "{path} shows {ref!r}, which is {status}; pages print a notice in its place",
                path=path,
                ref=contact.ref,
                status=status,
            )
            fix = "take the picture anew and run: sverka pictures; or take it off its pages"
            if status == "denied":
                fix += Message(
                    '; where it warns of that, add to its entry in {ledger}: warns_of: ["{ref}"]',
                    ledger=LEDGER,
                    ref=contact.ref,
                )
            yield Finding(path, 1, 1, "withdrawn-contact", message, fix)


def source_files(root: Path) -> Iterator[Path]:
    """Every file of the scope whose syntax the finder reads."""
    for name in SCOPE:
        path = root / name
        for file in walk(path) if path.is_dir() else [path] if path.is_file() else []:
            if syntax_of(file.name):
                yield file


def exempt_spans(source: SourceFile) -> list[tuple[int, int]]:
    """Where a file of the registry spells out values: from such a key to the next key beside or above it."""
    if source.path == LEDGER:  # each entry is judged as what its picture says
        return [(0, len(source.text))]
    if source.path == _SETTINGS:
        return _judged_elsewhere(source)
    if not source.path.startswith(_RECORDS):
        return [match.span() for match in _TYPED.finditer(source.text)] if source.path.endswith(".md") else []
    try:
        document = load_yaml(source)
    except Refused:
        return []
    keys = sorted((offset, path) for path, offset in document.key_offsets.items())
    spans = []
    for index, (start, path) in enumerate(keys):
        if path[-1] in _EXEMPT_KEYS:
            after = (offset for offset, other in keys[index + 1 :] if other[: len(path)] != path)
            spans.append((start, next(after, len(source.text))))
    return spans


def _judged_elsewhere(source: SourceFile) -> list[tuple[int, int]]:
    """The address that takes feedback and the names of pages, which the rule `settings` judges."""
    spans = [match.span() for match in _NAMED_PAGES.finditer(source.text)]
    try:
        document = load_yaml(source, below=("extra", "sverka"))
    except Refused:
        return spans
    start = document.offsets.get(("feedback", "endpoint"))
    if start is None:
        return spans
    end = source.text.find("\n", start)
    return [*spans, (start, end if end >= 0 else len(source.text))]
