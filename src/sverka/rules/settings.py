"""The pages that mkdocs.yml names, the main sections and the one for signing in, are there."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.findings import Finding
from sverka.project import Project
from sverka.yamlfile import load_yaml


def check(project: Project) -> Iterator[Finding]:
    """Names of pages in `nav` and `sign_in` that lead to no page."""
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


def _at(data: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        data = data[step]  # type: ignore[index]
    return data
