"""What every page of one language shows around its own text: sections, categories, the most asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sverka.exports.feed import feed_url
from sverka.model.contact_view import ContactView
from sverka.model.editorial import Change
from sverka.model.taxonomy import Term, localised
from sverka.pages.page import Page
from sverka.pages.popular import most_asked, popular_first
from sverka.project.project import EVIDENCE_PAGE, Project
from sverka.registry import PUBLISHED, fact_standing
from sverka.views.tools import tools_view

HOME_PAGE = "docs/index.md"
_MOST_ASKED = 8
_FOOTER = ("glossary", "acts", "changes", "offline", "download", "about")


def site_view(project: Project, lang: str) -> dict[str, Any]:
    """The context `site`; every `url` is relative to the root of the site."""
    pages = [page for page in project.pages if page.lang == lang]
    by_url = {page.url: page for page in pages}
    prefix = "" if lang == project.settings.main_language else f"{lang}/"

    def url_of(path: str) -> str:
        return by_url[f"{prefix}{path}"].url if f"{prefix}{path}" in by_url else path

    contacts = [
        ContactView(contact, project.registry, project.policy)
        for contact in project.registry.contacts.values()
    ]
    return {
        "name": project.settings.options.site_names.get(lang, project.settings.site_name),
        "lang": lang,
        # Where a machine wants a whole address, as in hreflang.
        "address": project.settings.site_url,
        "disclaimer": localised(project.settings.options.disclaimer, lang),
        "as_of": project.policy.today,
        "sections": [
            _link(page) for path in project.settings.sections if (page := _variant(project, path, lang))
        ],
        "sign_in": _link(_variant(project, project.settings.options.sign_in, lang)),
        "categories": _categories(project, pages, prefix, lang),
        "popular": [card(page) for page in most_asked(pages)[:_MOST_ASKED]],
        "request_types": [_request_type(project, term, lang) for term in project.taxonomy.request_types],
        "situations": _situations(project, lang),
        "guides": [card(page) for page in pages if page.kind == "guide"],
        "letters": [card(page) for page in pages if page.kind == "letter"],
        "videos": [card(page) for page in pages if page.kind == "video"],
        "main_language": project.settings.main_language,
        "homes": _homes(project, lang),
        "most_asked": [card(page) for page in most_asked(pages)],
        "terms": list(project.catalogue.terms.values()),
        "acts": _acts(project, pages),
        "changes": [
            {"date": change.date, "what": change.what, "pages": change_pages(project, change, lang)}
            for change in project.catalogue.changes
        ],
        "has_hours": _has_hours(project),
        "feed_url": feed_url(project, lang),
        "organisations": _organisations(contacts, lang),
        "withheld": [
            {"contact": contact, "reason": contact.reason, "standing": contact.standing}
            for contact in contacts
            if contact.standing not in PUBLISHED
        ],
        "sources": list(project.registry.sources.values()),
        "facts": list(project.registry.facts.values()),
        "home_url": url_of("index.html"),
        "search_url": url_of("search.html"),
        **tools_view(project, lang),
        "index_url": url_of("faq/index.html"),
        "contacts_url": url_of("contacts.html"),
        "guides_url": url_of("guides/index.html"),
        "letters_url": url_of("letters/index.html"),
        "popular_url": f"{prefix}popular.html" if f"{prefix}popular.html" in by_url else None,
        "check_url": f"{prefix}check.html" if f"{prefix}check.html" in by_url else None,
        "status_url": f"{prefix}status.html" if f"{prefix}status.html" in by_url else None,
        "download_url": f"{prefix}download.html" if f"{prefix}download.html" in by_url else None,
        "evidence_url": EVIDENCE_PAGE,
        "footer_links": [card(by_url[url]) for name in _FOOTER if (url := f"{prefix}{name}.html") in by_url],
    }


def card(page: Page) -> dict[str, Any]:
    """A page as an entry of a list."""
    return {
        "title": page.meta.title,
        "url": page.url,
        "summary": page.meta.summary,
        "code": page.meta.code,
        "category": page.category,
    }


def change_pages(project: Project, change: Change, lang: str) -> list[dict[str, Any]]:
    """The pages that a change was made to, in this language where there is a translation."""
    return [card(page) for path in change.pages if (page := _variant(project, path, lang))]


def _acts(project: Project, pages: Iterable[Page]) -> list[dict[str, Any]]:
    by_act: dict[str, list[Page]] = {}
    for page in pages:
        for name in page.meta.acts:
            by_act.setdefault(name, []).append(page)
    return [
        {
            "record": act,
            "source": project.registry.sources.get(act.source),
            "pages": [card(page) for page in by_act.get(act.id, [])],
        }
        for act in project.catalogue.acts.values()
    ]


def _homes(project: Project, lang: str) -> list[dict[str, Any]]:
    """The first page in each language, for pages that belong to none, such as the one for unknown addresses."""
    home = project.by_path.get(HOME_PAGE)
    variants = project.variants(home) if home else {}
    return [
        {"lang": code, "label": name, "url": variants[code].url, "current": code == lang, "missing": False}
        for code, name in project.settings.options.languages.items()
        if code in variants
    ]


def _link(page: Page | None) -> dict[str, Any] | None:
    return card(page) if page else None


def _variant(project: Project, path: str, lang: str) -> Page | None:
    page = project.by_path.get(path)
    return project.variants(page).get(lang, page) if page else None


def _categories(project: Project, pages: list[Page], prefix: str, lang: str) -> list[dict[str, Any]]:
    categories = []
    for term in project.taxonomy.categories:
        below = [page for page in pages if page.kind == "answer" and page.category == term.id]
        if below:
            categories.append(
                {
                    "id": term.id,
                    "title": localised(term.title, lang),
                    "summary": localised(term.summary, lang),
                    "url": f"{prefix}faq/{term.id}/index.html",
                    "count": len(below),
                    "pages": [card(page) for page in popular_first(below)[:_MOST_ASKED]],
                }
            )
    return categories


def _situations(project: Project, lang: str) -> list[dict[str, Any]]:
    """The situations that have a page of their own."""
    return [
        {
            "title": localised(term.title, lang),
            "summary": localised(term.summary, lang),
            "lacks": term.lacks,
            "url": page.url,
        }
        for term in project.taxonomy.situations
        if (page := _variant(project, term.page or "", lang))
    ]


def _request_type(project: Project, term: Term, lang: str) -> dict[str, Any]:
    page = _variant(project, term.page, lang) if term.page else None
    return {
        "id": term.id,
        "title": localised(term.title, lang),
        "summary": localised(term.summary, lang),
        "url": page.url if page else None,
        **_hours(project, term, lang),
    }


def _hours(project: Project, term: Term, lang: str) -> dict[str, Any]:
    """Hours in words, or as a week with the day on which they were looked up."""
    fact = project.registry.facts.get(term.hours or "")
    if fact is None or fact_standing(fact, project.policy) != "confirmed":
        return {"hours": None, "week": None}
    words = localised(fact.value, lang) if fact.value else None
    return {"hours": words, "week": fact.week, "hours_seen": fact.hours_seen}


def _has_hours(project: Project) -> bool:
    records = [*project.registry.contacts.values(), *project.registry.facts.values()]
    return any(record.hours for record in records)


def _organisations(contacts: list[ContactView], lang: str) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for contact in contacts:
        if contact.standing in PUBLISHED:
            name = localised(contact.organisation_name, lang)
            groups.setdefault(contact.record.organisation, {"name": name, "contacts": []})["contacts"].append(
                contact
            )
    return list(groups.values())
