"""The chooser leads every reader somewhere: no dead end, nothing out of reach, no channel that will not work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.yamlfile import KeyPath
from sverka.model.chooser import MOST_QUESTIONS, Chooser, Way
from sverka.model.taxonomy import still_works
from sverka.project.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Every name in content/chooser.yml, and every way through it."""
    chooser = project.chooser
    faults = [*_names(project, chooser), *_ids(chooser), *_answers(chooser)]
    yield from faults
    if faults or not chooser.questions:
        return
    ways = list(chooser.paths())
    yield from _reach(chooser, ways)
    for way in ways:
        yield from _way(project, chooser, way)


def _names(project: Project, chooser: Chooser) -> Iterator[Finding]:
    """Pages, channels, levels and situations that there are not."""
    levels, terms = list(chooser.level_by_id), project.taxonomy.ids
    page_fix = "name the file of a page, for example docs/help/chat.md"
    named: list[tuple[KeyPath, str | None, list[str], str]] = []
    for index, level in enumerate(chooser.levels):
        named.append((("levels", index, "page"), level.page, list(project.by_path), page_fix))
    for index, advice in enumerate(chooser.advice):
        where = ("advice", index)
        named.append(((*where, "page"), advice.page, list(project.by_path), page_fix))
        named += [
            ((*where, "also", at), page, list(project.by_path), page_fix)
            for at, page in enumerate(advice.also)
        ]
        named.append(((*where, "channel"), advice.channel, terms("channels"), _one_of(terms("channels"))))
        named.append(((*where, "level"), advice.level, levels, _one_of(levels)))
    for index, question in enumerate(chooser.questions):
        for at, answer in enumerate(question.answers):
            spot: KeyPath = ("questions", index, "answers", at, "situation")
            named.append((spot, answer.situation, terms("situations"), _one_of(terms("situations"))))
    for place, name, known, fix in named:
        if name is not None and name not in known:
            yield chooser.document.finding(
                place, "chooser", Message("there is no {what} {name!r}", what=_what(place), name=name), fix
            )


def _one_of(names: list[str]) -> str:
    return Message("use one of: {ids}", ids=", ".join(names)) if names else "take the key out"


def _what(place: KeyPath) -> str:
    name = str(place[-1] if isinstance(place[-1], str) else place[-2])
    return "page" if name == "also" else name


def _ids(chooser: Chooser) -> Iterator[Finding]:
    seen: set[str] = set()
    for group, nodes in chooser.groups:
        for index, node in enumerate(nodes):
            if node.id in seen:
                message, fix = (
                    Message("the id {id!r} stands twice", id=node.id),
                    "give one of the two another id",
                )
                yield chooser.document.finding((group, index, "id"), "duplicate-id", message, fix)
            seen.add(node.id)


def _answers(chooser: Chooser) -> Iterator[Finding]:
    """Questions with nothing to choose, answers without words or without a way on."""
    for index, question in enumerate(chooser.questions):
        where = ("questions", index, "answers")
        if len(question.answers) < 2:
            message: str = Message("the question {id!r} leaves nothing to choose", id=question.id)
            yield chooser.document.finding(where, "chooser", message, "give it two answers or more")
        for at, answer in enumerate(question.answers):
            if answer.text is None and answer.situation is None:
                message, fix = (
                    "an answer without words",
                    'write text: {en: "…"}, or name a situation of the taxonomy',
                )
                yield chooser.document.finding((*where, at), "chooser", message, fix)
            if answer.next not in chooser.nodes:
                message = Message(
                    "a dead end: there is neither a question nor advice {next!r}", next=answer.next
                )
                fix = Message("use one of: {nodes}", nodes=", ".join(chooser.nodes))
                yield chooser.document.finding((*where, at, "next"), "chooser", message, fix)


def _reach(chooser: Chooser, ways: list[Way]) -> Iterator[Finding]:
    """Questions and advice that no answer leads to."""
    reached = set(
        chain.from_iterable(
            (*(question.id for question in way.questions), way.end.id if way.end else "") for way in ways
        )
    )
    for group, nodes in chooser.groups:
        for index, node in enumerate(nodes):
            if node.id not in reached:
                message = Message("no answer leads to {id!r}", id=node.id)
                fix = Message("name it as the next of an answer, or take it out of {group}", group=group)
                yield chooser.document.finding((group, index, "id"), "chooser", message, fix)


def _way(project: Project, chooser: Chooser, way: Way) -> Iterator[Finding]:
    """One way: it is short, it ends, and where it ends works for those who took it."""
    place = _place(chooser, way)
    said = " → ".join(question.id for question in way.questions)
    if len(way.questions) > MOST_QUESTIONS:
        message = Message(
            "more than {most_questions} questions on one way: {said}",
            most_questions=MOST_QUESTIONS,
            said=said,
        )
        yield chooser.document.finding(
            place, "chooser", message, "let one of the answers lead to advice earlier"
        )
    elif way.end is None:
        message = Message(
            "the questions turn in a circle: {said} → {next}", said=said, next=way.answers[-1].next
        )
        yield chooser.document.finding(place, "chooser", message, "let this answer lead on or to advice")
    elif channel := project.taxonomy.term("channels", way.end.channel or ""):
        for name in filter(None, (answer.situation for answer in way.answers)):
            situation = project.taxonomy.term("situations", name)
            if situation and not still_works(channel, situation):
                message = Message(
                    "{id!r} advises {channel_id!r}, which does not work for {name!r}",
                    id=way.end.id,
                    channel_id=channel.id,
                    name=name,
                )
                fix = "lead these readers to advice with another channel"
                yield chooser.document.finding(place, "chooser", message, fix)


def _place(chooser: Chooser, way: Way) -> KeyPath:
    """Where the last answer of a way names what is next."""
    question = way.questions[-1]
    answer = question.answers.index(way.answers[-1])
    return ("questions", chooser.questions.index(question), "answers", answer, "next")
