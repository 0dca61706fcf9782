"""Every address of the site is a file that each system can hold, and that none takes for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sverka.core.file_names import Taken, fault
from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.yamlfile import Document, KeyPath
from sverka.exports.short_addresses import qr_url, short_url
from sverka.exports.vcard import vcard_url
from sverka.pages.page import Page
from sverka.project.project import Project

_PLAIN = (
    "use small Latin letters, digits and dashes, and another name than Windows has for a device: "
    "con, aux, nul, com1"
)
_RENAME = "rename one of the two, so that they differ in more than capitals"

# What the generator puts out beside what is named here; folders by a file in each.
_OURS = ("404.html", "assets/x", "deploy/x", "index.html", "sw.js")

At = Callable[[str, str], Finding]  # message and fix → the finding at the place that makes the name


def check(project: Project) -> Iterator[Finding]:
    """Names of pages, topics, media, cards, languages, the archive, old addresses, and files of the own theme."""
    taken = Taken()
    for name in _OURS:
        taken.take(name, "the generator")
    for url, owner, at in _names(project):
        if message := fault(url):
            yield at(message, _PLAIN)
        elif clash := taken.take(url, owner):
            yield at(
                Message(
                    "{url} is the same file as {other} of {owner} on Windows or macOS",
                    url=url,
                    other=clash[0],
                    owner=clash[1],
                ),
                _RENAME,
            )
    theme = project.components.theme
    for file in theme.own_files():
        if message := fault(file.relative_to(theme.own).as_posix()):
            yield _file(theme.shown(file))(message, _PLAIN)


def _names(project: Project) -> Iterator[tuple[str, str, At]]:
    """Each path of the site that somebody chose, whose it is and where it is chosen; old addresses last."""
    block = project.settings.block
    for lang in list(project.settings.options.languages)[1:]:
        yield f"{lang}/index.html", "mkdocs.yml", _document(block, ("languages", lang))
    yield project.settings.options.archive, "mkdocs.yml", _document(block, ("archive",))
    for page in project.pages:
        yield page.url, page.source.path, _page(project, page)
        for url in filter(None, (short_url(page), qr_url(page))):
            yield url, page.source.path, _page(project, page)
    for path, url in project.media.items():
        yield url, path, _file(path)
    for organisation in project.registry.organisations:
        path = f"content/contacts/{organisation}.yml"
        yield vcard_url(organisation), path, _file(path)
    for page in project.pages:
        for number, old in enumerate(page.meta.moved_from if page.kind != "listing" else ()):
            yield old, page.source.path, _document(page.document, ("moved_from", number))


def _document(document: Document, path: KeyPath) -> At:
    return lambda message, fix: document.finding(path, "file-name", message, fix)


def _file(path: str) -> At:
    return lambda message, fix: Finding(path, 1, 1, "file-name", message, fix)


def _page(project: Project, page: Page) -> At:
    """Where the name of a page is chosen: its file, or the term that it lists."""
    if page.kind != "listing":
        return _file(page.source.path)
    group, term = page.facet
    ids = project.taxonomy.ids(group) if group else []
    return _document(project.taxonomy_document, (group, ids.index(term), "id") if term in ids else ())
