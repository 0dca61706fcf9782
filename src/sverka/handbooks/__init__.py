"""The handbooks of the package: a folder of pages for each language, and the rulebook, which is made of records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, get_args

from sverka.core.rule import LANGUAGES
from sverka.core.source import SourceFile, by_name
from sverka.handbooks import rulebook

Book = Literal["editing", "security", "rules"]
BOOKS: tuple[Book, ...] = get_args(Book)

_HERE = Path(__file__).parent
_OTHER_BOOK = re.compile(
    r"^- \[[^][\n]+\]\(\.\./([a-z]+)/[^()]*\).*\n|\[([^][]+)\]\(\.\./([a-z]+)/[^()]*\)", re.M
)


def names(books: Collection[str]) -> Iterator[str]:
    """What the pages of `books` are called: `editing/index`."""
    for book in BOOKS:
        if book in books:
            folder = sorted((_HERE / LANGUAGES[0] / book).glob("*.md"), key=by_name)
            pages = rulebook.names() if book == "rules" else [file.stem for file in folder]
            yield from (f"{book}/{page}" for page in pages)


def source(name: str, lang: str, path: str, books: Collection[str]) -> SourceFile:
    """The page `name`, to lie at `path` of a site that publishes `books`: in `lang`, or else in English."""
    book, _, page = name.partition("/")
    lang = lang if lang in LANGUAGES else "en"
    if book == "rules":
        return SourceFile(path, rulebook.page_text(page, lang))
    file = _HERE / lang / f"{name}.md"
    text = _without_links_to_other_books(file.read_text("utf-8"), books)
    return SourceFile(path, text, shown=f"sverka/handbooks/{lang}/{name}.md")


def languages_of(site: list[str]) -> list[str]:
    """The languages in which a site has these pages: its main one, and of the others those of the books."""
    return [site[0], *(lang for lang in site[1:] if lang in LANGUAGES)]


def _without_links_to_other_books(text: str, published: Collection[str]) -> str:
    """Take out the links to books that a site does not publish, and the entries of lists that begin with one."""

    def mended(link: re.Match[str]) -> str:
        book = link[1] or link[3]
        return link[0] if book in published or book not in BOOKS else link[2] or ""

    return _OTHER_BOOK.sub(mended, text)
