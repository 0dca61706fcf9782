"""What the template of one page is given: its own texts, its place among the others, its sources."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from sverka.exports.short_addresses import qr_url, short_url
from sverka.model.taxonomy import localised, still_works
from sverka.pages.kinds import TASKS
from sverka.pages.listings import FACETS, FOLDERS, facet_url, values
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.project.translations import is_stale
from sverka.views.site import card, popular_first

# A page must not grow with the site: its sidebar shows its own section, and of that no more than this.
_SIDE_ENTRIES = 12


class PageViews:
    """Makes the context `doc` of each page; indexes the site once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._sections: dict[tuple[str, str], list[Page]] = {}
        for page in project.pages:
            if page.kind != "listing" and posixpath.dirname(page.url):
                self._sections.setdefault((page.lang, posixpath.dirname(page.url)), []).append(page)
        for key, pages in self._sections.items():
            self._sections[key] = popular_first(pages)
        self._by_url = {page.url: page for page in project.pages}

    def view(self, page: Page) -> dict[str, Any]:
        """The context `doc` of `page`."""
        project, meta = self._project, page.meta
        rendered = project.rendered[page.url]
        role = project.taxonomy.term("roles", meta.owner)
        sources = [
            project.registry.sources[name] for name in meta.sources if name in project.registry.sources
        ]
        return {
            "kind": page.kind,
            "lang": page.lang,
            "title": meta.title,
            "summary": meta.summary,
            "code": meta.code,
            **self._short_address(page),
            "owner": localised(role.title, page.lang) if role else None,
            "reviewed": None if page.kind == "listing" else meta.reviewed,
            "review_due": None if page.kind == "listing" else page.review_due,
            "overdue": page.kind != "listing" and page.review_due < project.policy.today,
            "sources": sources,
            "client_only": any(source.tier == "client" for source in sources),
            "category": self._category(page),
            "breadcrumbs": self._breadcrumbs(page),
            "side_nav": self._side_nav(page),
            "translations": self._translations(page),
            "channels": [self._channel(name, page.lang) for name in page.channels],
            "groups": self._groups(page) if page.kind == "listing" else [],
            "letters": self._letters(page) if page.lists == "answer" and not page.facet[0] else [],
            "facets": self._facets(page) if page.lists == "answer" and not page.facet[0] else [],
            "situations": self._situations(page) if page.kind in TASKS else [],
            "acts": [project.catalogue.acts[name] for name in meta.acts if name in project.catalogue.acts],
            "stale_translation": is_stale(project, page),
            "video": self._video(page),
            "video_notice": project.references.left_out_notice(next(iter(page.video_files), None), page),
            "index": not page.is_handbook,
            "subject": page.letter.subject if page.letter else None,
            "fields": page.letter.fields if page.letter else [],
            "attachments": page.letter.attachments if page.letter else [],
            **{f"{name}_html": html for name, html in rendered.fields.items()},
        }

    def _short_address(self, page: Page) -> dict[str, Any]:
        url = short_url(page)
        if url is None or page.is_handbook:
            return {"short_url": None}
        address = urljoin(self._project.settings.site_url, url)
        return {"short_url": url, "short_address": address.partition("://")[2], "qr_url": qr_url(page)}

    def _category(self, page: Page) -> dict[str, Any] | None:
        term = self._project.taxonomy.term("categories", page.category)
        if term is None:
            return None
        url = f"{self._prefix(page.lang)}faq/{term.id}/index.html"
        return {"title": localised(term.title, page.lang), "url": url if url in self._by_url else None}

    def _prefix(self, lang: str) -> str:
        return "" if lang == self._project.settings.main_language else f"{lang}/"

    def _breadcrumbs(self, page: Page) -> list[dict[str, Any]]:
        home = f"{self._prefix(page.lang)}index.html"
        home = home if home in self._by_url else "index.html"
        if page.url == home:
            return []
        crumbs = [{"title": self._project.components.strings[page.lang]["home"], "url": home}]
        folder = posixpath.dirname(page.url)
        above = []
        while folder and folder != page.lang:
            index = self._by_url.get(f"{folder}/index.html")
            if index and index.url != page.url:
                above.append({"title": index.meta.title, "url": index.url})
            folder = posixpath.dirname(folder)
        return crumbs + above[::-1]

    def _side_nav(self, page: Page) -> dict[str, Any] | None:
        folder = posixpath.dirname(page.url)
        section = self._sections.get((page.lang, folder), [])
        index = self._by_url.get(f"{folder}/index.html")
        above = index or self._by_url.get(f"{posixpath.dirname(folder)}/index.html")
        entries = [entry for entry in section if entry is not index]
        if page.kind == "listing" or len(entries) < 2:
            return None
        shown = entries[:_SIDE_ENTRIES]
        if page not in shown and page is not index:
            shown = [*shown[:-1], page]
        return {
            "title": above.meta.title if above else self._project.components.strings[page.lang]["side_nav"],
            "url": above.url if above else None,
            "items": [{**card(entry), "active": entry is page} for entry in shown],
            "more_url": index.url if index and len(entries) > len(shown) else None,
        }

    def _translations(self, page: Page) -> list[dict[str, Any]]:
        """Every language of the site; one in which the page is missing leads to the first page in it."""
        variants = self._project.variants(page)
        found = []
        for lang, name in self._project.settings.options.languages.items():
            target = variants.get(lang) or self._by_url.get(f"{self._prefix(lang)}index.html")
            if target is not None and target.lang == lang:
                missing = lang not in variants
                current = lang == page.lang
                found.append(
                    {"lang": lang, "label": name, "url": target.url, "current": current, "missing": missing}
                )
        return found

    def _channel(self, name: str, lang: str) -> dict[str, Any]:
        term = self._project.taxonomy.term("channels", name)
        if term is None:
            return {"title": name, "url": None}
        page = self._project.by_path.get(term.page or "")
        target = self._project.variants(page).get(lang, page) if page else None
        return {"title": localised(term.title, lang), "url": target.url if target else None}

    def _situations(self, page: Page) -> list[dict[str, Any]]:
        """For each situation, which of the ways of this page are left, and the page about it."""
        project, found = self._project, []
        channels = [term for name in page.channels if (term := project.taxonomy.term("channels", name))]
        for situation in project.taxonomy.situations:
            about = project.by_path.get(situation.page or "")
            about = project.variants(about).get(page.lang, about) if about else None
            found.append(
                {
                    "title": localised(situation.title, page.lang),
                    "url": about.url if about else None,
                    "channels": [
                        localised(channel.title, page.lang)
                        for channel in channels
                        if still_works(channel, situation)
                    ],
                }
            )
        return found

    def _facets(self, listing: Page) -> list[dict[str, Any]]:
        """The other ways to sort the questions: groups of links."""
        texts = self._project.components.strings[listing.lang]
        groups = []
        for group in FACETS:
            links = [
                {"title": localised(term.title, listing.lang), "url": url}
                for term in getattr(self._project.taxonomy, group)
                if (url := f"{self._prefix(listing.lang)}{facet_url(group, term.id)}") in self._by_url
            ]
            if links:
                groups.append({"title": texts[f"by_{group}"], "links": links})
        return groups

    def _video(self, page: Page) -> dict[str, Any] | None:
        video = page.video
        if video is None or not video.file or not video.poster or not video.captions:
            return None
        project, folder = self._project, posixpath.dirname(page.source.path)
        if f"{folder}/{video.file}" in project.left_out:
            return None
        parts = {name: f"{folder}/{getattr(video, name)}" for name in ("file", "poster", "captions")}
        return {
            **{name: f"{project.media[path]}{project.version(path)}" for name, path in parts.items()},
            "duration": video.duration,
            "megabytes": (project.root / parts["file"]).stat().st_size / 1e6,
            "size": project.catalogue.size(parts["poster"]),
        }

    def _groups(self, listing: Page) -> list[dict[str, Any]]:
        pages = [
            page for page in self._project.pages if page.kind == listing.lists and page.lang == listing.lang
        ]
        group, term_id = listing.facet
        if group:
            return [self._group("", None, (page for page in pages if term_id in values(page, group)))]
        groups = []
        for term in self._project.taxonomy.categories:
            below = [page for page in pages if page.category == term.id]
            url = f"{self._prefix(listing.lang)}{FOLDERS[listing.lists]}/{term.id}/index.html"
            if below:
                title = localised(term.title, listing.lang)
                groups.append(self._group(title, url if url in self._by_url else None, below))
        return groups

    def _letters(self, listing: Page) -> list[dict[str, Any]]:
        """All questions by the first letter of their title, the way to find one without scripts."""
        letters: dict[str, list[Page]] = {}
        for page in self._project.pages:
            if page.kind == listing.lists and page.lang == listing.lang:
                first = next((sign for sign in page.meta.title if sign.isalnum()), "#")
                letters.setdefault(first.upper().replace("Ё", "Е"), []).append(page)
        return [
            {"letter": letter, "pages": sorted(map(card, pages), key=lambda entry: entry["title"].casefold())}
            for letter, pages in sorted(letters.items())
        ]

    @staticmethod
    def _group(title: str, url: str | None, pages: Iterable[Page]) -> dict[str, Any]:
        return {"title": title, "url": url, "pages": [card(page) for page in popular_first(list(pages))]}
