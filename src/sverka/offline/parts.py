"""What readers may keep of the site, in parts: what all need ahead, then one part a topic, the films, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sverka.carriers.contact_export import CONTACTS_URL
from sverka.carriers.download import TEMPLATE as DOWNLOAD
from sverka.pages.page import Page
from sverka.project import Project
from sverka.search.site_index import FOLDER as SEARCH
from sverka.source import walk
from sverka.taxonomy import localised
from sverka.views.site import most_asked

TEMPLATE = "offline"
CORE, FILM, REST, INDEX = "", "film", "rest", "search"
MOST_ASKED = 20
_ASSETS = "assets/"
_TWINS = {".br", ".gz"}
# Templates of pages that every reader needs, and the folder of those about ways to ask.
_NEEDED = {"home", "search", "contacts", "check", "evidence", "popular", TEMPLATE}
_HELP = "docs/help/"


def parts(project: Project, site: Path) -> dict[str, list[str]]:
    """Name of a part → URLs of its pages and files; what those pages load comes to it in kept_files.

    The index of each language is a part of its own: it is kept ahead where there is room.
    """
    found: dict[str, list[str]] = {CORE: [CONTACTS_URL, *_shell(site)]}
    for lang in _languages(project):
        found[f"{lang}-{INDEX}"] = _files(site, f"{SEARCH}{lang}/")
        pages = [page for page in project.pages if page.lang == lang and _is_kept(page)]
        # Of the other languages the pages that all need: the questions asked most are a matter of their topics.
        asked = {
            page.url for page in most_asked(pages)[:MOST_ASKED] if lang == project.settings.main_language
        }
        for page in pages:
            part = f"{lang}-topic-{page.category}" if page.category else f"{lang}-{REST}"
            name = CORE if page.url in asked or _is_needed(page) else part
            found.setdefault(name, []).append(page.url)
            found.setdefault(f"{lang}-{FILM}", []).extend(_film(page))
    return found


def titled_parts(project: Project, lang: str) -> list[dict[str, Any]]:
    """The parts as readers in `lang` choose them: name, title and, where the part has a first page, its URL."""
    texts = project.components.strings[lang]
    prefix = "" if lang == project.settings.main_language else f"{lang}/"
    urls = {page.url for page in project.pages}
    shown: list[dict[str, Any]] = [{"name": CORE, "title": texts["saved_core"]}]
    for term in project.taxonomy.categories:
        url = f"{prefix}faq/{term.id}/index.html"
        if url in urls:
            shown.append(
                {"name": f"{lang}-topic-{term.id}", "title": localised(term.title, lang), "url": url}
            )
    return shown + [
        {"name": f"{lang}-{name}", "title": texts[f"saved_{name}"]} for name in (REST, FILM, INDEX)
    ]


def fallbacks(project: Project) -> list[str]:
    """The pages that say what is kept, that of the deepest folder first."""
    found = [page.url for page in project.pages if page.template == TEMPLATE]
    return sorted(found, key=lambda url: (-url.count("/"), url))


def _languages(project: Project) -> list[str]:
    """The main language first."""
    return [lang for lang in project.settings.options.languages if any(p.lang == lang for p in project.pages)]


def _is_kept(page: Page) -> bool:
    """Handbooks are for a desk; the page about the archive is written anew when that is packed."""
    return not page.is_handbook and page.template != DOWNLOAD


def _is_needed(page: Page) -> bool:
    return page.template in _NEEDED or page.source.path.startswith(_HELP)


def _film(page: Page) -> Iterable[str]:
    video = page.video
    if video is None or not video.file or not video.captions:
        return []
    folder = page.url.rpartition("/")[0]
    return [f"{folder}/{name}" for name in (video.file, video.captions)]


def _shell(site: Path) -> list[str]:
    """Scripts, styles and icons of all pages, the checker and the engines of the search; not its indexes."""
    return [url for url in _files(site, _ASSETS) if not (url.startswith(SEARCH) and url.count("/") > 2)]


def _files(site: Path, folder: str) -> list[str]:
    """Files below a folder of the site; twins for servers and our own lists are none of it."""
    if not (site / folder).is_dir():  # of an older site; other rules tell of it
        return []
    found = (file.relative_to(site).as_posix() for file in walk(site / folder))
    return sorted(
        url for url in found if Path(url).suffix not in _TWINS and not url.startswith("assets/offline/")
    )
