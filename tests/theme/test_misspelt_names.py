"""Every name in every template, misspelt in turn: no page comes out with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import jinja2
import pytest
from jinja2 import nodes

from sverka.build.build import Build
from sverka.theme.environment import make_environment
from sverka.theme.layers import PACKAGE, Theme
from sverka.views.context import known_names
from sverka.views.template_names import Names
from tests.help_centre import HelpCentre
from tests.shares import one_in
from tests.theme.scenes import Scene, scenes

TEMPLATES = sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.html"))


@dataclass(frozen=True)
class Place:
    """A name in the tree of a template: the value of `key` of a node."""

    node: nodes.Node
    key: str

    @property
    def name(self) -> str:
        """The name as it stands there."""
        found: str = getattr(self.node, self.key)
        return found

    @contextmanager
    def misspelt(self) -> Iterator[None]:
        """The tree with a slip in this name."""
        right = self.name
        setattr(self.node, self.key, slip(right))
        yield
        setattr(self.node, self.key, right)


def slip(name: str) -> str:
    """The name with its last letter twice; of a file the one before the ending."""
    stem, point, ending = name.rpartition(".")
    return f"{stem}{stem[-1]}{point}{ending}" if stem else name + name[-1]


def places(tree: nodes.Template) -> Iterator[Place]:
    """Variables, attributes, keys, filters, tests, blocks and other templates, each where it is written."""
    for kind in (nodes.Name, nodes.Filter, nodes.Test, nodes.Macro):
        yield from (Place(node, "name") for node in tree.find_all(kind))
    yield from (Place(node, "attr") for node in tree.find_all(nodes.Getattr))
    yield from (Place(node, "target") for node in tree.find_all(nodes.Import))
    if tree.find(nodes.Extends):
        inner = [block for outer in tree.find_all(nodes.Block) for block in outer.find_all(nodes.Block)]
        for outer in tree.find_all(nodes.Block):
            if not any(outer is block for block in inner):
                yield Place(outer, "name")
    for word in _words(tree):
        yield Place(word, "value")


def _words(tree: nodes.Template) -> Iterator[nodes.Const]:
    """Texts in a template that are names: of templates, keys of the wording, files, attributes for a filter."""
    named: list[nodes.Node] = []
    kinds: tuple[Any, ...] = (nodes.Include, nodes.Import, nodes.Extends)
    for kind in kinds:
        named += [node.template for node in tree.find_all(kind)]
    named += [node.arg for node in tree.find_all(nodes.Getitem)]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "one_of":
            named.append(call.args[0])
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name == "asset" and filtered.node is not None:
            named.append(filtered.node)
        elif filtered.name in {"map", "rejectattr", "selectattr"}:
            named += [*filtered.args, *(word.value for word in filtered.kwargs)]
    for node in named:
        inside = [node] if isinstance(node, nodes.Const) else list(node.find_all(nodes.Const))
        yield from (word for word in inside if isinstance(word.value, str) and word.value.strip("_"))


class Theatre:
    """The scenes, and which templates each of them is made of."""

    def __init__(self, build: Build) -> None:
        self.components, self.page = build.project.components, known_names()
        self.environment: Any = self.components.environment  # its insides are taken apart and put back
        self.environment.optimized = False  # Jinja's optimizer changes the tree that it compiles
        self.scenes = list(scenes(build))
        self.used = [self._used(scene) for scene in self.scenes]
        self.trees = {name: self.tree(name) for name in TEMPLATES}

    def _used(self, scene: Scene) -> set[str]:
        used: set[str] = set()
        plain = self.environment.get_template

        def noting(name: str, *arguments: object, **keys: object) -> jinja2.Template:
            used.add(name)
            template: jinja2.Template = plain(name, *arguments, **keys)
            return template

        self.environment.get_template = noting
        try:
            scene.render(self.environment)
        finally:
            self.environment.get_template = plain
        return used

    def tree(self, name: str) -> nodes.Template:
        source, file, _ = self.environment.loader.get_source(self.environment, name)
        tree: nodes.Template = self.environment.parse(source, name, file)
        return tree

    def notices(self, name: str, tree: nodes.Template) -> bool:
        """Whether a build stops that has `tree` for the template `name`."""
        cache, key = self.environment.cache, next(key for key in self.environment.cache if key[1] == name)
        good = cache[key]
        try:
            code = self.environment.compile(tree, name, good.filename)
            cache[key] = jinja2.Template.from_code(self.environment, code, self.environment.globals)
            for scene, used in zip(self.scenes, self.used, strict=True):
                if name in used:
                    scene.render(self.environment)
        except Exception:
            return True
        finally:
            cache[key] = good
        return False

    def names(self, name: str, number: int) -> bool:
        """Whether the check of the names, which stops a build too, says so of the place with this number."""
        tree = self.tree(name)  # anew: the check changes it
        checked = Names(self.components, self.page)
        with list(places(tree))[number].misspelt():
            checked.__dict__["_parsed"] = {**self.trees, name: tree}
            return bool(checked.findings())


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Theatre:
    centre = HelpCentre(tmp_path_factory.mktemp("theatre"))
    centre.replace("docs/check.md", "owner:", "template: check\nowner:")  # for the files of the checker
    return Theatre(Build(centre.project()))


def test_the_templates_as_they_are_name_nothing_that_is_not_there(theatre: Theatre) -> None:
    assert Names(theatre.components, theatre.page).findings() == []
    assert {name for used in theatre.used for name in used if name.endswith(".html")} == {*TEMPLATES}


@pytest.mark.parametrize("name", one_in(3, TEMPLATES))
def test_no_name_can_be_misspelt(theatre: Theatre, name: str) -> None:
    missed, tree = [], theatre.tree(name)
    for number, place in enumerate(list(places(tree))):
        with place.misspelt():
            noticed = theatre.notices(name, tree)
        if not noticed and not theatre.names(name, number):
            missed.append(f"{name}:{place.node.lineno}: {place.name}")
    assert missed == []


def test_there_are_many_names() -> None:
    environment = make_environment(Theme(PACKAGE))
    found = [
        place.name
        for name in TEMPLATES
        for place in places(environment.parse((PACKAGE / name).read_text("utf-8")))
    ]
    assert len(found) > 1000 and len({*found}) > 100
