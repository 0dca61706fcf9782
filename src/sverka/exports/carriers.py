"""Makes what the pages are carried in: data for programs, the archive, compressed twins, the manifest."""

from __future__ import annotations

from pathlib import Path

from sverka.exports.archive import write_archive
from sverka.exports.contact_export import CONTACTS_URL, SCHEMA_URL, contacts_json, schema_json
from sverka.exports.download import show_archive
from sverka.exports.llms import llms_files
from sverka.exports.manifest import MANIFEST_URL, manifest_text, stamp_of, write_manifest
from sverka.exports.sitemap import SITEMAP_URL, sitemap
from sverka.exports.stamp import Stamp
from sverka.exports.vcard import vcard_url, vcards
from sverka.model.links import Link
from sverka.model.taxonomy import localised
from sverka.project.project import Project
from sverka.serving.compress import compress


def machine_files(project: Project, stamp: Stamp) -> dict[str, str]:
    """The data for programs by URL: made of the records and the pages, put out and checked with them."""
    return {
        SCHEMA_URL: schema_json(project),
        SITEMAP_URL: sitemap(project),
        **vcards(project, stamp),
        **_dated(project, stamp),
    }


def files_as_built(project: Project, site: Path) -> dict[str, str]:
    """Those files of the site in `site` that name their build, as they must be if it is the build they name."""
    stamp = stamp_of(site)
    if stamp is None:
        return {}
    return {**_dated(project, stamp), MANIFEST_URL: manifest_text(site, stamp)}


def _dated(project: Project, stamp: Stamp) -> dict[str, str]:
    return {CONTACTS_URL: contacts_json(project, stamp), **llms_files(project, stamp)}


def vcard_links(project: Project, stamp: Stamp, lang: str) -> list[Link]:
    """The contacts of each organisation for an address book."""
    cards = vcards(project, stamp)
    return [
        Link(localised(organisation.name, lang), vcard_url(organisation.id))
        for organisation in project.registry.organisations.values()
        if vcard_url(organisation.id) in cards
    ]


def make_carriers(project: Project, stamp: Stamp, site: Path) -> None:
    """Make of the checked site in the folder `site` all that is made of its files, in this order."""
    write_manifest(site, stamp)  # of the files in the archive
    archive = write_archive(site, project.settings.options.archive, stamp.as_of)
    show_archive(project, stamp, site, archive)
    compress(site, but=MANIFEST_URL)  # for servers alone: a copy has no use for twins
    write_manifest(site, stamp)  # of the site, with the archive
