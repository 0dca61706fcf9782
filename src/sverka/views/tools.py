"""What the reader's tools are given: the chooser as a tree, channels, where letters go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sverka.model.chooser import Advice, Answer, Question
from sverka.model.contact_view import ContactView
from sverka.model.links import Link
from sverka.model.taxonomy import localised
from sverka.project.project import Project

_LETTERS = "letters"  # the purpose of an address that letters may be sent to


@dataclass(frozen=True)
class ChannelView:
    """A way to get in touch, as the log of requests offers it."""

    id: str
    title: str


@dataclass(frozen=True)
class AdviceView:
    """Where the answers of a reader lead."""

    title: str
    text: str
    page: Link
    channel: str | None
    level: Link | None
    also: Sequence[Link]


@dataclass(frozen=True)
class AnswerView:
    """An answer, with the advice that it ends in or the question that comes next."""

    text: str
    advice: AdviceView | None
    next: QuestionView | None


@dataclass(frozen=True)
class QuestionView:
    """A question of the chooser with its answers."""

    question: str
    answers: Sequence[AnswerView]


def channels(project: Project, lang: str) -> list[ChannelView]:
    """All ways to get in touch."""
    return [ChannelView(term.id, localised(term.title, lang)) for term in project.taxonomy.channels]


def letters_to(project: Project) -> ContactView | None:
    """The published e-mail address for letters, if one is on record."""
    for contact in project.registry.published(project.policy):
        if contact.kind == "email" and _LETTERS in contact.purpose:
            return ContactView(contact, project.registry, project.policy)
    return None


def chooser(project: Project, lang: str) -> QuestionView | None:
    """The first question of the chooser, with all that follows from it; every `url` from the root of the site."""
    first = next(iter(project.chooser.questions), None)
    return _question(project, first, lang) if first else None


def _question(project: Project, question: Question, lang: str) -> QuestionView:
    answers = [_answer(project, answer, lang) for answer in question.answers]
    return QuestionView(localised(question.text, lang), answers)


def _answer(project: Project, answer: Answer, lang: str) -> AnswerView:
    node, text = project.chooser.nodes[answer.next], _words(project, answer, lang)
    if isinstance(node, Advice):
        return AnswerView(text, _advice(project, node, lang), None)
    return AnswerView(text, None, _question(project, node, lang))


def _advice(project: Project, advice: Advice, lang: str) -> AdviceView:
    channel = project.taxonomy.term("channels", advice.channel or "")
    level = project.chooser.level_by_id.get(advice.level or "")
    return AdviceView(
        title=localised(advice.title, lang),
        text=localised(advice.text, lang),
        page=_link(project, advice.page, lang),
        channel=localised(channel.title, lang) if channel else None,
        level=Link(localised(level.title, lang), _link(project, level.page, lang).url) if level else None,
        also=[_link(project, path, lang) for path in advice.also],
    )


def _words(project: Project, answer: Answer, lang: str) -> str:
    situation = project.taxonomy.term("situations", answer.situation or "")
    return localised(answer.text or (situation.title if situation else {}), lang)


def _link(project: Project, path: str, lang: str) -> Link:
    page = project.by_path[path]
    target = project.variants(page).get(lang, page)
    return Link(target.meta.title, target.url)
