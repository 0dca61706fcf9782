"""References in text: `{{ contact:portal/hotline }}`, `[text](contact:portal/site/help)` and their kin.

What a page may say about contacts, facts, sources, numbers and other pages it says by name; this module knows how a
name is written, whether it may stand there, and what is printed in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from rapidfuzz import process

from sverka.contacts.hosts import parsed
from sverka.contacts.picture_kinds import FILMS
from sverka.core.messages import Message
from sverka.core.urls import relative_url
from sverka.model.contact_view import ContactView
from sverka.model.editorial import EditorialRecords
from sverka.model.parameters import (
    BadExample,
    Citation,
    ContactCard,
    ContactLink,
    Fact,
    Figure,
    Term,
    Withdrawn,
    WithdrawnPicture,
)
from sverka.pages.page import Page
from sverka.registry import PUBLISHED, Contact, Policy, Registry, fact_standing, standing
from sverka.theme.parameters import Parameters
from sverka.theme.rendering import Components

KINDS = ("contact", "fact", "term", "source", "bad-example", "code", "number")
WITHDRAWN = {"suspended", "retired", "expired"}
FALSE = {"denied", "example"}

REFERENCE = re.compile(
    r"\{\{[ \t]*(?P<kind>contact|fact|term|source|bad-example|code|number):(?P<name>[a-z0-9/-]+)[ \t]*\}\}"
)
LINK_SCHEME = "contact:"
# Whatever looks like a reference but is none: a pair of braces with what stands behind it on this line and the
# next, a kind and a name outside of braces, or a pair of braces that closes nothing.
# The first character is looked for by itself, which is several times faster than the alternatives.
REMNANT = re.compile(
    r"[{}bcfnstBCFNST](?:(?<=\{)\{[^{}\n]*\n?[^{}\n]*\}{0,2}|(?<=\})\}"
    r"|(?i:(?<=b)ad-example|(?<=c)o(?:ntact|de)|(?<=f)act|(?<=n)umber|(?<=s)ource|(?<=t)erm)"
    r":(?=[a-z0-9])[a-z0-9/-]*[ \t]*\}{0,2})"
)


@dataclass(frozen=True)
class ReferenceFault:
    """Why a reference cannot stand; `rule` is `reference`, or a `withdrawn-…` rule that only warns."""

    rule: str
    message: str
    fix: str


@dataclass(frozen=True)
class References:
    """Resolves names against the records and the pages with a code."""

    registry: Registry
    policy: Policy
    components: Components
    pages_by_code: Mapping[str, Page]
    editorial: EditorialRecords
    main_language: str
    evidence_url: str
    glossary_urls: Mapping[str, str]  # by language
    left_out: Mapping[
        str, Sequence[Contact]
    ]  # media by source path, and for which contacts they are not published

    def fault(self, kind: str, name: str) -> ReferenceFault | None:
        """What is wrong with `{{ kind:name }}`, if anything."""
        if kind in {"contact", "bad-example"}:
            return self._contact_fault(kind, name)
        known: Mapping[str, object] = {
            "fact": self.registry.facts,
            "source": self.registry.sources,
            "code": self.pages_by_code,
            "term": self.editorial.terms,
            "number": self.registry.numbers,
        }[kind]
        if name not in known:
            return _unknown(kind, name, known)
        if kind == "fact" and self._fact_standing(name) not in {"confirmed", "unconfirmed"}:
            return ReferenceFault(
                "withdrawn-fact",
                Message(
                    "the fact {name!r} is {fact_standing} on {today}",
                    name=name,
                    fact_standing=self._fact_standing(name),
                    today=self.policy.today,
                ),
                "check the fact again in content/facts.yml, or take the sentence out",
            )
        return None

    def _contact_fault(self, kind: str, name: str) -> ReferenceFault | None:
        contact = self.registry.contacts.get(name)
        if contact is None:
            return _unknown(kind, name, self.registry.contacts)
        status = standing(contact, self.policy)
        if kind == "bad-example":
            if status in FALSE:
                return None
            return ReferenceFault(
                "reference",
                Message("{name!r} is {status}, not a known false value", name=name, status=status),
                Message(
                    "a bad example names a record of status denied or example; else write {{{{ "
                    "contact:{name} }}}}",
                    name=name,
                ),
            )
        if status in PUBLISHED:
            return None
        if status in WITHDRAWN:
            return ReferenceFault(
                "withdrawn-contact",
                Message(
                    "the contact {name!r} is {status}; the page prints a notice in its place",
                    name=name,
                    status=status,
                ),
                "name its successor, or take the sentence out",
            )
        return ReferenceFault(
            "reference",
            Message("the contact {name!r} is {status} and may not be published", name=name, status=status),
            "add evidence to its record until its status is reached, or write that it is not confirmed",
        )

    def html(self, kind: str, name: str, page: Page, *, alone: bool = False) -> str:
        """What is printed for a reference; `alone` in its paragraph a contact becomes a card."""
        if kind == "fact":
            fact = self.registry.facts[name]
            return self._render(
                page, Fact(fact, self._fact_standing(name) == "confirmed", self._evidence(page))
            )
        if kind == "source":
            return self._render(page, Citation(self.registry.sources[name], self._evidence(page)))
        if kind == "term":
            term = self.editorial.terms[name]
            return self._render(page, Term(term, self.main_language, self.glossary_url(page)))
        if kind == "code":
            target = self.pages_by_code[name]
            href = relative_url(target.url, page.url)
            return f'<a href="{escape(href)}" title="{escape(target.meta.title)}">{escape(name)}</a>'
        if kind == "number":
            printed = self.registry.numbers[name].printed(page.lang)
            return f'<span data-number="{escape(name)}">{escape(printed)}</span>'
        contact = self.view(self.registry.contacts[name])
        if kind == "bad-example":
            return self._render(page, BadExample(contact))
        if contact.standing in WITHDRAWN:
            return self._render(page, Withdrawn(contact, self.policy.today))
        return self._render(
            page, ContactCard(contact, self._evidence(page)) if alone else ContactLink(contact)
        )

    def figure(self, file: str, url: str, alt: str, caption: str, page: Page) -> str:
        """A picture with its caption and the day it was taken; `file` is its source path, `url` relative."""
        picture, size = self.editorial.pictures.get(file), self.editorial.size(file)
        return self._render(page, Figure(url, alt, caption, picture, size))

    def left_out_notice(self, file: str | None, page: Page) -> Markup | None:
        """What stands in the place of a picture or film that shows a contact which is no longer in force."""
        if file is None or not (contacts := self.left_out.get(file)):
            return None
        views, film = list(map(self.view, contacts)), file.endswith(tuple(FILMS))
        return self._render(page, WithdrawnPicture(views, film, self.policy.today))

    def language_note(self, of: str, lang: str) -> str:
        """“(in Russian)” in the language `lang`."""
        return f"({self.components.strings[lang][f'in_language_{of}']})"

    def other_site(self, href: str, lang: str) -> str:
        """“(library.example, another site)” behind a link to a place on record for reading, else an empty string."""
        try:
            url = parsed(href) if href.startswith("https://") else None
        except ValueError:
            return ""
        link = self.registry.link(url.hostname) if url and not url.username else None
        return f"({link.shown}, {self.components.strings[lang]['other_site']})" if link else ""

    def link(self, target: str) -> tuple[str, str] | None:
        """`contact:portal/site/help` → the contact's name and the URL; None where it has no web address."""
        organisation, _, rest = target.removeprefix(LINK_SCHEME).partition("/")
        contact_id, _, path = rest.partition("/")
        name = f"{organisation}/{contact_id}"
        contact = self.registry.contacts.get(name)
        if contact is None or contact.kind not in {"domain", "url", "account"}:
            return None
        return name, f"{self.view(contact).href}{path}"

    def view(self, contact: Contact) -> ContactView:
        """The contact as templates see it."""
        return ContactView(contact, self.registry, self.policy)

    def glossary_url(self, page: Page) -> str | None:
        """Where the glossary is, seen from `page`, in its language if it can be; None where the site has none."""
        url = self.glossary_urls.get(page.lang) or next(iter(self.glossary_urls.values()), None)
        return relative_url(url, page.url) if url else None

    def _fact_standing(self, name: str) -> str:
        return fact_standing(self.registry.facts[name], self.policy)

    def _evidence(self, page: Page) -> str:
        return relative_url(self.evidence_url, page.url)

    def _render(self, page: Page, given: Parameters) -> Markup:
        return self.components.render(given, lang=page.lang, page_url=page.url)


def _unknown(kind: str, name: str, known: Mapping[str, object]) -> ReferenceFault:
    near = process.extractOne(name, list(known), score_cutoff=60)
    if near:
        hint = Message("did you mean {{{{ {kind}:{near} }}}}?", kind=kind, near=near[0])
    elif known:
        names = sorted(known)
        hint = Message(
            "names on record: {names}{what}", names=", ".join(names[:8]), what=" …" if names[8:] else ""
        )
    else:
        hint = Message("none is on record yet: take it out, or put the {kind} on record first", kind=kind)
    return ReferenceFault(
        "reference", Message("there is no {kind} named {name!r}", kind=kind, name=name), hint
    )
