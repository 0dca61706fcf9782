"""Which texts of the code are said to people: followed from findings and outputs back to the literals."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

SAID_FIELDS = {"message", "fix", "wanted"}  # of any record that carries what is said
SAYING = {
    "said",
    "tell",
    "_tell",
    "working",
    "progress",
    "fault",
    "ValueError",
    "Unreadable",
    "BadManifest",
    "PluginError",
}  # calls whose first argument is said
MADE = {"Message", "counted"}  # a text of theirs is there to be said
TABLES = {"table"}  # their headings, behind the language
PASSING = {"next", "list", "sorted", "tuple", "min", "max", "iter", "reversed", "dict"}
INTERNAL = {"messages.py", "pattern_export.py", "shards.py"}  # what they raise, their authors alone see
Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = tuple[ast.AST, ...]  # from the module inwards


@dataclass
class SaidStrings:
    """Literals, templates of messages, pairs of `counted`, and f-strings that have no template yet."""

    files: list[Path]
    literals: dict[str, str] = field(default_factory=dict)  # text → where it stands
    templates: set[str] = field(default_factory=set)  # those of the literals that have values
    plurals: dict[str, str] = field(default_factory=dict)  # singular → plural
    f_strings: list[tuple[Path, ast.JoinedStr]] = field(default_factory=list)
    constants: set[str] = field(default_factory=set)  # every string of the code

    def __post_init__(self) -> None:
        self._seen: set[int] = set()
        self._scopes: dict[int, Scope] = {}
        self._file: dict[ast.AST, Path] = {}
        self._functions: dict[str, list[Function]] = defaultdict(list)
        self._fields: dict[str, list[str]] = {}
        self._globals: dict[str, list[ast.expr]] = defaultdict(list)
        self._calls: dict[str, list[ast.Call]] = defaultdict(list)
        for file in self.files:
            if file.name in INTERNAL:
                continue
            tree = ast.parse(file.read_text("utf-8"))
            self._file[tree] = file
            self._index(tree, (tree,))
        for name in [*SAYING, *self._fields, *MADE, *TABLES, "finding", "replace"]:
            for call in list(self._calls[name]):
                self._follow_roots(name, call)

    def _index(self, node: ast.AST, scope: Scope) -> None:
        for child in ast.iter_child_nodes(node):
            self._scopes[id(child)] = scope
            match child:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._functions[child.name].append(child)
                case ast.ClassDef():
                    names = [
                        part.target.id
                        for part in child.body
                        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
                    ]
                    if SAID_FIELDS & set(names):
                        self._fields[child.name] = names
                case ast.Call():
                    self._calls[_name(child.func)].append(child)
                case ast.Constant(value=str(text)):
                    self.constants.add(text)
            inner = isinstance(child, Function | ast.Lambda)
            if isinstance(node, ast.Module):
                for name, value in _bound(child):
                    self._globals[name].append(value)
            self._index(child, (*scope, child) if inner else scope)

    def _follow_roots(self, name: str, call: ast.Call) -> None:
        if name in SAYING:
            wanted = call.args[:1]
        elif name in MADE:
            wanted = [call]
        elif name in TABLES:
            wanted = call.args[1:]
        elif name == "finding":
            wanted = call.args[2:4]
        elif name == "replace":
            wanted = []
        else:
            places = [at for at, key in enumerate(self._fields[name]) if key in SAID_FIELDS]
            wanted = [call.args[at] for at in places if at < len(call.args)]
        wanted += [part for part in call.args if isinstance(part, ast.Starred)]
        wanted += [keyword.value for keyword in call.keywords if keyword.arg in SAID_FIELDS]
        for value in wanted:
            self._follow(value)

    def _follow(self, node: ast.AST) -> None:
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        match node:
            case ast.Constant(value=str(text)):
                self._note(text, node)
            case ast.JoinedStr():
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if _is_said(text) or ": " in text or " (" in text:
                    self.f_strings.append((self._file_of(node), node))
                for part in node.values:
                    if isinstance(part, ast.FormattedValue) and part.conversion == -1:
                        self._follow(part.value)
            case ast.Call():
                self._follow_call(node)
            case ast.Name():
                self._follow_name(node)
            case ast.IfExp():
                self._all(node.body, node.orelse)
            case ast.BoolOp() | ast.Dict():
                self._all(*node.values)
            case ast.BinOp(op=ast.Add()):
                self._all(node.left, node.right)
            case ast.Tuple() | ast.List() | ast.Set():
                self._all(*node.elts)
            case ast.Starred() | ast.Subscript() | ast.NamedExpr() | ast.Await():
                self._follow(node.value)
            case ast.GeneratorExp() | ast.ListComp():
                self._follow(node.elt)

    def _all(self, *nodes: ast.AST) -> None:
        for node in nodes:
            self._follow(node)

    def _follow_call(self, call: ast.Call) -> None:
        name = _name(call.func)
        if name == "Message":
            self._all(*call.args)
            self.templates.add(ast.literal_eval(call.args[0]))
            self._values(call, ast.literal_eval(call.args[0]))
        elif name == "counted":
            one, many = (ast.literal_eval(part) for part in call.args[:2])
            self.plurals[one] = many
            self._values(call, one + many)
        elif name == "get" and isinstance(call.func, ast.Attribute):
            self._all(call.func.value, *call.args[1:])
        elif name in PASSING and isinstance(call.func, ast.Name):
            self._all(*call.args)
        elif name not in {"join", "str", "repr"}:
            self._follow_function(name, call)
            if isinstance(call.func, ast.Subscript):  # of a table of functions
                self._follow(call.func.value)

    def _follow_function(self, name: str, user: ast.expr) -> None:
        """What is returned; a private name is of its own module."""
        for function in self._functions.get(name, []):
            if name.startswith("_") and self._file_of(function) != self._file_of(user):
                continue
            for part in ast.walk(function):
                if isinstance(part, ast.Return | ast.Yield | ast.YieldFrom) and part.value:
                    self._follow(part.value)

    def _values(self, call: ast.Call, template: str) -> None:
        """What stands in quotes (!r) is somebody else's, all else is said."""
        said = {name for _, name, _, conversion in Formatter().parse(template) if name and not conversion}
        self._all(*(keyword.value for keyword in call.keywords if keyword.arg in said))

    def _follow_name(self, name: ast.Name) -> None:
        for place in reversed(self._scopes[id(name)]):
            if isinstance(place, ast.Module):
                continue
            found = [value for part in ast.walk(place) for key, value in _bound(part) if key == name.id]
            if found:
                return self._all(*found)
            if isinstance(place, Function) and name.id in (keys := _parameters(place)):
                return self._follow_parameter(place, name.id, keys)
        for value in self._globals.get(name.id, []):
            if not name.id.startswith("_") or self._file_of(value) == self._file_of(name):
                self._follow(value)
        self._follow_function(name.id, name)

    def _follow_parameter(self, function: Function, name: str, keys: list[str]) -> None:
        at = keys.index(name) - (keys[0] in {"self", "cls"})
        for call in self._calls[function.name]:
            self._all(*(keyword.value for keyword in call.keywords if keyword.arg == name))
            self._all(*(part for part in call.args if isinstance(part, ast.Starred)))
            if at < len(call.args):
                self._follow(call.args[at])

    def _note(self, text: str, node: ast.AST) -> None:
        if _is_said(text):
            file, line = self._file_of(node), getattr(node, "lineno", 0)
            self.literals.setdefault(text, f"{file}:{line}")

    def _file_of(self, node: ast.AST) -> Path:
        return self._file[self._scopes[id(node)][0]]


def _is_said(text: str) -> bool:
    """Whether there is anything to translate: words, not a slug or only values."""
    return " " in text and bool(re.search("[A-Za-z]{2}", re.sub(r"\{\w[^{}]*\}", "", text)))


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _parameters(function: Function) -> list[str]:
    given = function.args
    return [part.arg for part in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def _bound(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Which names a statement binds, each to the expression that its value is, or is a part of."""
    match node:
        case ast.Assign(targets=[target, *_]) | ast.AnnAssign(target=target) | ast.NamedExpr(target=target):
            if node.value is not None:
                yield from _pairs(target, node.value)
        case ast.AugAssign(target=target):
            yield from _pairs(target, node.value)
        case ast.For(target=target) | ast.comprehension(target=target):
            for name in ast.walk(target):
                if isinstance(name, ast.Name):
                    yield name.id, node.iter


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        parts = value.elts if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts) else None
        for at, name in enumerate(target.elts):
            yield from _pairs(name, parts[at] if parts else value)
