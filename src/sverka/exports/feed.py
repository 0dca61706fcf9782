"""The feed of changes (Atom, RFC 4287), one a language in which the page of changes exists."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from urllib.parse import urljoin

from sverka.model.taxonomy import localised
from sverka.project.project import Project

CHANGES_TEMPLATE = "changes"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed_url(project: Project, lang: str) -> str | None:
    """Where the feed in `lang` is, relative to the root of the site."""
    page = next(
        (page for page in project.pages if page.lang == lang and _is_changes(page.meta.template)), None
    )
    return page.url.replace(".html", ".xml") if page else None


def feed_files(project: Project) -> dict[str, str]:
    """The feeds by their URL."""
    languages = project.settings.options.languages
    return {url: _feed(project, lang, url) for lang in languages if (url := feed_url(project, lang))}


def _is_changes(template: str | None) -> bool:
    return template == CHANGES_TEMPLATE


def _feed(project: Project, lang: str, url: str) -> str:
    root, name = (
        project.settings.site_url,
        project.settings.options.site_names.get(lang, project.settings.site_name),
    )
    changes = project.editorial.changes
    newest = max((change.date for change in changes), default=project.policy.today)
    feed = etree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": lang})
    _add(feed, "title", name)
    _add(feed, "id", urljoin(root, url))
    etree.SubElement(feed, "link", {"rel": "self", "href": urljoin(root, url)})
    _add(feed, "updated", f"{newest}T00:00:00Z")
    author = etree.SubElement(feed, "author")
    _add(author, "name", name)
    page = urljoin(root, url.replace(".xml", ".html"))
    for number, change in enumerate(changes):
        entry = etree.SubElement(feed, "entry")
        _add(entry, "title", localised(change.what, lang))
        # Entries are added at the head of the file: counted from the end, each keeps its number.
        _add(entry, "id", f"{page}#change-{len(changes) - number}")
        etree.SubElement(entry, "link", {"href": page})
        _add(entry, "updated", f"{change.date}T00:00:00Z")
    etree.indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{etree.tostring(feed, encoding='unicode')}\n"


def _add(parent: etree.Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text
