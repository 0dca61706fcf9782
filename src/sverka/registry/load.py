"""Read the registry from content/; what is faulty becomes a finding, the rest is still read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.schema import validate
from sverka.core.source import by_name, read_source, shown_path
from sverka.core.yamlfile import Document, load_yaml
from sverka.registry.canonical import fault
from sverka.registry.links import LinkOnRecord, LinksFile
from sverka.registry.numbers import NumberOnRecord, NumbersFile
from sverka.registry.records import Contact, ContactsFile, Fact, FactsFile, Source, SourcesFile
from sverka.registry.regions import DEFAULT, Region, regions
from sverka.registry.registry import Organisation, Registry
from sverka.registry.values import Placed

M = TypeVar("M", bound=BaseModel)
P = TypeVar("P", bound=Placed)


def load_registry(
    content: Path, root: Path, places: Iterable[str] = DEFAULT
) -> tuple[Registry, list[Finding]]:
    """The registry below `content`, and every finding about files that could not be read whole.

    `root` is the folder of the project: findings name files relative to it, and no link may leave it. `places` are
    the countries in whose spelling a number may have been given as a value, to mend it.
    """
    known = regions(tuple(places))
    findings: list[Finding] = []
    organisations: dict[str, Organisation] = {}
    contacts: dict[str, Contact] = {}
    for file in _contact_files(content / "contacts", root, findings):
        _read_contacts(file, root, known, organisations, contacts, findings)
    sources: dict[str, Source] = {}
    for source in read_list(content / "sources.yml", root, SourcesFile, Source, findings):
        add_record(sources, source.id, source, "source", findings)
    facts: dict[str, Fact] = {}
    for fact in read_list(content / "facts.yml", root, FactsFile, Fact, findings):
        add_record(facts, fact.id, fact, "fact", findings)
    numbers: dict[str, NumberOnRecord] = {}
    if (file := content / "numbers.yml").exists():
        for number in read_list(file, root, NumbersFile, NumberOnRecord, findings):
            add_record(numbers, number.id, number, "number", findings)
    links: dict[str, LinkOnRecord] = {}
    if (file := content / "links.yml").exists():
        for link in read_list(file, root, LinksFile, LinkOnRecord, findings):
            if wrong := fault("domain", link.host):
                message, fix = wrong
                findings.append(link.finding(("host",), "registry", message, fix.replace("value:", "host:")))
            else:
                add_record(links, link.host, link, "host", findings, key="host")
    return Registry(organisations, contacts, sources, facts, numbers, links), sorted(findings)


def _contact_files(folder: Path, root: Path, findings: list[Finding]) -> Iterator[Path]:
    path = shown_path(folder, root)
    try:
        files = sorted(folder.iterdir(), key=by_name)
    except OSError as error:
        message: str = Message("the folder of contacts cannot be read: {strerror}", strerror=error.strerror)
        findings.append(
            Finding(
                path,
                1,
                1,
                "file",
                message,
                Message("make the folder {path} with one file an organisation", path=path),
            )
        )
        return
    for file in files:
        if file.suffix == ".yml":
            yield file
        elif file.suffix == ".yaml":
            message = "is not read: files of contacts end in .yml"
            findings.append(
                Finding(
                    shown_path(file, root),
                    1,
                    1,
                    "file",
                    message,
                    Message("rename it to {stem}.yml", stem=file.stem),
                )
            )


def _read_contacts(
    file: Path,
    root: Path,
    places: Iterable[Region],
    organisations: dict[str, Organisation],
    contacts: dict[str, Contact],
    findings: list[Finding],
) -> None:
    opened = _open(file, root, ContactsFile, findings)
    if not opened:
        return
    document, head = opened
    organisation = head.organisation
    if organisation != file.stem:
        message = Message(
            "the file is named {stem!r}, its organisation {organisation!r}",
            stem=file.stem,
            organisation=organisation,
        )
        fix = Message(
            "write organisation: {stem}, or rename the file to {organisation}.yml",
            stem=file.stem,
            organisation=organisation,
        )
        findings.append(document.finding(("organisation",), "registry", message, fix))
        return
    organisations[organisation] = Organisation(organisation, head.name, tuple(head.brands))
    for contact in _records(document, "contacts", Contact, findings):
        contact.belonging_to(organisation)
        wrong = fault(contact.kind, contact.value, places)
        if wrong:
            findings.append(contact.finding(("value",), "registry", *wrong))
        else:
            add_record(contacts, contact.ref, contact, "contact", findings)


def read_list(
    file: Path, root: Path, model: type[BaseModel], item: type[P], findings: list[Finding]
) -> Iterator[P]:
    """The records of a file that holds one list, under a key of the file's own name."""
    opened = _open(file, root, model, findings)
    if opened:
        yield from _records(opened[0], file.stem, item, findings)


def _open(file: Path, root: Path, model: type[M], findings: list[Finding]) -> tuple[Document, M] | None:
    try:
        document = load_yaml(read_source(file, root, start=Message("{stem}: []", stem=file.stem)))
        return document, validate(model, document, "registry")
    except Refused as refused:
        findings += refused.findings
        return None


def _records(document: Document, key: str, model: type[P], findings: list[Finding]) -> Iterator[P]:
    """Those items of the list at `key` that are as they must be."""
    for index in range(len(document.data[key])):
        try:
            yield validate(model, document, "registry", (key, index)).place(document, (key, index))
        except Refused as refused:
            findings += refused.findings


def add_record(
    records: dict[str, P], ref: str, record: P, what: str, findings: list[Finding], key: str = "id"
) -> None:
    """Put a record under its name, the value of `key`, or say where the name is taken."""
    first = records.setdefault(ref, record)
    if first is not record:
        message = Message(
            "the {what} {ref!r} is on record already, at {path}:{position}",
            what=what,
            ref=ref,
            path=first.source_file.path,
            position=first.position[0],
        )
        fix = Message(
            "give the new {what} an id of its own, for example {ref}-abroad",
            what=what,
            ref=ref.rpartition("/")[2],
        )
        if key != "id":
            fix = Message("keep one record of this {what}", what=what)
        findings.append(record.finding((key,), "duplicate-id", message, fix))
