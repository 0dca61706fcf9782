"""What mkdocs.yml names is there: its own host, main sections, the page for signing in, who takes feedback."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sverka.contacts.allowed import is_example_name
from sverka.contacts.record import host_record, own_hosts
from sverka.contacts.words import LANGUAGES
from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.language.quantities import CHECKED_LANGUAGES
from sverka.markdown.references import WITHDRAWN
from sverka.project.project import Project
from sverka.registry import PUBLISHED, standing

_SOURCES = ("docs", "content", "overrides", "hooks", "scripts", ".git")
# The pages that the templates of all others lead to, and the template of each.
_LED_TO = {
    "docs/index.md": "home",
    "docs/search.md": "search",
    "docs/contacts.md": "contacts",
    "docs/evidence.md": "evidence",
}


def check(project: Project) -> Iterator[Finding]:
    """Pages that every page leads to; names of pages in `nav` and `sign_in` that lead to no page; feedback to a host
    that is not on record.
    """
    yield from _folder(project)
    yield from _address(project)
    yield from _feedback(project)
    yield from _languages(project)
    yield from _pages(project)
    settings = project.settings
    fix = "name the file of a page: sections of nav below docs/, sign_in from the root of the project"
    if settings.options.sign_in not in project.by_path:
        message = Message("there is no page {sign_in!r}", sign_in=settings.options.sign_in)
        yield settings.block.finding(("sign_in",), "settings", message, fix)
    nav = settings.nav
    for path in settings.sections:
        if path not in project.by_path:
            name = path.removeprefix("docs/")
            where = next((place for place in nav.offsets if _at(nav.data, place) == name), ())
            yield nav.finding(where, "settings", Message("there is no page {path!r}", path=path), fix)


def _pages(project: Project) -> Iterator[Finding]:
    for path, template in _LED_TO.items():
        if path not in project.by_path and path not in project.settings.sections:
            message = Message("there is no page {path!r}, and every page leads to it", path=path)
            fix = Message('write it, with template: "{template}" in its front matter', template=template)
            yield project.settings.source.finding(0, "settings", message, fix)


def _languages(project: Project) -> Iterator[Finding]:
    """A language in which typed facts and number words are not looked for is said, never silently unchecked."""
    checked = [name for name in CHECKED_LANGUAGES if name in LANGUAGES]
    for name in project.settings.options.languages:
        if name not in checked:
            message = Message(
                "in the language {name!r} typed facts and numbers in words are not looked for", name=name
            )
            fix = Message(
                "read its pages for them yourself; the languages that are checked: {checked}",
                checked=", ".join(checked),
            )
            yield project.settings.block.finding(("languages", name), "language-unchecked", message, fix)


def _folder(project: Project) -> Iterator[Finding]:
    """The site takes the place of the whole folder: no source may lie in it, and it may lie among none."""
    settings, root = project.settings, project.root.resolve()
    site = (root / settings.site_dir).resolve()
    inside = any(site.is_relative_to(root / name) for name in _SOURCES)
    if inside or root.is_relative_to(site):
        message = Message(
            "the site would be put into {site_dir}, where sources lie", site_dir=settings.site_dir
        )
        fix = 'let site_dir name a folder of its own, such as "site"'
        yield settings.folder.finding((), "settings", message, fix)


def _address(project: Project) -> Iterator[Finding]:
    """The host of the site itself is a contact like any other: it is printed on every page."""
    settings = project.settings
    host = urlsplit(settings.site_url).hostname or ""
    if is_example_name(host):
        return
    record = host_record(host, project.registry)
    status = standing(record, project.policy) if record else ""
    if status in PUBLISHED:
        return
    if record and status in WITHDRAWN:
        message = Message(
            "site_url leads to {host!r}, which is {status} ({ref})", host=host, status=status, ref=record.ref
        )
        fix = "publish at another address on record, or bring this record back into force"
        yield settings.address.finding((), "withdrawn-contact", message, fix)
    else:
        message = (
            Message("site_url leads to {host!r}, which is only {status} on record", host=host, status=status)
            if status
            else Message("site_url leads to {host!r}, which is not on record", host=host)
        )
        fix = "put the host on record with its evidence (kind: domain), or write a reserved name: https://help.example/"
        yield settings.address.finding((), "settings", message, fix)


def _feedback(project: Project) -> Iterator[Finding]:
    settings, feedback = project.settings, project.settings.options.feedback
    host = urlsplit(feedback.endpoint).hostname if feedback else None
    if host is None or host in own_hosts(settings.site_url, project.registry):
        return
    record = host_record(host, project.registry)
    if record is None or standing(record, project.policy) not in PUBLISHED:
        message = Message("feedback would be sent to {host!r}, which is not on record", host=host)
        fix = "use a host of site_url, or put this one on record with its evidence first"
        yield settings.block.finding(("feedback", "endpoint"), "settings", message, fix)


def _at(data: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        data = data[step]  # type: ignore[index]
    return data
