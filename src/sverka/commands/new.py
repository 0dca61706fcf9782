"""`sverka new`: start a page with the front matter of its type and a code from the ledger."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from sverka.commands.printer import put
from sverka.commands.shared import site_folder
from sverka.commands.speech import language
from sverka.core.dates import today
from sverka.core.file_names import fault
from sverka.core.findings import Finding, Refused
from sverka.core.findings_text import as_text
from sverka.core.messages import Message, said
from sverka.core.schema import validate
from sverka.core.source import read_source
from sverka.core.yamlfile import load_yaml
from sverka.model.taxonomy import Taxonomy
from sverka.pages.codes import Ledger, next_code

_FOLDERS = {
    "answer": "content/faq",
    "guide": "content/guides",
    "letter": "content/letters",
    "video": "content/videos",
}
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {
    "answer": 'answer: ""\n',
    "guide": 'category: ""\nresult: ""\nif_it_fails: ""\n',
    "video": 'category: ""\nmissing: ""\n',
    "letter": 'subject: ""\nfields: []\n',
}
_FLAT = ("guide", "video")  # one folder for all categories
_LEDGER, _TAXONOMY = "content/codes.yml", "content/taxonomy.yml"


@click.command(epilog='Example: sverka new answer pay/refund "How do I get my money back?"')
@click.argument("kind", type=click.Choice(["answer", "guide", "letter", "video"]))
@click.argument("name")
@click.argument("title")
def new(kind: str, name: str, title: str) -> None:
    """Start a page of KIND at NAME (category/name, for a guide or a video just name) with a code of its own."""
    root = site_folder()
    try:
        page = new_page(root, kind, name, title, today())
        done = Message("Written: {page!s}. Next: fill it in, then sverka check.", page=page)
        put(said(done, language(root)))
    except Refused as refused:
        put(as_text(refused.findings, lang=language(root)), err=True)
        sys.exit(1)


def new_page(root: Path, kind: str, name: str, title: str, day: date) -> str:
    """Write the page and its line in the ledger; the path of the page. Raise Refused, and write nothing."""
    path = f"{_FOLDERS[kind]}/{name}.md"
    parts = name.split("/")
    if len(parts) != (1 if kind in _FLAT else 2) or not all(_NAME.fullmatch(part) for part in parts):
        shape = "name" if kind in _FLAT else "category/name"
        raise _refused(
            path,
            Message("{name!r} is not of the form {shape}", name=name, shape=shape),
            "use small Latin letters, digits and dashes",
        )
    if message := fault(path):
        raise _refused(path, message, "choose another name")
    file = root / path
    if file.exists():
        raise _refused(path, "the page exists already", "choose another name, or edit that page")
    taxonomy = validate(Taxonomy, load_yaml(read_source(root / _TAXONOMY, root)), "taxonomy")
    categories = taxonomy.ids("categories")
    if kind not in _FLAT and parts[0] not in categories:
        fix = Message(
            "use one of: {categories}; or add a category to {taxonomy}",
            categories=", ".join(categories),
            taxonomy=_TAXONOMY,
        )
        raise _refused(path, Message("there is no category {parts!r}", parts=parts[0]), fix)
    ledger_source = read_source(root / _LEDGER, root)
    code = next_code(validate(Ledger, load_yaml(ledger_source), "page-code"))
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'---\ntitle: "{quoted}"\nsummary: ""\ncode: "{code}"\nowner: {next(iter(taxonomy.ids("roles")), "")}\n'
        f'reviewed: "{day}"\nreview_every: "180"\nsources: []\n'
        f"{_KEYS[kind]}channels: [{', '.join(taxonomy.ids('channels')[:2])}]\n---\n1. \n",
        "utf-8",
        newline="\n",
    )
    line = f'- {{code: "{code}", page: "{path}"}}\n'
    text = re.sub(r"^codes:\s*\[\s*\]", "codes:", ledger_source.text.rstrip(), flags=re.MULTILINE)
    (root / _LEDGER).write_text(f"{text}\n{line}", "utf-8", newline="\n")
    return path


def _refused(path: str, message: str, fix: str) -> Refused:
    return Refused([Finding(path, 1, 1, "new", message, fix)])
