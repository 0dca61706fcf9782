"""Front matter: the YAML block at the head of a page, one schema for each type of page."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from sverka.findings import Refused
from sverka.schema import IsoDate, Record
from sverka.source import SourceFile
from sverka.yamlfile import Document, load_yaml

MAX_SUMMARY = 160  # characters: what a search result and a phone show without cutting

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write it out")
    return text


def _days(text: str) -> str:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 730):
        raise ValueError('must be a number of days from "1" to "730"')
    return text


def _duration(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,2}:[0-5][0-9]", text):
        raise ValueError('must be minutes and seconds: "1:05"')
    return text


def _file_name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9]+)+", text):
        raise ValueError("must be the name of a file beside the page, for example check-contact.mp4")
    return text


def _digest(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{10}", text):
        raise ValueError("must be ten signs that sverka check names: 0-9 and a-f")
    return text


def _old_address(text: str) -> str:
    if not re.fullmatch(r"(?:[\w-]+/)*[\w-]+\.html", text):
        raise ValueError("must be the address that the page had on the site: faq/pay/old-name.html")
    return text


def _order(text: str) -> str:
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise ValueError('must be a place among the most asked: "1", "2" …')
    return text


def _template(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", text):
        raise ValueError("must be the name of a template, for example home")
    return text


Text = Annotated[str, AfterValidator(_filled)]
FileName = Annotated[str, AfterValidator(_file_name)]


class PlainPage(Record):
    """Keys of every page; `reviewed` is a date, `review_every` a number of days, `acts` are ids.

    `translated_from`, in a translation, is the digest of the text that it was made from; `moved_from` are
    addresses that lead on to the page.
    """

    title: Text
    summary: Text
    code: str | None = None
    owner: Text
    reviewed: IsoDate
    review_every: Annotated[str, AfterValidator(_days)]
    sources: list[str] = []
    synonyms: list[Text] = []
    acts: list[Text] = []
    moved_from: list[Annotated[str, AfterValidator(_old_address)]] = []
    template: Annotated[str, AfterValidator(_template)] | None = None
    translated_from: Annotated[str, AfterValidator(_digest)] | None = None


class Answer(PlainPage):
    """A question and its answer: the short answer first, then steps or a link."""

    answer: Text
    channels: list[str]
    request_types: list[str] = []
    audience: str | None = None
    regions: list[str] = []
    popular: Annotated[str, AfterValidator(_order)] | None = None


class Guide(PlainPage):
    """An exact sequence of actions, its result, and what to do when a step fails."""

    category: str
    channels: list[str]
    result: Text
    if_it_fails: Text
    audience: str | None = None
    regions: list[str] = []


class Letter(PlainPage):
    """A template of a letter; the body is the letter with blanks."""

    subject: Text
    fields: list[Text]
    attachments: list[Text] = []
    channels: list[str]


class Video(PlainPage):
    """A lesson: a film beside the page with poster, captions and length; the body holds the transcript.

    A lesson that there is none of says in `missing` why, and its body what to read instead.
    """

    category: str
    channels: list[str]
    file: FileName | None = None
    poster: FileName | None = None
    captions: FileName | None = None
    duration: Annotated[str, AfterValidator(_duration)] | None = None
    missing: Text | None = None


MODELS: dict[str, type[PlainPage]] = {
    "page": PlainPage,
    "answer": Answer,
    "guide": Guide,
    "letter": Letter,
    "video": Video,
}


def split_front_matter(source: SourceFile) -> tuple[Document, int]:
    """The front matter of a page and the offset at which its body starts; raise Refused without one."""
    opening = _FENCE.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        missing = "the line --- that ends the front matter" if opening else "front matter"
        raise Refused(
            [
                source.finding(
                    0,
                    "front-matter",
                    f"{missing} is missing",
                    'begin the page with ---, then title: "…" and summary: "…", then --- again',
                )
            ]
        )
    document = load_yaml(source, opening.end(), closing.start())
    if not isinstance(document.data, dict):
        raise Refused(
            [
                source.finding(
                    opening.end(),
                    "front-matter",
                    "the front matter holds no keys",
                    'write title: "…" and summary: "…"',
                )
            ]
        )
    return document, closing.end()
