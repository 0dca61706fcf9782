"""What the reader's tools are given: the chooser as a tree, channels, where letters go."""

from __future__ import annotations

from typing import Any

from sverka.model.chooser import Advice, Answer, Question
from sverka.model.contact_view import ContactView
from sverka.model.taxonomy import localised
from sverka.project.project import Project

_LETTERS = "letters"  # the purpose of an address that letters may be sent to


def tools_view(project: Project, lang: str) -> dict[str, Any]:
    """The parts of the context `site` that only tools use; every `url` is relative to the root of the site."""
    taxonomy = project.taxonomy
    return {
        "channels": [{"id": term.id, "title": localised(term.title, lang)} for term in taxonomy.channels],
        "letters_to": _letters_to(project),
        "chooser": _question(project, project.chooser.questions[0], lang)
        if project.chooser.questions
        else None,
    }


def _letters_to(project: Project) -> ContactView | None:
    """The published e-mail address for letters, if one is on record."""
    for contact in project.registry.published(project.policy):
        if contact.kind == "email" and _LETTERS in contact.purpose:
            return ContactView(contact, project.registry, project.policy)
    return None


def _question(project: Project, question: Question, lang: str) -> dict[str, Any]:
    return {
        "question": localised(question.text, lang),
        "answers": [
            {"text": _words(project, answer, lang), **_node(project, answer.next, lang)}
            for answer in question.answers
        ],
    }


def _node(project: Project, name: str, lang: str) -> dict[str, Any]:
    node = project.chooser.nodes[name]
    if isinstance(node, Advice):
        return {"advice": _advice(project, node, lang), "next": None}
    return {"advice": None, "next": _question(project, node, lang)}


def _advice(project: Project, advice: Advice, lang: str) -> dict[str, Any]:
    channel = project.taxonomy.term("channels", advice.channel or "")
    level = project.chooser.level_by_id.get(advice.level or "")
    return {
        "title": localised(advice.title, lang),
        "text": localised(advice.text, lang),
        "page": _link(project, advice.page, lang),
        "channel": localised(channel.title, lang) if channel else None,
        "level": {**_link(project, level.page, lang), "title": localised(level.title, lang)}
        if level
        else None,
        "also": [_link(project, path, lang) for path in advice.also],
    }


def _words(project: Project, answer: Answer, lang: str) -> str:
    situation = project.taxonomy.term("situations", answer.situation or "")
    return localised(answer.text or (situation.title if situation else {}), lang)


def _link(project: Project, path: str, lang: str) -> dict[str, Any]:
    page = project.by_path[path]
    target = project.variants(page).get(lang, page)
    return {"title": target.meta.title, "url": target.url}
