"""Every regular expression of the project: Python's as they are compiled, JavaScript's as they stand in the scripts."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import sverka
from sverka.contacts.syntaxes.script import _TOKEN

PACKAGE = Path(sverka.__file__).parent
_WORDS = "compile search match fullmatch finditer findall sub subn split"
_CALLS = _WORDS.split()
# How tables of expressions are used, which their names do not show.
_TABLES = {
    "sverka.contacts.accounts._STORES": "match",
    "sverka.contacts.targets._ALLOWED": "match",
    "sverka.registry.canonical._STORE_IDS": "fullmatch",
    "sverka.registry.canonical._PACKAGE": "fullmatch",
    "sverka.registry.number_kinds.NUMBER_KINDS": "fullmatch",
}
_FLAGS = re.compile(r"[a-z]*")


class Expression(NamedTuple):
    """`where` is the module or script, and the name or line; `use` is `match` or `fullmatch` where it is tried at one
    place only, else `search`. Flags of JavaScript are letters."""

    where: str
    source: str
    flags: int | str
    use: str = "search"


def python_expressions() -> list[Expression]:
    """Those that modules hold, and those that functions spell out; each use of one once."""
    found: dict[tuple[str, int | str, str], Expression] = {}
    for name in sorted(module.name for module in pkgutil.walk_packages(sverka.__path__, "sverka.")):
        if ".skeleton" in name or name.endswith("__main__"):
            continue
        module = import_module(name)
        for expression in (*_held(module), *_spelled_out(module)):
            found.setdefault(expression[1:], expression)
    return list(found.values())


def javascript_literals() -> list[Expression]:
    """The expressions that stand in scripts."""
    found: list[Expression] = []
    for script in sorted(PACKAGE.rglob("*.js")):
        text = script.read_text("utf-8")
        for match in _TOKEN.finditer(text):
            # A bracket or a sign before it, or an arrow; two on one line are no one.
            if match["pattern"] is not None and not re.match(r"\w+\.", match["pattern"]):
                flags = _FLAGS.match(text, match.end())
                line = text.count("\n", 0, match.start("pattern")) + 1
                where = f"{script.relative_to(PACKAGE)}:{line}"
                found.append(Expression(where, match["pattern"], flags[0] if flags else ""))
    return found


def _held(module: ModuleType) -> Iterator[Expression]:
    """The compiled expressions in the variables of a module, and in the tables among them."""
    source = inspect.getsource(module)
    imported = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for name, value in vars(module).items():
        if not name.startswith("__") and name not in imported:
            for pattern in _inside(value, 4):
                where = f"{module.__name__}.{name}"
                yield Expression(
                    where, pattern.pattern, pattern.flags, _TABLES.get(where) or _use(name, source)
                )


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, Mapping):
        for item in value.values():
            yield from _inside(item, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _inside(item, depth - 1)
    elif depth and type(value).__module__.startswith("sverka") and hasattr(value, "__dict__"):
        yield from _inside(vars(value), depth - 1)


def _use(name: str, source: str) -> str:
    """How a name is used in its module; one that others may use is searched for."""
    uses = set(re.findall(rf"\b{name}\.({'|'.join(_CALLS)})\(", source)) if name.startswith("_") else set()
    if len(re.findall(rf"\b{name}\b(?!\.(?:{'|'.join(_CALLS)})\()", source)) > 1:
        return "search"  # handed on
    return (
        uses.pop()
        if uses in ({"match"}, {"fullmatch"})
        else "match"
        if uses == {"match", "fullmatch"}
        else "search"
    )


def _spelled_out(module: ModuleType) -> Iterator[Expression]:
    """What functions hand to `re` that can be told from the module alone."""
    for function in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
                continue
            if ast.unparse(call.func.value) != "re" or call.func.attr not in _CALLS:
                continue
            source = _value(call.args[0], module)
            if isinstance(source, str):
                written = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
                flags = sum(
                    int(_value(flag, module) or 0) for flag in written if ast.unparse(flag).startswith("re.")
                )
                use = call.func.attr if call.func.attr in {"match", "fullmatch"} else "search"
                where = f"{module.__name__}:{call.lineno}"
                yield Expression(where, source, re.compile(source, flags).flags, use)


def _value(node: ast.expr, module: ModuleType) -> Any:
    """What an expression of Python is, if the names of the module are enough to tell."""
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(vars(module)))
    except NameError:
        return None
