"""`sitemap.xml` (sitemaps.org): the pages for readers, when each was last checked, and their translations.

A demonstration keeps search engines out of every page, so its map lists none.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from datetime import date
from urllib.parse import urljoin

from sverka.pages.page import Page
from sverka.project.project import Project

SITEMAP_URL = "sitemap.xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(project: Project) -> str:
    """The text of sitemap.xml."""
    root, options = project.settings.site_url, project.settings.options
    urlset = etree.Element("urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": _XHTML})
    pages = [] if options.authority == "demonstration" else project.pages
    for page in sorted((page for page in pages if not page.is_handbook), key=lambda page: page.url):
        entry = etree.SubElement(urlset, "url")
        etree.SubElement(entry, "loc").text = urljoin(root, page.url)
        etree.SubElement(entry, "lastmod").text = str(_changed(project, page))
        variants = project.variants(page)
        for lang, variant in variants.items() if len(variants) > 1 else ():
            link = {"rel": "alternate", "hreflang": lang, "href": urljoin(root, variant.url)}
            etree.SubElement(entry, "xhtml:link", link)
    etree.indent(urlset)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{etree.tostring(urlset, encoding='unicode')}\n"


def _changed(project: Project, page: Page) -> date:
    """The day a page was last checked; for a listing that of the newest page it may show."""
    if page.kind != "listing":
        return page.meta.reviewed
    return max(
        other.meta.reviewed for other in project.pages if other.kind == page.lists and other.lang == page.lang
    )
