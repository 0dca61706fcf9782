"""The source rules: each is one module with `check(project)`, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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
    editorial,
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
    steps,
    summary,
    taxonomy,
    theme_file,
    translation,
    typed_fact,
    unknown_markup,
    video,
)

Rule = Callable[[Project], Iterable[Finding]]

# What the hook for contacts runs, and what the hook for all else.
CONTACT_RULES: dict[str, Rule] = {
    "settings": settings.check,
    "registry": records.check,
    "links": links.check,
    "reference": reference.check,
    "contacts": contacts.check,
}
CONTENT_RULES: dict[str, Rule] = {
    "taxonomy": taxonomy.check,
    "catalogue": editorial.check,
    "summary": summary.check,
    "steps": steps.check,
    "page-code": page_code.check,
    "page-overdue": page_overdue.check,
    "broken-link": broken_link.check,
    "alt-text": alt_text.check,
    "raw-html": raw_html.check,
    "unknown-markup": unknown_markup.check,
    "moved-from": moved_from.check,
    "drawing": drawing.check,
    "drawn-text": drawn_text.check,
    "picture": picture.check,
    "video": video.check,
    "letter": letter.check,
    "chooser": chooser.check,
    "translation": translation.check,
    "typed-fact": typed_fact.check,
    "plain-language": plain_language.check,
    "absolute-promise": absolute_promise.check,
    "theme-file": theme_file.check,
}
RULES = CONTACT_RULES | CONTENT_RULES


def check_sources(project: Project, rules: Mapping[str, Rule] = RULES) -> list[Finding]:
    """What `rules` find in the sources, in the order of the files.

    Where a file could not be loaded, or the clock is wrong, only that is said: everything that names what the
    file holds, or has a date, would be found at fault too.
    """
    findings = set(project.load_findings)
    if errors(findings):
        return sorted(findings)
    findings.update(clock.check(project))
    if errors(findings):
        return sorted(findings)
    for check in rules.values():
        findings.update(check(project))
    return sorted(findings)
