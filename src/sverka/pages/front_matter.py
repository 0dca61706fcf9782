"""Front matter: the YAML block at the head of a page, one schema for each type of page."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from sverka.core.findings import Refused
from sverka.core.messages import Message
from sverka.core.schema import Days, IsoDate, Record, matching
from sverka.core.source import SourceFile
from sverka.core.yamlfile import Document, load_yaml

MAX_SUMMARY = 160  # characters: what a search result and a phone show without cutting

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write it out")
    return text


Duration = Annotated[str, matching(r"[0-9]{1,2}:[0-5][0-9]", 'minutes and seconds: "1:05"')]
FileName = Annotated[
    str,
    matching(
        r"[a-z0-9-]+(?:\.[a-z0-9]+)+", "the name of a file beside the page, for example check-contact.mp4"
    ),
]
Digest = Annotated[str, matching(r"[0-9a-f]{10}", "ten signs that sverka check names: 0-9 and a-f")]
OldAddress = Annotated[
    str,
    matching(r"(?:[\w-]+/)*[\w-]+\.html", "the address that the page had on the site: faq/pay/old-name.html"),
]
Place = Annotated[str, matching(r"[0-9]*[1-9][0-9]*", 'a place among the most asked: "1", "2" …')]
TemplateName = Annotated[str, matching(r"[a-z0-9-]+", "the name of a template, for example home")]
Text = Annotated[str, AfterValidator(_filled)]


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
    review_every: Days
    sources: list[str] = []
    synonyms: list[Text] = []
    acts: list[Text] = []
    moved_from: list[OldAddress] = []
    template: TemplateName | None = None
    translated_from: Digest | None = None


class Answer(PlainPage):
    """A question and its answer: the short answer first, then steps or a link."""

    answer: Text
    channels: list[str]
    request_types: list[str] = []
    audience: str | None = None
    regions: list[str] = []
    popular: Place | None = None


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
    duration: Duration | None = None
    missing: Text | None = None


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
                    Message("{missing} is missing", missing=missing),
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
