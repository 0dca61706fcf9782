"""Start a page: the front matter of its type, filled in as far as it can be, and a code from the ledger."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.schema import validate
from sverka.core.source import read_source
from sverka.core.yamlfile import load_yaml
from sverka.pages.codes import Ledger, next_code

_FOLDERS = {
    "answer": "content/faq",
    "guide": "content/guides",
    "letter": "content/letters",
    "video": "content/videos",
}
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {
    "answer": 'answer: ""\nchannels: [account, call]\n',
    "guide": 'category: ""\nchannels: [account, call]\nresult: ""\nif_it_fails: ""\n',
    "video": 'category: ""\nchannels: [account, call]\nmissing: ""\n',
    "letter": 'subject: ""\nfields: []\nchannels: [account, letter]\n',
}
_FLAT = ("guide", "video")  # one folder for all categories
_LEDGER = "content/codes.yml"


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
    file = root / path
    if file.exists():
        raise _refused(path, "the page exists already", "choose another name, or edit that page")
    if kind not in _FLAT and not file.parent.parent.joinpath(parts[0]).is_dir():
        raise _refused(
            path, Message("there is no category {name!r}", name=parts[0]), "use a folder that is there"
        )
    ledger_source = read_source(root / _LEDGER, root)
    code = next_code(validate(Ledger, load_yaml(ledger_source), "page-code"))
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'---\ntitle: "{quoted}"\nsummary: ""\ncode: "{code}"\nowner: help-editors\n'
        f'reviewed: "{day}"\nreview_every: "180"\nsources: []\n{_KEYS[kind]}---\n1. \n',
        "utf-8",
    )
    line = f'- {{code: "{code}", page: "{path}"}}\n'
    text = re.sub(r"^codes:\s*\[\s*\]", "codes:", ledger_source.text.rstrip(), flags=re.MULTILINE)
    (root / _LEDGER).write_text(f"{text}\n{line}", "utf-8")
    return path


def _refused(path: str, message: str, fix: str) -> Refused:
    return Refused([Finding(path, 1, 1, "new", message, fix)])
