"""Short addresses: q/<code>.html leads to the page with this code, q/<code>.svg is the address as a QR code.

What an operator says over the phone or prints on a leaflet; the code is what readers type into the search, too.
"""

from __future__ import annotations

import io
from urllib.parse import urljoin

from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.serving.lead_on import lead_on

FOLDER = "q/"
# Trying all eight masks takes most of the time; each can be read, and these addresses differ in five digits only.
_MASK = 2
_BORDER = 4  # modules of quiet zone around the code (ISO/IEC 18004)


def short_url(page: Page) -> str | None:
    """The short address of a page, relative to the root of the site; its translations share it."""
    return f"{FOLDER}{page.meta.code}.html" if page.meta.code else None


def qr_url(page: Page) -> str | None:
    """Where the QR code of the short address is."""
    return f"{FOLDER}{page.meta.code}.svg" if page.meta.code else None


def short_addresses(project: Project) -> dict[str, str]:
    """The pages and pictures by their URL."""
    files: dict[str, str] = {}
    for page in project.readers_pages(project.settings.main_language):
        url, picture = short_url(page), qr_url(page)
        if url and picture:
            files[url] = _page(project, page, url)
            files[picture] = _qr(urljoin(project.settings.site_url, url))
    return files


def _page(project: Project, page: Page, url: str) -> str:
    """A page that leads on by itself where browsers may, and by a link where they may not; it runs no script."""
    found = project.variants(page)
    heading = f"{project.components.strings[page.lang]['code_page']} {page.meta.code}"
    variants = [found[lang] for lang in project.settings.options.languages if lang in found]
    return lead_on(project, url, heading, page, variants)


def _qr(address: str) -> str:
    import segno  # of the generator: rules and views need the addresses alone

    picture = io.BytesIO()
    segno.make_qr(address, error="m", mask=_MASK).save(
        picture,
        kind="svg",
        border=_BORDER,
        light="#fff",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return picture.getvalue().decode()
