"""A translation names the text that it was made from, and is behind when that text changes."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.project.translations import is_stale, original


def check(project: Project) -> Iterator[Finding]:
    """Translations without an original or without its digest (errors), and those left behind (warnings)."""
    main = project.settings.main_language
    for page in project.pages:
        if page.lang == main:
            if page.meta.translated_from:
                message = "only a translation says what it was translated from"
                yield page.document.finding(("translated_from",), "translation", message, "take the line out")
            continue
        if page.kind == "listing":
            continue
        source = original(project, page)
        if source is None:
            message = Message(
                "there is no {main_path} that this page could translate", main_path=page.main_path
            )
            fix = "write that page first, or rename this one to match it"
            yield page.source.finding(0, "translation", message, fix)
        elif page.meta.translated_from is None:
            message = "the page does not say which text it translates"
            fix = Message(
                'add translated_from: "{digest}", the digest of {path} as it is now',
                digest=source.digest,
                path=source.source.path,
            )
            yield page.source.finding(0, "translation", message, fix)
        elif is_stale(project, page):
            message = Message("{path} has changed since it was translated", path=source.source.path)
            fix = Message(
                'bring the translation up to date, then write translated_from: "{digest}"',
                digest=source.digest,
            )
            yield page.document.finding(("translated_from",), "stale-translation", message, fix)
