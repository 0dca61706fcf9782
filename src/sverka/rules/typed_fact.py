"""Hours, deadlines, costs and names of sections are named from the record, never typed into a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.language.quantities import Statement, plain, same_subject, statements, stems, subject_of
from sverka.markdown.code import code_regions
from sverka.markdown.page_limits import HTML_FIELDS
from sverka.markdown.references import REFERENCE
from sverka.model.editorial import Term
from sverka.model.taxonomy import localised
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.registry import Fact
from sverka.rules.reference import key_at

_READ = ("title", "summary", "answer", "result", "if_it_fails", "subject", "missing")  # of the front matter
_QUOTED = r"(?P<name>[«\"“„]\s*{}\s*[»\"”“])"
_TARGET = r"(?:\]\((?P<target>[^)\s]+))?"


def check(project: Project) -> Iterator[Finding]:
    """Each typed statement (`typed-fact`), those that differ from another (`contradiction`), and typed names."""
    names = {lang: _names(project, lang) for lang in project.settings.options.languages}
    for lang in project.settings.options.languages:
        typed = [
            (page, statement)
            for page in project.readers_pages(lang)
            for start, text in _texts(page)
            for statement in _moved(statements(text, lang), start)
        ]
        yield from _statements(project, lang, typed)
        for page in project.readers_pages(lang):
            yield from _sections(project, page, names[lang])


def _statements(project: Project, lang: str, typed: list[tuple[Page, Statement]]) -> Iterator[Finding]:
    facts = project.registry.facts
    subjects = {
        kind: {
            name: stems(localised(fact.subject, lang), lang)
            for name, fact in facts.items()
            if fact.kind == kind
        }
        for kind in ("hours", "deadline", "cost")
    }
    earlier: list[tuple[Page, Statement]] = []
    for page, said in typed:
        known = subject_of(said, subjects[said.kind])
        fix = (
            Message("write {{{{ fact:{known} }}}}", known=known)
            if known
            else "put it on record in content/facts.yml and name it from there"
        )
        fix = _plain_text(page, said.start) or fix
        message = Message("{kind} typed by hand: {said!r}", kind=said.kind, said=said.said)
        yield page.source.finding(said.start, "typed-fact", message, fix)
        if known and (fault := _against_record(facts[known], said, lang)):
            yield page.source.finding(said.start, "contradiction", fault, fix)
        rival = next((pair for pair in earlier if _differ(pair, (page, said), subjects[said.kind])), None)
        if rival is not None:
            line, column = rival[0].source.position(rival[1].start)
            place = f"{rival[0].source.path}:{line}:{column}"
            message = Message(
                "{said!r} here, {rival_said!r} at {place}: two different {kind} of one thing",
                said=said.said,
                rival_said=rival[1].said,
                place=place,
                kind=said.kind,
            )
            yield page.source.finding(said.start, "contradiction", message, fix)
        earlier.append((page, said))


def _differ(
    one: tuple[Page, Statement], other: tuple[Page, Statement], subjects: dict[str, frozenset[str]]
) -> bool:
    """Whether two places say different things of one subject; what one sentence lists does not differ."""
    (page, said), (there, rival) = one, other
    if said.kind != rival.kind or said.plain == rival.plain:
        return False
    return (page is not there or said.sentence != rival.sentence) and same_subject(said, rival, subjects)


def _against_record(fact: Fact, said: Statement, lang: str) -> str:
    value = localised(fact.value, lang) if fact.value else ""
    if not value or f" {said.plain} " in f" {plain(value, lang)} ":
        return ""
    path, (line, _) = fact.source_file.path, fact.position
    return Message(
        "{said!r} here, {value!r} on record at {path}:{line}",
        said=said.said,
        value=value,
        path=path,
        line=line,
    )


def _sections(project: Project, page: Page, names: dict[str, tuple[Term, bool]]) -> Iterator[Finding]:
    if not names or page.meta.template == "glossary":
        return
    for start, text in _texts(page):
        for name, (term, is_other) in names.items():
            for match in re.finditer(_QUOTED.format(re.escape(name)) + _TARGET, text):
                if not is_other and term.page and _leads_to(project, page, match["target"], term.page):
                    continue
                what = "another name of a section" if is_other else "a name of a section typed by hand"
                message = Message("{name} is {what}", name=match["name"], what=what)
                line = f"{term.source_file.path}:{term.position[0]}"
                at = start + match.start()
                fix = _plain_text(page, at) or Message(
                    "write {{{{ term:{id} }}}}: its name stands at {line}", id=term.id, line=line
                )
                yield page.source.finding(at, "typed-fact", message, fix)


def _plain_text(page: Page, offset: int) -> str:
    """The mend where nothing is put in the place of a name; "" elsewhere."""
    key = key_at(page, offset)
    if not key or key in HTML_FIELDS:
        return ""
    return Message(
        "take it out of {key}, which is plain text, and name it from the record in the text of the page",
        key=key,
    )


def _leads_to(project: Project, page: Page, href: str | None, path: str) -> bool:
    """Whether a link is to the page of the site at this source path, or to a translation of it."""
    target = project.links.page(href, page) if href else None
    return target is not None and target.main_path == path


def _names(project: Project, lang: str) -> dict[str, tuple[Term, bool]]:
    """What labels are called, and what else: the term, and whether it is another name."""
    main = project.settings.main_language
    names: dict[str, tuple[Term, bool]] = {}
    for term in project.editorial.terms.values():
        for other in term.instead_of.get(lang, []):
            names.setdefault(other, (term, True))
    for term in project.editorial.terms.values():
        if term.is_label:
            for name in {localised(term.name, lang), localised(term.name, main)}:
                names[name] = (term, False)
    return names


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """What readers see of a page, with the offsets in its source; names and code are blanked out."""
    for key in _READ:
        if isinstance(getattr(page.meta, key, None), str):
            start = page.document.offset(key)
            below = (at for at in page.document.key_offsets.values() if at > start)
            text = page.source.text[start : min(below, default=page.body_start)].rstrip()
            if text.startswith(('"', "'")):  # of YAML, not of the text
                start, text = start + 1, text[1:-1]
            yield start, _without_names(text)
    body = page.body
    for start, end in code_regions(body):
        body = body[:start] + " " * (end - start) + body[end:]
    yield page.body_start, _without_names(body)


def _without_names(text: str) -> str:
    return REFERENCE.sub(lambda match: " " * len(match[0]), text)


def _moved(found: Iterator[Statement], start: int) -> Iterator[Statement]:
    for statement in found:
        yield replace(statement, start=statement.start + start, sentence=statement.sentence + start)
