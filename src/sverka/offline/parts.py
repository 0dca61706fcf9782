"""What readers may keep of the site, in parts: what everybody needs, then one part a topic, the films, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sverka.core.source import walk
from sverka.core.urls import in_language
from sverka.exports.contact_export import CONTACTS_URL
from sverka.exports.download import TEMPLATE as DOWNLOAD
from sverka.model.links import TitledPart
from sverka.model.taxonomy import localised
from sverka.pages.listings import facet_url
from sverka.pages.page import Page
from sverka.pages.popular import most_asked
from sverka.project.project import Project
from sverka.search.site_index import FOLDER as SEARCH

TEMPLATE = "offline"
CORE, FILM, REST = "", "film", "rest"
# Kept ahead too, in this order, as far as there is room; a part that does not fit is the reader's to choose.
BASICS, INDEX, ASKED = "basics", "search", "asked"
AHEAD = (BASICS, INDEX, ASKED)
MOST_ASKED = 20
_ASSETS = "assets/"
_TWINS = {".br", ".gz"}
# What every reader needs: the pages that templates lead to, those about ways to ask, and the folder of the latter.
_NEEDED = {f"docs/{name}.md" for name in ("index", "search", "contacts", "check", "evidence", "popular")}
_HELP = "docs/help/"


def parts(project: Project, site: Path) -> dict[str, list[str]]:
    """Name of a part → URLs of its pages and files; what those pages load comes to it in kept_files."""
    main = project.settings.main_language
    found: dict[str, list[str]] = {CORE: [CONTACTS_URL, *_shell(site)]}
    for lang in _languages(project):
        pages = [page for page in project.pages if page.lang == lang and _is_kept(page)]
        asked = {page.url for page in most_asked(pages)[:MOST_ASKED]}
        basics = CORE if lang == main else f"{lang}-{BASICS}"
        found.setdefault(basics, []).extend(page.url for page in pages if _is_needed(project, page))
        found[f"{lang}-{INDEX}"] = _files(site, f"{SEARCH}{lang}/")
        found[f"{lang}-{ASKED}"] = [page.url for page in pages if page.url in asked]
        for page in pages:
            if not _is_needed(project, page) and page.url not in asked:
                name = f"topic-{page.category}" if page.category else REST
                found.setdefault(f"{lang}-{name}", []).append(page.url)
            found.setdefault(f"{lang}-{FILM}", []).extend(_film(project, page))
    return found


def titled_parts(project: Project, lang: str) -> list[TitledPart]:
    """The parts as readers in `lang` choose them."""
    texts = project.components.strings[lang]
    urls = {page.url for page in project.pages}
    shown = [TitledPart(CORE, texts["saved_core"])]
    for term in project.taxonomy.categories:
        url = in_language(facet_url("categories", term.id), lang, project.settings.main_language)
        if url in urls:
            shown.append(TitledPart(f"{lang}-topic-{term.id}", localised(term.title, lang), url))
    return shown + [TitledPart(f"{lang}-{name}", texts[f"saved_{name}"]) for name in (*AHEAD, REST, FILM)]


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


def _is_needed(project: Project, page: Page) -> bool:
    taxonomy = project.taxonomy
    ways = {term.page for term in (*taxonomy.request_types, *taxonomy.situations)}
    needed = page.main_path in _NEEDED | ways or page.main_path.startswith(_HELP)
    return needed or page.template == TEMPLATE


def _film(project: Project, page: Page) -> Iterable[str]:
    video = page.video
    if video is None or not video.file or not video.captions or project.left_out.keys() & page.video_files:
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
