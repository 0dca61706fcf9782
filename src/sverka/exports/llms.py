"""`llms.txt` for language models: what the site is, how to cite a contact, every page for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from sverka.core.urls import in_language
from sverka.exports.contact_export import CONTACTS_URL, SCHEMA_URL
from sverka.exports.stamp import Stamp
from sverka.model.taxonomy import localised
from sverka.pages.listings import FOLDERS
from sverka.pages.page import Page
from sverka.project.project import Project

_MARKS, _ESCAPED = re.compile(r"([\\\[\]])"), r"\\\1"


def llms_files(project: Project, stamp: Stamp) -> dict[str, str]:
    """URL → text, one a language that has pages."""
    main = project.settings.main_language
    files = {}
    for lang in project.settings.options.languages:
        pages = [page for page in project.pages if page.lang == lang and not page.is_handbook]
        if pages:
            files[in_language("llms.txt", lang, main)] = "\n".join(_lines(project, stamp, lang, pages)) + "\n"
    return files


def _lines(project: Project, stamp: Stamp, lang: str, pages: list[Page]) -> Iterator[str]:
    """The form of llmstxt.org: a title, a quote, paragraphs, sections of links."""
    settings, texts = project.settings, project.components.strings[lang]
    said = f"{texts['as_of']} {stamp.as_of}, {texts['serial'].lower()} {stamp.serial}"
    yield from (f"# {settings.options.site_names.get(lang, settings.site_name)}", "")
    yield from (f"> {localised(settings.options.disclaimer, lang)} {said}.", "")
    yield from (texts["llms_cite"], "", f"## {texts['contacts_on_record']}", "")
    for url, about in ((CONTACTS_URL, "llms_record"), (SCHEMA_URL, "llms_schema")):
        yield f"- [{url}]({urljoin(settings.site_url, url)}): {texts[about]}"
    hand_written = [page for page in pages if page.kind == "page"]
    yield from _section(project, texts["sections"], hand_written)
    for kind in FOLDERS:
        for term in project.taxonomy.categories:
            below = [page for page in pages if page.kind == kind and page.category == term.id]
            yield from _section(project, f"{texts[f'list_{kind}']}: {localised(term.title, lang)}", below)


def _section(project: Project, title: str, pages: Iterable[Page]) -> Iterator[str]:
    root = project.settings.site_url
    entries = [
        f"- [{_MARKS.sub(_ESCAPED, page.meta.title)}]({urljoin(root, page.url)}): {page.meta.summary}"
        for page in pages
    ]
    if entries:
        yield from ("", f"## {title}", "", *entries)
