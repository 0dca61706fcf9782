"""Make an invented help centre of N pages twice: as a project of ours, and as the same pages for Material.

Every text comes from a generator that is seeded with the address of its page, so both are the same on every
machine. The records that pages name stand in benchmarks/records.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.dialects import Dialect, Entry, MaterialDialect, ProjectDialect
from benchmarks.russian_text import name, paragraph, sentence, words
from sverka.model.settings import load_settings
from sverka.pages.codes import FIRST_SERIAL, code_for

PROJECT = Path(__file__).parents[1]
DAY = date(2026, 11, 23)  # the records are in force on it
FEWEST_PAGES, MOST_PAGES = 40, 8000

_RECORDS = Path(__file__).with_name("records")
_CATEGORIES = ("account", "apply", "pay", "tech", "law", "contact")
_TEMPLATES = {"index": "home", "evidence": "evidence", "search": "search"}
_DOCS = (  # what the templates and the taxonomy lead to
    *("index", "about", "check", "contacts", "evidence", "search", "sign-in"),
    *("help/index", "help/call", "help/chat", "help/letter"),
)
_CONTACTS = (
    "portal/hotline-russia",
    "portal/hotline-abroad",
    "payments/desk-line",
    "archive/reading-room",
)
_SITES = ("portal/site", "payments/web-site", "archive/website")
_FACTS = ("call-hours", "chat-hours", "refund-time", "letter-reply-time", "no-codes-by-phone")
_SOURCES = ("akmegrad-home", "ministry-2026", "evening-paper")
_BODY_BYTES = 3500  # about 5 KB with the front matter


def write_help_centres(folder: Path, pages: int) -> list[str]:
    """Write `folder`/sverka and `folder`/material; the URLs of the pages that both must have."""
    entries = list(_entries(pages))
    dialects: list[Dialect] = [
        ProjectDialect(folder / "sverka"),
        MaterialDialect(folder / "material", _RECORDS),
    ]
    for dialect in dialects:
        for entry in entries:
            file = dialect.root / dialect.source_path(entry)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(entry, entries, dialect), encoding="utf-8")
    _copy_project(folder / "sverka", entries)
    shutil.copy(Path(__file__).with_name("material.yml"), folder / "material/mkdocs.yml")
    return [f"{entry.path}.html" for entry in entries]


def _copy_project(root: Path, entries: list[Entry]) -> None:
    for part in ("overrides", "hooks"):
        shutil.copytree(PROJECT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    # The handbooks, which Material has none of, are left out: the same pages on both sides.
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("handbooks: [editing, security, rules]", "handbooks: []")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    shutil.copytree(_RECORDS, root / "content", dirs_exist_ok=True)
    ledger = [f'- {{code: "{entry.code}", page: "{ProjectDialect.path_of(entry)}"}}' for entry in entries]
    (root / "content/codes.yml").write_text("\n".join(["codes:", *ledger, ""]), encoding="utf-8")


def _entries(pages: int) -> Iterator[Entry]:
    """The pages by address: those that the theme leads to, then guides, letters and answers."""
    settings = load_settings(PROJECT)
    named = [path.removeprefix("docs/") for path in (*settings.sections, settings.options.sign_in)]
    docs = dict.fromkeys([*_DOCS, *(posixpath.splitext(path)[0] for path in named)])
    guides, letters = pages // 25, pages // 15
    for number in range(pages):
        category, slug = _CATEGORIES[number % len(_CATEGORIES)], f"{number:04d}"
        if number < len(docs):
            kind, path = "page", list(docs)[number]
        elif number < len(docs) + guides:
            kind, path = "guide", f"guides/task-{slug}"
        elif number < len(docs) + guides + letters:
            kind, path = "letter", f"letters/{category}/letter-{slug}"
        else:
            kind, path = "answer", f"faq/{category}/question-{slug}"
        yield Entry(number, kind, path, category, _title(kind, number), code_for(FIRST_SERIAL + number))


def _title(kind: str, number: int) -> str:
    rng = Random(f"title {number}")
    text = f"{words(rng, 3)} «{name(number)}»"
    return {"answer": f"Как {text}?", "letter": f"Письмо: {text}"}.get(kind, text.capitalize())


def _page(entry: Entry, entries: list[Entry], dialect: Dialect) -> str:
    rng = Random(entry.path)
    about = name(entry.number)
    texts = {
        "title": entry.title,
        "summary": f"{sentence(rng)[:130].rstrip(' .')}: «{about}».",
        "code": entry.code,
        "owner": "help-editors",
        "reviewed": "2026-11-20",
        "review_every": "180",
        "sources": rng.sample(_SOURCES, 2),
        "synonyms": [words(rng, 2) for _ in range(4)],
    }
    if entry.path in _TEMPLATES:
        texts["template"] = _TEMPLATES[entry.path]
    if entry.kind != "page":
        texts["channels"] = rng.sample(("account", "call", "chat", "letter"), 2)
    if entry.kind == "answer":
        texts["answer"] = f"{sentence(rng, about)} {sentence(rng)} Ответ: {dialect.fact(rng.choice(_FACTS))}."
        texts["request_types"] = rng.sample(("chat", "call", "letter"), 2)
        if entry.number % 97 == 0:
            texts["popular"] = str(entry.number // 97 + 1)
    elif entry.kind == "guide":
        texts |= {"category": entry.category, "result": sentence(rng, about)}
        texts["if_it_fails"] = f"{sentence(rng)[:-1]}: {dialect.contact(_CONTACTS[0])}."
    elif entry.kind == "letter":
        parts = list(_letter(rng, about))
        # A field for each blank.
        texts |= {"subject": about, "fields": [words(rng, 2) for part in parts if "____" in part]}
        texts["attachments"] = [words(rng, 2), words(rng, 3)]
        return dialect.page(texts, "\n\n".join(parts))
    return dialect.page(texts, "\n\n".join(_body(rng, entry, entries, dialect)))


def _letter(rng: Random, about: str) -> Iterator[str]:
    yield "Здравствуйте!"
    size = 0
    while size < _BODY_BYTES:
        text = f"{paragraph(rng, about)} {sentence(rng)[:-1]}: ____."
        size += len(text.encode())
        yield text


def _body(rng: Random, entry: Entry, entries: list[Entry], dialect: Dialect) -> Iterator[str]:
    """Steps with links and references, then sections until the page has its size."""
    about = name(entry.number)

    def link() -> str:
        return dialect.link(words(rng, 2), rng.choice(entries), entry)

    yield "## Что сделать"
    steps = [f"{sentence(rng, about)[:-1]}: {link()}." for _ in range(3)]
    steps += [sentence(rng, about) for _ in range(3)]
    steps.append(f"{sentence(rng)[:-1]}: {dialect.site(words(rng, 2), rng.choice(_SITES))}.")
    steps.append(f"{sentence(rng)[:-1]}: {dialect.contact(rng.choice(_CONTACTS))}.")
    yield "\n".join(f"{at}. {text}" for at, text in enumerate(steps, 1))
    yield f"{sentence(rng)} Итого: {dialect.fact(rng.choice(_FACTS))} ({dialect.source(rng.choice(_SOURCES))})."
    if entry.number % 2 == 0:
        yield f"## {words(rng, 3).capitalize()}"
        yield dialect.contact(rng.choice(_CONTACTS))
    size = 1500
    while size < _BODY_BYTES:
        heading = words(rng, 3).capitalize()
        parts = [paragraph(rng, about), paragraph(rng), "\n".join(f"- {sentence(rng)}" for _ in range(3))]
        parts.append(f"{sentence(rng)[:-1]}: {link()}, {dialect.code(rng.choice(entries), entry)}.")
        size += sum(len(part.encode()) for part in parts)
        yield from (f"## {heading}", *parts)
