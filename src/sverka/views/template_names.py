"""Whether every name in the templates is the name of something, in those parts too that no page of a site reaches.

Names of variables, texts, filters, tests, blocks, other templates, and of what the views `site` and `doc` have; what
these lead on to, Jinja finds when a page is rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cached_property

import jinja2
from jinja2 import meta, nodes

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import read_source
from sverka.model.parameters import COMPONENTS, PagePart
from sverka.theme.environment import template_finding
from sverka.theme.rendering import Components
from sverka.views.context import known_names

COMMON = ("t", "lang", "page_url", "asset_url")  # what every template is given


def name_faults(components: Components) -> list[Finding]:
    """An error for each name in the templates of a site that is the name of nothing.

    Those of the package name nothing that is not there (tests/theme/test_misspelt_names.py), so that a site without
    templates of its own is not asked.
    """
    own = any(file.suffix == ".html" for file in components.theme.own_files())
    return Names(components, known_names()).findings() if own else []


@dataclass(frozen=True)
class Names:
    """The templates of `components`, and what pages are given: variable → its attributes, where they are known."""

    components: Components
    page: Mapping[str, Collection[str] | None]

    def findings(self) -> list[Finding]:
        """An error for each name that is none."""
        broken = [found for found in self._parsed.values() if isinstance(found, Finding)]
        return sorted([*broken, *(fault for name in self._trees for fault in self._faults(name))])

    def _faults(self, name: str) -> Iterator[Finding]:
        yield from self._variables(name)
        yield from self._attributes(name)
        yield from self._tables(name)
        yield from self._blocks(name)

    def _variables(self, name: str) -> Iterator[Finding]:
        """Variables that nobody gives, and values put down under a name that nobody reads."""
        tree, known = self._trees[name], self._given(name)
        # What is set or imported at the head of a template is there in its blocks too.
        known |= {node.name for node in _bound(tree)} | {node.target for node in tree.find_all(nodes.Import)}
        names = list(tree.find_all(nodes.Name))
        for node in names:
            if node.name in self._free[name] and node.ctx == "load" and node.name not in known:
                yield self._fault(
                    name,
                    node,
                    Message("nobody gives the variable {name!r}", name=node.name),
                    node.name,
                    known,
                )
        read = {node.name for node in names if node.ctx == "load"} | self._asked(name) | self.page.keys()
        # What a template that is not there would read, nobody knows.
        whole = all(map(self.components.has, _included(tree)))
        for node in _bound(tree):
            if whole and node.name not in read:
                yield self._fault(
                    name, node, Message("nobody reads the variable {name!r}", name=node.name), node.name, read
                )

    def _attributes(self, name: str) -> Iterator[Finding]:
        """What the wording and the views do not have."""
        tree = self._trees[name]
        asked: list[tuple[nodes.Expr, nodes.Expr, str]] = [
            (node, node.node, node.attr) for node in tree.find_all(nodes.Getattr)
        ]
        asked += [(node, node.node, _text(node.arg)) for node in tree.find_all(nodes.Getitem)]
        for node, of, key in asked:
            known = self._known.get(of.name) if isinstance(of, nodes.Name) else None
            if isinstance(of, nodes.Name) and key and known is not None and key not in known:
                yield self._fault(
                    name, node, Message("{name} has no {key!r}", name=of.name, key=key), key, known
                )

    def _tables(self, name: str) -> Iterator[Finding]:
        """Filters, tests and templates that are not there."""
        tree, environment = self._trees[name], self.components.environment
        for call in tree.find_all(nodes.Filter):
            if call.name not in environment.filters:
                yield self._fault(
                    name,
                    call,
                    Message("there is no filter {name!r}", name=call.name),
                    call.name,
                    environment.filters,
                )
        for test in tree.find_all(nodes.Test):
            if test.name not in environment.tests:
                yield self._fault(
                    name,
                    test,
                    Message("there is no test {name!r}", name=test.name),
                    test.name,
                    environment.tests,
                )
        others: list[nodes.Include | nodes.Import | nodes.Extends] = [*tree.find_all(nodes.Include)]
        others += [*tree.find_all(nodes.Import), *tree.find_all(nodes.Extends)]
        for node in others:
            target = _text(node.template)
            if target and not self.components.has(target):
                yield self._fault(
                    name,
                    node,
                    Message("there is no template {target!r}", target=target),
                    target,
                    self._parsed,
                )

    def _blocks(self, name: str) -> Iterator[Finding]:
        """Blocks that fill no place of the templates above, which Jinja leaves out without a word."""
        above: set[str] = set()
        base = tree = self._trees[name]
        while (extends := base.find(nodes.Extends)) and (target := _text(extends.template)) in self._trees:
            base = self._trees[target]
            above |= {block.name for block in base.find_all(nodes.Block)}
        nested = {inner.name for block in tree.find_all(nodes.Block) for inner in block.find_all(nodes.Block)}
        for block in tree.find_all(nodes.Block):
            if base is not tree and block.name not in above | nested:
                yield self._fault(
                    name,
                    block,
                    Message("there is no block {name!r} to fill", name=block.name),
                    block.name,
                    above,
                )

    def _given(self, name: str) -> set[str]:
        """The variables that the template `name` may ask for."""
        component = COMPONENTS.get(name.removeprefix("components/").removesuffix("/template.html"))
        if component is None:
            return {*COMMON, *self.page, *self._handed.get(name, ())}
        own = {*COMMON, *(parameter.name for parameter in fields(component))}
        return own | self.page.keys() if issubclass(component, PagePart) else own

    def _asked(self, name: str) -> set[str]:
        """The variables that the templates included in `name` ask for, and those included in them."""
        asked: set[str] = set()
        waiting, seen = _included(self._trees[name]), {name}
        while waiting:
            if (target := waiting.pop()) in self._trees and target not in seen:
                seen.add(target)
                asked |= self._free[target]
                waiting += _included(self._trees[target])
        return asked

    @cached_property
    def _free(self) -> dict[str, set[str]]:
        """Template → the variables that it does not put down itself."""
        return {name: meta.find_undeclared_variables(tree) for name, tree in self._trees.items()}

    @cached_property
    def _handed(self) -> dict[str, set[str]]:
        """Template → what is put down for it where it is included: how a site's own components are given something."""
        handed: dict[str, set[str]] = {}
        for tree in self._trees.values():
            for block in tree.find_all(nodes.With):
                for target in _included(block):
                    handed.setdefault(target, set()).update(node.name for node in _bound(block))
        return handed

    @cached_property
    def _known(self) -> Mapping[str, Collection[str] | None]:
        """Variable → its attributes, the wording included."""
        texts = next(iter(self.components.strings.values()))
        return {**self.page, "t": {*texts, "one_of"}}

    @cached_property
    def _parsed(self) -> dict[str, nodes.Template | Finding]:
        """The templates by name, each with what it says, or with why it cannot be read."""
        found: dict[str, nodes.Template | Finding] = {}
        environment, theme = self.components.environment, self.components.theme
        for name, file in theme.files("").items():
            if file.suffix == ".html":
                try:
                    found[name] = environment.parse(read_source(file, theme.home(file)).text, name, str(file))
                except Refused as refused:
                    found[name] = refused.findings[0]
                except jinja2.TemplateError as error:
                    if fault := template_finding(error, theme):
                        found[name] = fault
        return found

    @cached_property
    def _trees(self) -> dict[str, nodes.Template]:
        return {name: tree for name, tree in self._parsed.items() if isinstance(tree, nodes.Template)}

    def _fault(self, name: str, node: nodes.Node, message: str, word: str, known: Collection[str]) -> Finding:
        close = get_close_matches(word, list(known), 1)
        fix = (
            Message("did you mean {close}?", close=close[0])
            if close
            else "the templates beside it show how names are written"
        )
        theme = self.components.theme
        return Finding(theme.shown(theme.file(name)), node.lineno, 1, "theme", message, fix)


def _bound(tree: nodes.Node) -> list[nodes.Name]:
    """The names that values are put down under, by `with` and `set`."""
    blocks = [*tree.find_all(nodes.With), *([tree] if isinstance(tree, nodes.With) else [])]
    targets = [target for block in blocks for target in block.targets]
    targets += [assign.target for assign in tree.find_all(nodes.Assign)]
    return [target for target in targets if isinstance(target, nodes.Name)]


def _included(tree: nodes.Node) -> list[str]:
    return [name for node in tree.find_all(nodes.Include) if (name := _text(node.template))]


def _text(node: nodes.Expr | None) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
