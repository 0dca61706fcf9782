"""What every page of one language shows around its own text: sections, categories, the most asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sverka.exports.feed import feed_url
from sverka.model.contact_view import ContactView
from sverka.model.editorial import Term
from sverka.model.links import Card, Link, NavLink, Variant
from sverka.model.taxonomy import localised
from sverka.pages.page import Page
from sverka.pages.popular import most_asked
from sverka.project.project import EVIDENCE_PAGE, Project
from sverka.registry import PUBLISHED
from sverka.registry.records import Fact, Source
from sverka.views import on_record, tools
from sverka.views.links import card, variant_of

HOME_PAGE = "docs/index.md"
_MOST_ASKED = 8
_FOOTER = ("glossary", "acts", "changes", "offline", "download", "about")


@dataclass(frozen=True)
class CategoryView:
    """A topic with the number of its answers."""

    title: str
    summary: str
    url: str
    count: int


@dataclass(frozen=True)
class SiteView:
    """The variable `site` of the templates; every `url` is relative to the root of the site.

    `address` is the whole address of the site, for machines; a URL of None belongs to a page that this site lacks.
    """

    name: str
    lang: str
    main_language: str
    address: str
    disclaimer: str
    as_of: date
    homes: Sequence[Variant]
    sections: Sequence[NavLink]
    sign_in: Link | None
    footer_links: Sequence[Card]
    categories: Sequence[CategoryView]
    popular: Sequence[Card]
    most_asked: Sequence[Card]
    guides: Sequence[Card]
    letters: Sequence[Card]
    request_types: Sequence[on_record.RequestTypeView]
    situations: Sequence[on_record.SituationView]
    channels: Sequence[tools.ChannelView]
    chooser: tools.QuestionView | None
    letters_to: ContactView | None
    organisations: Sequence[on_record.OrganisationView]
    withheld: Sequence[ContactView]
    sources: Sequence[Source]
    facts: Sequence[Fact]
    terms: Sequence[Term]
    acts: Sequence[on_record.ActView]
    changes: Sequence[on_record.ChangeView]
    has_hours: bool
    home_url: str
    search_url: str
    index_url: str
    contacts_url: str
    evidence_url: str
    guides_url: str
    letters_url: str
    popular_url: str | None
    check_url: str | None
    status_url: str | None
    download_url: str | None
    feed_url: str | None


def site_view(project: Project, lang: str) -> SiteView:
    """The view of the site in `lang`."""
    settings, options = project.settings, project.settings.options
    pages = [page for page in project.pages if page.lang == lang]
    by_url = {page.url: page for page in pages}
    prefix = "" if lang == settings.main_language else f"{lang}/"

    def url_of(path: str) -> str:
        return by_url[f"{prefix}{path}"].url if f"{prefix}{path}" in by_url else path

    def own_url(name: str) -> str | None:
        return f"{prefix}{name}.html" if f"{prefix}{name}.html" in by_url else None

    contacts = [
        ContactView(contact, project.registry, project.policy)
        for contact in project.registry.contacts.values()
    ]
    asked = [card(page) for page in most_asked(pages)]
    sign_in = variant_of(project, options.sign_in, lang)
    return SiteView(
        name=options.site_names.get(lang, settings.site_name),
        lang=lang,
        main_language=settings.main_language,
        address=settings.site_url,
        disclaimer=localised(options.disclaimer, lang),
        as_of=project.policy.today,
        homes=_homes(project, lang),
        sections=[
            NavLink(page.meta.title, page.url, active=False)
            for path in settings.sections
            if (page := variant_of(project, path, lang))
        ],
        sign_in=Link(sign_in.meta.title, sign_in.url) if sign_in else None,
        footer_links=[card(by_url[url]) for name in _FOOTER if (url := own_url(name))],
        categories=_categories(project, pages, prefix, lang),
        popular=asked[:_MOST_ASKED],
        most_asked=asked,
        guides=[card(page) for page in pages if page.kind == "guide"],
        letters=[card(page) for page in pages if page.kind == "letter"],
        request_types=on_record.request_types(project, lang),
        situations=on_record.situations(project, lang),
        channels=tools.channels(project, lang),
        chooser=tools.chooser(project, lang),
        letters_to=tools.letters_to(project),
        organisations=on_record.organisations(contacts, lang),
        withheld=[contact for contact in contacts if contact.standing not in PUBLISHED],
        sources=list(project.registry.sources.values()),
        facts=list(project.registry.facts.values()),
        terms=list(project.editorial.terms.values()),
        acts=on_record.acts(project, pages),
        changes=on_record.changes(project, lang),
        has_hours=on_record.has_hours(project),
        home_url=url_of("index.html"),
        search_url=url_of("search.html"),
        index_url=url_of("faq/index.html"),
        contacts_url=url_of("contacts.html"),
        evidence_url=EVIDENCE_PAGE,
        guides_url=url_of("guides/index.html"),
        letters_url=url_of("letters/index.html"),
        popular_url=own_url("popular"),
        check_url=own_url("check"),
        status_url=own_url("status"),
        download_url=own_url("download"),
        feed_url=feed_url(project, lang),
    )


def _homes(project: Project, lang: str) -> list[Variant]:
    """The first page in each language, for pages that belong to none, such as the one for unknown addresses."""
    home = project.by_path.get(HOME_PAGE)
    variants = project.variants(home) if home else {}
    return [
        Variant(code, name, variants[code].url, current=code == lang, missing=False)
        for code, name in project.settings.options.languages.items()
        if code in variants
    ]


def _categories(project: Project, pages: list[Page], prefix: str, lang: str) -> list[CategoryView]:
    """The topics that have answers."""
    categories = []
    for term in project.taxonomy.categories:
        count = sum(page.kind == "answer" and page.category == term.id for page in pages)
        if count:
            title, summary = localised(term.title, lang), localised(term.summary, lang)
            categories.append(CategoryView(title, summary, f"{prefix}faq/{term.id}/index.html", count))
    return categories
