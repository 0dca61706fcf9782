"""What mkdocs.yml names is there: the main sections, the page for signing in, the host that takes feedback."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sverka.contacts.record import host_record
from sverka.findings import Finding
from sverka.project import Project
from sverka.registry import PUBLISHED, standing
from sverka.statements import CHECKED_LANGUAGES
from sverka.yamlfile import load_yaml


def check(project: Project) -> Iterator[Finding]:
    """Names of pages in `nav` and `sign_in` that lead to no page; feedback to a host that is not on record."""
    yield from _feedback(project)
    yield from _languages(project)
    settings = project.settings
    fix = "name the file of a page: sections of nav below docs/, sign_in from the root of the project"
    if settings.options.sign_in not in project.by_path:
        document = load_yaml(settings.source, below=("extra", "sverka"))
        message = f"there is no page {settings.options.sign_in!r}"
        yield document.finding(("sign_in",), "settings", message, fix)
    document = load_yaml(settings.source, below=("nav",))
    for path in settings.sections:
        if path not in project.by_path:
            name = path.removeprefix("docs/")
            where = next((place for place in document.offsets if _at(document.data, place) == name), ())
            yield document.finding(where, "settings", f"there is no page {path!r}", fix)


def _languages(project: Project) -> Iterator[Finding]:
    """A language in which typed facts and number words are not looked for is said, never silently unchecked."""
    document = load_yaml(project.settings.source, below=("extra", "sverka"))
    for name in project.settings.options.languages:
        if name not in CHECKED_LANGUAGES:
            message = f"in the language {name!r} typed facts and numbers in words are not looked for"
            fix = f"read its pages for them yourself; the languages that are checked: {', '.join(CHECKED_LANGUAGES)}"
            yield document.finding(("languages", name), "language-unchecked", message, fix)


def _feedback(project: Project) -> Iterator[Finding]:
    settings, feedback = project.settings, project.settings.options.feedback
    host = urlsplit(feedback.endpoint).hostname if feedback else None
    if host is None or host in settings.own_hosts:
        return
    record = host_record(host, project.registry)
    if record is None or standing(record, project.policy) not in PUBLISHED:
        document = load_yaml(settings.source, below=("extra", "sverka"))
        message = f"feedback would be sent to {host!r}, which is not on record"
        fix = "use a host of site_url, or put this one on record with its evidence first"
        yield document.finding(("feedback", "endpoint"), "settings", message, fix)


def _at(data: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        data = data[step]  # type: ignore[index]
    return data
