"""Every small slip that a module of Python can hold: a comparison turned, a condition negated, an entry dropped …"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

_COMPARED: dict[type, type] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_SEVERITIES = ("ERROR", "WARNING", "NOTE")
# Called on a text or a set, they give back one of its kind: left out, the rest still runs.
_SAME_KIND = {
    "lower",
    "upper",
    "casefold",
    "strip",
    "lstrip",
    "rstrip",
    "removeprefix",
    "removesuffix",
    "replace",
}
_LOOKAROUND = re.compile(r"\(\?<?[=!](?:\\.|\[(?:\\.|[^\]])*\]|[^()\\\[])*\)")
_AMOUNT = re.compile(r"(?<=[{,])\d+(?=[,}])|(?<!\\)[*+](?!\+)")


class Mutant(NamedTuple):
    """`text` of the module with one change, at `line`."""

    line: int
    change: str
    text: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    found = []
    for parent, field, at, node in list(_places(tree)):
        for new in _slips(node, parent, field):
            _put(parent, field, at, new)
            line, change = _described(node, new)
            found.append(Mutant(line, change, ast.unparse(ast.fix_missing_locations(tree))))
        _put(parent, field, at, node)
    return sorted({mutant.text: mutant for mutant in found}.values())


def _places(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.expr | ast.stmt]]:
    """Every expression and statement with its parent, but for annotations, decorators and docstrings."""
    for field, value in ast.iter_fields(parent):
        if field in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for at, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
                continue
            if isinstance(node, ast.expr | ast.stmt):
                yield parent, field, at if isinstance(value, list) else None, node
            if isinstance(node, ast.AST):
                yield from _places(node)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(parent: ast.AST, field: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[at] = node


def _described(node: ast.expr | ast.stmt, new: ast.AST) -> tuple[int, str]:
    """Where the change stands, and what it is."""
    if isinstance(node, ast.Dict | ast.Set | ast.List | ast.Tuple) and isinstance(new, type(node)):
        left = {id(entry) for entry in _entries(new)}
        (gone,) = (entry for entry in _entries(node) if id(entry) not in left)
        return gone.lineno, f"a table without {ast.unparse(gone)}"
    return node.lineno, " → ".join(" ".join(ast.unparse(part).split()) for part in (node, new))


def _entries(table: ast.AST) -> list[ast.expr]:
    found = table.keys if isinstance(table, ast.Dict) else getattr(table, "elts", [])
    return [entry for entry in found if entry is not None]


def _slips(node: ast.expr | ast.stmt, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    if isinstance(node, ast.stmt):
        yield from _statements(node, parent)
        return
    if field in {"test", "ifs"} and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Constant():
            yield from _constants(node, parent)
        case ast.Compare(ops=[operator, *more]):
            yield ast.Compare(node.left, [_COMPARED[type(operator)](), *more], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
            for value in node.values:
                rest = [other for other in node.values if other is not value]
                yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
        case ast.BinOp() if type(node.op) in _COUNTED:
            yield ast.BinOp(node.left, _COUNTED[type(node.op)](), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Name(id=name) if name in _SEVERITIES and isinstance(node.ctx, ast.Load):
            yield from (ast.Name(other, ast.Load()) for other in _SEVERITIES if other != name)
        case ast.Name(id=name) if name in _SWAPPED:
            yield ast.Name(_SWAPPED[name], ast.Load())
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in _SAME_KIND:
            yield value
        case ast.Dict(keys=keys, values=values):
            for at in (at for at, key in enumerate(keys) if key is not None):
                yield ast.Dict(keys[:at] + keys[at + 1 :], values[:at] + values[at + 1 :])
        case ast.Set(elts=entries) | ast.List(elts=entries) | ast.Tuple(elts=entries):
            if isinstance(parent, ast.Compare | ast.Assign | ast.Call) and field != "targets":
                for at in range(len(entries)):
                    fewer = copy(node)
                    fewer.elts = entries[:at] + entries[at + 1 :]
                    yield fewer


def _constants(node: ast.Constant, parent: ast.AST) -> Iterator[ast.expr]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant(value[: len(value) // 2] + "~" + value[len(value) // 2 :])
        if "(?" in value or "[" in value:
            yield from (ast.Constant(text) for text in _patterns(value))


def _patterns(pattern: str) -> Iterator[str]:
    """A regular expression with one look to the side left out, or one amount changed."""
    for found in _LOOKAROUND.finditer(pattern):
        yield pattern[: found.start()] + pattern[found.end() :]
    for found in _AMOUNT.finditer(pattern):
        sign = found[0]
        other = {"*": "+", "+": "*"}.get(sign) or str(int(sign) + 1)
        yield pattern[: found.start()] + other + pattern[found.end() :]


def _statements(node: ast.stmt, parent: ast.AST) -> Iterator[ast.stmt]:
    match node:
        case ast.Expr() | ast.Raise() | ast.AugAssign():
            yield ast.Pass()
        case ast.Assign() if isinstance(parent, ast.If | ast.For | ast.While | ast.Try):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.BoolOp() as value):
            yield ast.Return(ast.UnaryOp(ast.Not(), value))
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in {"None", "True", "False"}:
            yield ast.Return(ast.Constant(None))
