"""How one page is written for us and for plain Material: links, names of records, front matter."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sverka.registry import load_registry


@dataclass(frozen=True)
class Entry:
    """A page by its address on the site, without the suffix."""

    number: int
    kind: str
    path: str
    category: str
    title: str
    code: str


class Dialect(Protocol):
    """Writes pages below `root`."""

    root: Path

    def source_path(self, entry: Entry) -> str:
        """Where the source of the page lies below `root`."""

    def link(self, text: str, target: Entry, page: Entry) -> str:
        """A link from `page` to another."""

    def contact(self, name: str) -> str:
        """A contact on record."""

    def site(self, text: str, name: str) -> str:
        """A link to a domain on record."""

    def fact(self, name: str) -> str:
        """The value of a fact."""

    def source(self, name: str) -> str:
        """A citation."""

    def code(self, target: Entry, page: Entry) -> str:
        """A link that shows the code of another page."""

    def page(self, texts: dict[str, Any], body: str) -> str:
        """The whole source of a page."""


class ProjectDialect:
    """Our own format: records are named, everything else stands in the front matter."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @staticmethod
    def path_of(entry: Entry) -> str:
        """docs/ holds the pages without a type."""
        return f"{'docs' if entry.kind == 'page' else 'content'}/{entry.path}.md"

    def source_path(self, entry: Entry) -> str:
        return self.path_of(entry)

    def link(self, text: str, target: Entry, page: Entry) -> str:
        return _link(text, self.path_of(target), self.path_of(page))

    def contact(self, name: str) -> str:
        return f"{{{{ contact:{name} }}}}"

    def site(self, text: str, name: str) -> str:
        return f"[{text}](contact:{name})"

    def fact(self, name: str) -> str:
        return f"{{{{ fact:{name} }}}}"

    def source(self, name: str) -> str:
        return f"{{{{ source:{name} }}}}"

    def code(self, target: Entry, page: Entry) -> str:
        return f"{{{{ code:{target.code} }}}}"

    def page(self, texts: dict[str, Any], body: str) -> str:
        return _front_matter(texts) + body + "\n"


class MaterialDialect:
    """What Material understands: a title, a description, and in the body the text of every record."""

    def __init__(self, root: Path, records: Path) -> None:
        self.root = root
        self._registry, _ = load_registry(records, records)

    def source_path(self, entry: Entry) -> str:
        return f"docs/{entry.path}.md"

    def link(self, text: str, target: Entry, page: Entry) -> str:
        return _link(text, self.source_path(target), self.source_path(page))

    def contact(self, name: str) -> str:
        contact = self._registry.contacts[name]
        return f"[{contact.shown_as('ru')}](tel:{contact.value})"

    def site(self, text: str, name: str) -> str:
        return f"[{text}](https://{self._registry.contacts[name].value}/)"

    def fact(self, name: str) -> str:
        return (self._registry.facts[name].value or {"ru": "не подтверждено"})["ru"]

    def source(self, name: str) -> str:
        return self._registry.sources[name].publisher

    def code(self, target: Entry, page: Entry) -> str:
        return self.link(target.code, target, page)

    def page(self, texts: dict[str, Any], body: str) -> str:
        above = [texts[key] for key in ("answer", "result") if key in texts]
        below = [texts[key] for key in ("if_it_fails",) if key in texts]
        front_matter = _front_matter({"title": texts["title"], "description": texts["summary"]})
        return front_matter + "\n\n".join([*above, body, *below]) + "\n"


def _link(text: str, target: str, page: str) -> str:
    return f"[{text}]({posixpath.relpath(target, posixpath.dirname(page))})"


def _front_matter(texts: dict[str, Any]) -> str:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items())
    return "\n".join(["---", *lines, "---", "", ""])
