"""The checks of the sources: each is one module with `check(project)`, listed here and nowhere else.

What a rule weighs and says to people is its record in `core/rulebook/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sverka.core.findings import Finding, errors
from sverka.project.project import Project
from sverka.rules import (
    absolute_promise,
    alt_text,
    broken_link,
    chooser,
    clock,
    contacts,
    drawing,
    drawn_text,
    duplicate_id,
    editorial,
    file_name,
    letter,
    links,
    moved_from,
    page_code,
    page_overdue,
    picture,
    plain_language,
    raw_html,
    records,
    reference,
    settings,
    slow_page,
    steps,
    summary,
    taxonomy,
    theme_file,
    translation,
    typed_fact,
    unknown_markup,
    video,
)

Check = Callable[[Project], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    settings.check,
    records.check,
    links.check,
    slow_page.check,
    reference.check,
    contacts.check,
    taxonomy.check,
    editorial.check,
    summary.check,
    steps.check,
    page_code.check,
    page_overdue.check,
    broken_link.check,
    alt_text.check,
    duplicate_id.check,
    raw_html.check,
    unknown_markup.check,
    moved_from.check,
    file_name.check,
    drawing.check,
    drawn_text.check,
    picture.check,
    video.check,
    letter.check,
    chooser.check,
    translation.check,
    typed_fact.check,
    plain_language.check,
    absolute_promise.check,
    theme_file.check,
)


def check_sources(project: Project) -> list[Finding]:
    """What is found in the sources, in the order of the files.

    Where a file could not be loaded, or the clock is wrong, only that is said: everything that names what the
    file holds, or has a date, would be found at fault too.
    """
    findings = set(project.load_findings)
    if errors(findings):
        return sorted(findings)
    findings.update(clock.check(project))
    if errors(findings):
        return sorted(findings)
    for check in CHECKS:
        findings.update(check(project))
    return sorted(findings)
