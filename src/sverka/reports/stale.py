"""What has grown old or soon will: pages, pictures, links, contacts and other records, and who answers for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sverka.core.messages import Message, said
from sverka.core.tables import Table, table
from sverka.project.project import Project
from sverka.project.translations import is_stale, original, untranslated
from sverka.registry import DUE_SOON, PUBLISHED, Contact, Fact, due_soon, fact_standing, standing
from sverka.rules.picture import MAX_AGE


@dataclass(frozen=True, order=True)
class StaleItem:
    """One thing to look at; `days_left` counts whole days, below zero it is overdue; None where no day is set.

    `state` is overdue, due-soon, or for translations behind and missing; `owner` a role; `acts` the legal acts that
    a page rests on.
    """

    state: str
    kind: str
    path: str
    line: int
    owner: str
    due: date | None
    days_left: int | None
    what: str
    acts: tuple[str, ...] = ()


def stale(project: Project, *, missing: bool = False) -> list[StaleItem]:
    """Everything that is overdue, behind, or due within 30 days; with `missing`, also what is not translated."""
    entries = [
        *_pages(project),
        *_translations(project),
        *_pictures(project),
        *_links(project),
        *_records(project),
    ]
    if missing:
        entries += _missing(project)
    order = {"overdue": 0, "behind": 1, "due-soon": 2, "missing": 3}
    return sorted(
        entries, key=lambda entry: (order[entry.state], entry.due or date.max, entry.path, entry.line)
    )


def failing(entries: Iterable[StaleItem]) -> list[StaleItem]:
    """Those that a continuous check should stop at."""
    return [entry for entry in entries if entry.state in {"overdue", "behind"}]


def as_json(entries: Iterable[StaleItem], project: Project) -> str:
    """`{"as_of": …, "entries": […], "pages_by_act": {id: [path]}}`; dates as YYYY-MM-DD."""
    content = {
        "as_of": project.policy.today,
        "entries": [asdict(entry) for entry in entries],
        "pages_by_act": pages_by_act(project),
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=str)


def as_table(entries: Iterable[StaleItem], lang: str) -> Table:
    """A row an entry, the most urgent first."""
    rows = table(lang, "State", "Kind", "Place", "Owner", "Due", "What")
    for entry in entries:
        due = (
            said(Message("{due} ({days} d)", due=str(entry.due), days=entry.days_left), lang)
            if entry.due
            else ""
        )
        what = said(entry.what, lang)
        rows.add_row(entry.state, entry.kind, f"{entry.path}:{entry.line}", entry.owner, due, what)
    return rows


def pages_by_act(project: Project) -> dict[str, list[str]]:
    """The id of each act on record → source paths of the pages that rest on it."""
    pages: dict[str, list[str]] = {act: [] for act in project.editorial.acts}
    for page in project.pages:
        for act in page.meta.acts:
            pages.setdefault(act, []).append(page.source.path)
    return pages


def _pages(project: Project) -> Iterator[StaleItem]:
    for page in project.pages:
        if page.is_written and (state := _state(page.review_due, project)):
            line = page.source.position(page.document.offset("reviewed"))[0]
            yield StaleItem(
                state,
                "page",
                page.source.path,
                line,
                page.meta.owner,
                page.review_due,
                _left(page.review_due, project),
                Message("review of {title!r}", title=page.meta.title),
                tuple(page.meta.acts),
            )


def _translations(project: Project) -> Iterator[StaleItem]:
    for page in project.pages:
        if is_stale(project, page) and (source := original(project, page)):
            line = page.source.position(page.document.offset("translated_from"))[0]
            what = Message(
                "{path!s} has changed since, it is {digest!s} now",
                path=source.source.path,
                digest=source.digest,
            )
            yield StaleItem(
                "behind", "translation", page.source.path, line, page.meta.owner, None, None, what
            )


def _missing(project: Project) -> Iterator[StaleItem]:
    main = project.settings.main_language
    for lang in project.settings.options.languages:
        for page in untranslated(project, lang) if lang != main else []:
            what = Message("no page in {lang!r}", lang=lang)
            yield StaleItem("missing", "translation", page.source.path, 1, page.meta.owner, None, None, what)


def _pictures(project: Project) -> Iterator[StaleItem]:
    for picture in project.editorial.pictures.values():
        due = picture.taken + MAX_AGE
        if state := _state(due, project):
            path, (line, _) = picture.source_file.path, picture.position
            what = Message("taken on {taken}: {file!s}", taken=picture.taken, file=picture.file)
            yield StaleItem(state, "picture", path, line, "", due, _left(due, project), what)


def _links(project: Project) -> Iterator[StaleItem]:
    for link in project.registry.links.values():
        if state := _state(link.due, project):
            path, (line, _) = link.source_file.path, link.position
            what = Message("checked on {day}: {host!s}", day=link.checked_at, host=link.host)
            yield StaleItem(state, "link", path, line, link.by, link.due, _left(link.due, project), what)


def _records(project: Project) -> Iterator[StaleItem]:
    policy = project.policy
    records: list[tuple[str, Contact | Fact, str]] = [
        *(("contact", one, standing(one, policy)) for one in project.registry.contacts.values()),
        *(("fact", one, fact_standing(one, policy)) for one in project.registry.facts.values()),
    ]
    for kind, record, now in records:
        soon = now in {*PUBLISHED, "confirmed"} and due_soon(record, policy)
        if record.review_by is None or not (now == "expired" or soon):
            continue
        state = "overdue" if now == "expired" else "due-soon"
        path, (line, _) = record.source_file.path, record.position
        owner = record.proposed_by if isinstance(record, Contact) else ""
        what = Message(
            "review of {record!s}", record=record.ref if isinstance(record, Contact) else record.id
        )
        yield StaleItem(
            state, kind, path, line, owner, record.review_by, _left(record.review_by, project), what
        )


def _state(due: date, project: Project) -> str:
    left = due - project.policy.today
    return "overdue" if left < timedelta() else "due-soon" if left <= DUE_SOON else ""


def _left(due: date, project: Project) -> int:
    return (due - project.policy.today).days
