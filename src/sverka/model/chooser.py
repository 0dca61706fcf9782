"""The chooser: a decision tree from what a reader needs to the channel and the page that serve it.

content/chooser.yml; may be missing. The first question is where everybody starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import SkipValidation

from sverka.core.findings import Finding, Refused
from sverka.core.schema import Record, Texts, validate
from sverka.core.source import SourceFile, read_source
from sverka.core.yamlfile import Document, load_yaml

PATH = "content/chooser.yml"
MOST_QUESTIONS = 4  # a reader who has to answer more gives up

R = TypeVar("R", bound=Record)


class Answer(Record):
    """An answer to a question: its own `text`, or the title of a `situation` of the taxonomy; `next` is an id."""

    text: Texts | None = None
    situation: str | None = None
    next: str


class Question(Record):
    """A question with the answers to choose from."""

    id: str
    text: Texts
    answers: list[Answer]


class Advice(Record):
    """Where the answers lead: a page, the channel of the taxonomy that it is about, the level of support."""

    id: str
    title: Texts
    text: Texts
    page: str
    channel: str | None = None
    level: str | None = None
    also: list[str] = []


class Level(Record):
    """A level of support, and the page that explains all of them."""

    id: str
    title: Texts
    page: str


class _File(Record):
    questions: list[SkipValidation[Question]]
    advice: list[SkipValidation[Advice]]
    levels: list[SkipValidation[Level]] = []


@dataclass(frozen=True)
class Way:
    """One way through the tree: the questions, the answers given, and where it ends."""

    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    end: Advice | None


@dataclass(frozen=True)
class Chooser:
    """The tree as it stands in its file."""

    questions: list[Question] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    document: Document = field(default_factory=lambda: Document(SourceFile("", "")))

    @property
    def groups(self) -> tuple[tuple[str, Sequence[Question | Advice]], ...]:
        """The lists of the file by their keys."""
        return ("questions", self.questions), ("advice", self.advice)

    @cached_property
    def nodes(self) -> dict[str, Question | Advice]:
        """Questions and advice by id."""
        return {node.id: node for _, nodes in self.groups for node in nodes}

    @cached_property
    def level_by_id(self) -> dict[str, Level]:
        """The levels of support by id."""
        return {level.id: level for level in self.levels}

    def paths(self) -> Iterator[Way]:
        """Every way from the first question; one that turns in a circle or grows too long ends without advice."""
        if self.questions:
            yield from self._from(self.questions[0], Way((), (), None))

    def _from(self, question: Question, before: Way) -> Iterator[Way]:
        questions = (*before.questions, question)
        for answer in question.answers:
            answers = (*before.answers, answer)
            node = self.nodes.get(answer.next)
            if isinstance(node, Question) and node not in questions and len(questions) <= MOST_QUESTIONS:
                yield from self._from(node, Way(questions, answers, None))
            else:
                yield Way(questions, answers, node if isinstance(node, Advice) else None)


def load_chooser(root: Path) -> tuple[Chooser, list[Finding]]:
    """The tree below `root`, and every finding about what could not be read."""
    file = root / PATH
    if not file.exists():
        return Chooser(), []
    findings: list[Finding] = []
    try:
        document = load_yaml(read_source(file, root))
        validate(_File, document, "chooser")
    except Refused as refused:
        return Chooser(), refused.findings
    questions = _items(document, "questions", Question, findings)
    advice = _items(document, "advice", Advice, findings)
    levels = _items(document, "levels", Level, findings)
    return Chooser(questions, advice, levels, document), findings


def _items(document: Document, key: str, model: type[R], findings: list[Finding]) -> list[R]:
    """Those items of a list of the file that are as they must be."""
    items = []
    for index in range(len(document.data.get(key) or [])):
        try:
            items.append(validate(model, document, "chooser", (key, index)))
        except Refused as refused:
            findings += refused.findings
    return items
