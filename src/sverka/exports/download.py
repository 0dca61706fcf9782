"""The page about the archive, which is in the archive itself and so cannot hold its hash there.

The page is put out with one passage, the component `archive`, that says where the hash is found: so it goes into
the archive. When that is packed, the passage is rendered once more, now with size and hash, and takes the place
of the first in the page on the site. No other file differs between the archive and the site around it.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup

from sverka.core.findings import Finding, Refused
from sverka.exports.stamp import Stamp
from sverka.model.parameters import Archive, ArchiveFacts
from sverka.pages.page import Page
from sverka.project.project import Project

TEMPLATE = "download"


def archive_passage(
    project: Project, stamp: Stamp, page: Page, archive: ArchiveFacts | None = None
) -> Markup:
    """What `page` says about the archive: with the facts of `archive`, or where to find them."""
    address = urljoin(project.settings.site_url, page.url)
    given = Archive(address, stamp.as_of, stamp.serial, archive)
    return project.components.render(given, lang=page.lang, page_url=page.url)


def show_archive(project: Project, stamp: Stamp, site: Path, archive: ArchiveFacts) -> None:
    """Say on the page about it how large the archive is and what its hash is, and in a file for `sha256sum`."""
    for page in project.pages:
        if page.template != TEMPLATE:
            continue
        file = site / page.url
        text, passage = file.read_text("utf-8"), archive_passage(project, stamp, page)
        if text.count(passage) != 1:
            message = "the page about the archive does not hold the passage about it exactly once"
            fix = "print {{ archive_html }} once, as the theme does"
            theme = project.components.theme
            template = theme.shown(theme.file(f"{TEMPLATE}.html"))
            raise Refused([Finding(template, 1, 1, "theme", message, fix)])
        filled = text.replace(passage, archive_passage(project, stamp, page, archive))
        file.write_text(filled, "utf-8", newline="\n")
    (site / archive.checksum_url).write_text(f"{archive.sha256}  {archive.url}\n", "utf-8", newline="\n")
