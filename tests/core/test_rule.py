"""The rulebook is whole: a record for every rule that the code can find, and none for a rule that it cannot."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields

import pytest

from sverka.core.rule import (
    BY_VERDICT,
    CONTACTS,
    CONTENT,
    ERROR,
    GROUPS,
    LANGUAGES,
    WARNING,
    Rule,
    all_rules,
    rule,
)
from tests.help_centre import REPOSITORY

SOURCE = REPOSITORY / "src/sverka"
TREES = {file: ast.parse(file.read_text("utf-8")) for file in sorted(SOURCE.rglob("*.py"))}


def takers() -> dict[str, int]:
    """Who takes the slug of a rule, and as which argument; private functions with the file that they stand in."""
    found: dict[str, int] = {}
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            elif isinstance(node, ast.ClassDef):
                names = [ast.unparse(part.target) for part in node.body if isinstance(part, ast.AnnAssign)]
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and "rule" in names:
                name = f"{file}:{node.name}" if node.name.startswith("_") else node.name
                assert found.setdefault(name, names.index("rule")) == names.index("rule"), name
    return found


def slugs() -> Iterator[tuple[str, str]]:
    """(slug, place) of every text that is handed on as the slug of a rule."""
    places = takers()
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
                place = places.get(f"{file}:{name}", places.get(name))
                given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
                if place is not None:
                    assert not any(isinstance(one, ast.Starred) for one in node.args[: place + 1]), (
                        ast.unparse(node)
                    )
                    given += node.args[place : place + 1]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"rule", "_RULE"}:
                given.append(node.value)
            for value in given:
                values = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                for one in values:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value, f"{file.relative_to(SOURCE)}:{one.lineno}"


def test_every_rule_that_can_be_found_has_a_record_and_every_record_a_rule() -> None:
    found = dict(slugs())
    book = {one.slug for one in all_rules()}
    assert {slug: place for slug, place in found.items() if slug not in book} == {}
    assert book - found.keys() == set()


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: one.slug)
def test_a_record_says_all_in_every_language(one: Rule) -> None:
    assert one.group in GROUPS and one.share in {CONTACTS, CONTENT}
    assert one.severity in {ERROR, WARNING, BY_VERDICT}
    assert all(rule(name).slug != one.slug for name in one.see)
    for field in fields(one):
        texts = getattr(one, field.name)
        if isinstance(texts, dict) and (texts or field.name != "more"):
            assert tuple(texts) == LANGUAGES and all(texts.values()), field.name
    assert all(len(text) <= 160 and "\n" not in text for text in one.summary.values())
    assert one.example("bad", "en") != one.example("good", "en")
