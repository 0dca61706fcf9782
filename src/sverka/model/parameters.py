"""What each component is given: the one place where it is stated, for callers, templates and tests.

A component knows of the page around it `t`, `lang` and `page_url`, and beside them what its class here names. What is
a part of pages, `PagePart` or without a class, sees everything that a page has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sverka.model.contact_view import ContactView
from sverka.model.editorial import Picture
from sverka.model.editorial import Term as TermOnRecord
from sverka.model.links import Card, Translation
from sverka.registry.records import Fact as FactOnRecord
from sverka.registry.records import Source
from sverka.registry.week import Week
from sverka.theme.parameters import Parameters


@dataclass(frozen=True)
class ContactCard(Parameters):
    """A contact on record, alone in its paragraph; `evidence_url` is empty on the page of evidence itself."""

    component = "contact-card"
    contact: ContactView
    evidence_url: str


@dataclass(frozen=True)
class ContactLink(Parameters):
    """A contact on record inside a sentence."""

    component = "contact-link"
    contact: ContactView


@dataclass(frozen=True)
class BadExample(Parameters):
    """A known false value, shown as a warning."""

    component = "bad-example"
    contact: ContactView


@dataclass(frozen=True)
class Withdrawn(Parameters):
    """In the place of a contact that is no longer in force on the day of the build, `as_of`."""

    component = "withdrawn"
    contact: ContactView
    as_of: date


@dataclass(frozen=True)
class WithdrawnPicture(Parameters):
    """In the place of a film or a picture that shows such contacts."""

    component = "withdrawn-picture"
    contacts: Sequence[ContactView]
    film: bool
    as_of: date


@dataclass(frozen=True)
class EvidenceList(Parameters):
    """The evidence of one contact."""

    component = "evidence-list"
    contact: ContactView
    evidence_url: str


@dataclass(frozen=True)
class Fact(Parameters):
    """The value of a fact, or that there is none."""

    component = "fact"
    fact: FactOnRecord
    confirmed: bool
    evidence_url: str


@dataclass(frozen=True)
class Hours(Parameters):
    """Hours on record in words; `seen` is the day of the evidence."""

    component = "hours"
    week: Week
    seen: date | None


@dataclass(frozen=True)
class Citation(Parameters):
    """Short citation that leads to the list of sources."""

    component = "citation"
    source: Source
    evidence_url: str


@dataclass(frozen=True)
class Term(Parameters):
    """A term of the glossary in a sentence; `glossary_url` is None where the site has no page of them."""

    component = "term"
    term: TermOnRecord
    main_language: str
    glossary_url: str | None


@dataclass(frozen=True)
class Figure(Parameters):
    """A picture with its caption and its day; its record and its width and height, where they are known."""

    component = "figure"
    src: str
    alt: str
    caption: str
    picture: Picture | None
    size: tuple[int, int] | None


@dataclass(frozen=True)
class LeadOn(Parameters):
    """A page that only leads on, to `target` and its `variants` in other languages; `csp` is its policy."""

    component = "lead-on"
    heading: str
    target: Translation
    variants: Sequence[Translation]
    csp: str


@dataclass(frozen=True)
class ArchiveFacts:
    """The archive as the page about it shows it: sizes in bytes, `files` and `unpacked` of what is inside."""

    url: str
    size: int
    sha256: str
    files: int
    unpacked: int

    @property
    def checksum_url(self) -> str:
        """Where the file for `sha256sum --check` is."""
        return f"{self.url}.sha256"


@dataclass(frozen=True)
class Archive(Parameters):
    """The passage about the archive; inside of the archive itself its facts are not known."""

    component = "archive"
    address: str
    as_of: date
    serial: str
    archive: ArchiveFacts | None


@dataclass(frozen=True)
class PageList(Parameters):
    """Links to pages, each with its sentence and code."""

    component = "page-list"
    pages: Sequence[Card]


@dataclass(frozen=True)
class RequestIcon(Parameters):
    """The drawing of a way to get in touch, by the id of its request type."""

    component = "request-icon"
    id: str


@dataclass(frozen=True)
class ToolBar(Parameters):
    """What every private tool has: the name under which the browser remembers, and the buttons it shows."""

    component = "tool-bar"
    tool: str
    actions: Sequence[str]


@dataclass(frozen=True)
class PagePart(Parameters):
    """A part of pages that is given something beside the page."""


@dataclass(frozen=True)
class NextChannel(PagePart):
    """Foot of a page; a title of its own where the page is not what a reader would come back to."""

    component = "next-channel"
    next_title: str | None = None


@dataclass(frozen=True)
class Feedback(PagePart):
    """The question whether an answer helped; `script` is the address of the form behind it."""

    component = "feedback"
    script: str


COMPONENTS: dict[str, type[Parameters]] = {
    given.component: given
    for given in (
        Archive,
        BadExample,
        Citation,
        ContactCard,
        ContactLink,
        EvidenceList,
        Fact,
        Feedback,
        Figure,
        Hours,
        LeadOn,
        NextChannel,
        PageList,
        RequestIcon,
        Term,
        ToolBar,
        Withdrawn,
        WithdrawnPicture,
    )
}
