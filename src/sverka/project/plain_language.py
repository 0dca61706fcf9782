"""How plainly pages speak: the length of their sentences, and words that only offices use.

Twenty words a sentence is the limit that gov.uk and the Russian guides to plain writing share in spirit: beyond it,
readers lose the beginning before they reach the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from razdel import sentenize
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sverka.core.tables import Table, table
from sverka.pages.page import Page
from sverka.project.project import Project

MAX_WORDS = 20
_BLOCKS = "p, li, dd, dt, td, th, h2, h3, h4, figcaption"
_WORD = re.compile(r"[^\W_]+(?:[-'’.@/:][^\W_]+)*")
_OFFICE = {
    "ru": re.compile(
        r"\b(?:осуществ[ил]\w+|в\s+случае\s+(?:если|\w+ния)|данн(?:ый|ого|ому|ая|ую)\b|явля(?:ется|ются|ясь)"
        r"|посредством|"
        r"в\s+целях|надлежащ\w+|выше(?:указанн|изложенн|названн)\w+|ниже(?:следующ|указанн)\w+|вышеупомянут\w+|"
        r"производ(?:ится|ятся)|обеспечива(?:ется|ются)|в\s+соответствии\s+с|при\s+(?:наличии|отсутствии)|в\s+рамках|"
        r"ознаком(?:ьтесь|иться)|воспольз(?:уйтесь|оваться)|в\s+установленн\w+\s+порядке|на\s+предмет|"
        r"в\s+связи\s+с(?:\s+чем|\s+тем)?|за\s+исключением|имеет\s+место|не\s+представляется\s+возможным|"
        r"в\s+обязательном\s+порядке|предоставлени[еяюи]|необходимо\b|имеется|имеются|"
        r"по\s+факту|согласно\s+(?:стать|пункт)\w+|долж(?:ен|н\w+)\s+быть\s+\w+(?:[её]н|ан|[ыя]т)[аоы]?\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:in\s+accordance\s+with|pursuant\s+to|prior\s+to|in\s+order\s+to|in\s+the\s+event\s+(?:of|that)|"
        r"utili[sz]e\w*|commence\w*|aforementioned|hereby|therein|facilitate\w*|shall\b)",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page that readers see; `line` is where it begins in the source, as far as it can be found."""

    path: str
    line: int
    words: int
    text: str


def sentences(project: Project, page: Page) -> Iterator[Sentence]:
    """The sentences of a page in reading order, those of the front matter first."""
    rendered = project.rendered[page.url]
    texts = [page.meta.summary]
    for html in (*rendered.fields.values(), rendered.html):
        texts += _blocks(html)
    at = 0
    for text in texts:
        for piece in sentenize(text):
            if words := _WORD.findall(piece.text):
                at = _place(page, words[:4], at)
                line = page.source.position(at)[0]
                yield Sentence(page.source.path, line, len(words), piece.text)


def office_words(text: str, lang: str) -> Iterator[re.Match[str]]:
    """The listed words of office language in `text`."""
    pattern = _OFFICE.get(lang)
    return pattern.finditer(text) if pattern else iter(())


@dataclass(frozen=True)
class PlainLanguage:
    """The report on one language: how many sentences are short enough, and which are not."""

    lang: str
    pages: int
    sentences: int
    long: tuple[Sentence, ...]

    @property
    def share(self) -> float:
        """The share of sentences of up to 20 words, from 0 to 1."""
        return 1 - len(self.long) / self.sentences if self.sentences else 1.0


def plain_language(project: Project, lang: str) -> PlainLanguage:
    """The report on the readers' pages in `lang`."""
    pages = project.readers_pages(lang)
    found = [sentence for page in pages for sentence in sentences(project, page)]
    long = sorted(
        (one for one in found if one.words > MAX_WORDS), key=lambda one: (-one.words, one.path, one.line)
    )
    return PlainLanguage(lang, len(pages), len(found), tuple(long))


def as_json(reports: Iterable[PlainLanguage]) -> str:
    """`{"languages": [{lang, pages, sentences, share, long: […]}]}`"""
    content = [{**asdict(report), "share": round(report.share, 4)} for report in reports]
    return json.dumps({"max_words": MAX_WORDS, "languages": content}, ensure_ascii=False, indent=2)


def as_table(report: PlainLanguage, lang: str) -> Table:
    """The sentences that are too long, the longest first."""
    rows = table(lang, "Words", "Place", "Sentence")
    for one in report.long:
        rows.add_row(str(one.words), f"{one.path}:{one.line}", one.text)
    return rows


def _blocks(html: str) -> Iterator[str]:
    if not html:
        return
    tree = LexborHTMLParser(html)
    blocks = tree.css(_BLOCKS)
    if not blocks:
        yield _plain(tree.body) if tree.body else ""
    for block in blocks:
        if block.css_first("p, ul, ol, dl") is None or block.tag in {"p", "dt"}:
            yield _plain(block)
        else:
            yield " ".join(
                node.text().strip() for node in block.iter(include_text=True) if node.tag not in _LISTS
            )


_LISTS = {"ul", "ol", "dl", "p"}


def _plain(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _place(page: Page, words: list[str], last: int) -> int:
    """Where the words that begin a sentence stand, if possible below the last; fewer of them where mark-up divides."""
    for count in range(len(words), 0, -1):
        between = r"[\W_]+".join(map(re.escape, words[:count]))
        pattern = re.compile(rf"\b{between}\b")
        if match := pattern.search(page.source.text, last + 1) or pattern.search(page.source.text):
            return match.start()
    return page.body_start
