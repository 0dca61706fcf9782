"""YAML as it is written on record: strings only, no key twice, and the place of every value known.

PyYAML turns `+7495…` into a number, `0700` into an octal one and silently drops the first of two equal
keys; for a register of telephone numbers each of these is an error, reported with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from sverka.core.findings import Finding, Refused
from sverka.core.limits import NAMED, YAML_DEPTH
from sverka.core.messages import Message
from sverka.core.source import SourceFile, wrong_characters

KeyPath = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:null"}
_SURELY_SHALLOW = 10_000  # characters: even if each opened a level, the stack would hold


@dataclass
class Document:
    """Plain data (dict, list, str, None) and the offset in the source of each of its values and keys."""

    source: SourceFile
    data: Any = None
    offsets: dict[KeyPath, int] = field(default_factory=dict)
    key_offsets: dict[KeyPath, int] = field(default_factory=dict)

    def offset(self, *path: str | int) -> int:
        """Where the value at `path` stands; of its nearest parent where it is missing."""
        while path and path not in self.offsets:
            path = path[:-1]
        return self.offsets.get(path, 0)

    def key_offset(self, *path: str | int) -> int:
        """Where the key of `path` stands."""
        return self.key_offsets[path] if path in self.key_offsets else self.offset(*path)

    def finding(self, path: KeyPath, rule: str, message: str, fix: str, **contact: str) -> Finding:
        """A finding that points at the value at `path`."""
        return self.source.finding(self.offset(*path), rule, message, fix, **contact)


def load_yaml(
    source: SourceFile, start: int = 0, end: int | None = None, below: tuple[str, ...] = ()
) -> Document:
    """Read the YAML in `source.text[start:end]`; raise Refused with every finding at once.

    With `below`, only the value at that path of keys is held to the rules of this module and returned: the
    rest of the file is somebody else's (mkdocs.yml).
    """
    return _document(source, _below(source, _compose(source, start, end, whole=not below), below), start)


def load_parts(source: SourceFile, *paths: KeyPath) -> list[Document]:
    """As `load_yaml` with `below` for each of `paths`, of a file that is read once."""
    root = _compose(source, whole=False)
    return [_document(source, _below(source, root, path)) for path in paths]


def _compose(source: SourceFile, start: int = 0, end: int | None = None, *, whole: bool) -> yaml.Node | None:
    """The tree of nodes, of which `_convert` will look at each where it is to be read as a `whole`."""
    text = source.text[start:end]
    if found := wrong_characters(source, source.text):
        raise Refused(found)
    try:
        if not (whole and len(text) <= _SURELY_SHALLOW) and (deep := _too_deep(text)) is not None:
            raise Refused([source.finding(start + deep, "yaml", *_DEEP)])
        root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
        return root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = start + (min(mark.index, len(text)) if mark else 0)
        message = Message("broken YAML: {problem}", problem=error.problem or error.context)
        raise Refused([source.finding(where, "yaml", message, _SYNTAX_FIX)]) from error
    except (yaml.YAMLError, RecursionError) as error:
        where = start + _characters(text, getattr(error, "position", 0))
        message = Message("broken YAML: {problem}", problem=getattr(error, "reason", "nested too deeply"))
        raise Refused([source.finding(where, "yaml", message, _SYNTAX_FIX)]) from error


def _below(source: SourceFile, root: yaml.Node | None, path: KeyPath) -> yaml.Node | None:
    for name in path:
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        # Of two lines with one key some programs read the first, and others the last.
        offsets: dict[str, int] = {}
        for key, _ in pairs:
            at = key.start_mark.index
            if (first := offsets.setdefault(str(key.value), at)) != at:
                raise Refused([_twice(source, at, key.value, first)])
        root = next((value for key, value in pairs if key.value == name), None)
    return root


def _document(source: SourceFile, root: yaml.Node | None, start: int = 0) -> Document:
    document = Document(source)
    if root is not None:
        findings = list(islice(_convert(document, root, (), start), NAMED.most))
        if findings:
            raise Refused(findings)
        document.data = _value(root)
    return document


_SYNTAX_FIX = 'write key: "value", two spaces for each level, and close every quote'
_DEEP = ("nested too deeply", "use fewer levels")


def _characters(text: str, count: int) -> int:
    """How many characters of `text` its first `count` bytes hold; libyaml counts what it cannot read in bytes."""
    return len(text.encode()[:count].decode(errors="ignore"))


def _too_deep(text: str) -> int | None:
    """The offset at which `text` nests deeper than is allowed.

    The composer of libyaml calls itself for each level and ends the process when its stack is full; its
    parser does not.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > YAML_DEPTH.most:
            return event.start_mark.index if event.start_mark else 0
    return None


def _convert(document: Document, node: yaml.Node, path: KeyPath, start: int) -> Iterator[Finding]:
    """Note the offsets of `node` and all below it; yield what is not allowed."""
    at = start + node.start_mark.index
    source = document.source
    if path in document.offsets:
        return
    document.offsets[path] = at
    if len(path) > YAML_DEPTH.most:
        yield source.finding(at, "yaml", *_DEEP)
        return
    if source.text[at : at + 1] in {"&", "*"} or (not path and _has_alias(document, node)):
        yield source.finding(
            at, "yaml", "anchors and aliases (& and *) are not used here", "write the value out in full"
        )
        return
    if isinstance(node, yaml.ScalarNode):
        yield from wrong_characters(source, node.value, at, step=0)  # written as an escape
        if node.tag not in _TEXT_TAGS:
            key = path[-1] if path and isinstance(path[-1], str) else "value"
            end = start + node.end_mark.index
            found = source.finding(
                at,
                "yaml",
                Message(
                    "{value!r} is read as {tag}, not as text",
                    value=node.value,
                    tag=node.tag.rpartition(":")[2],
                ),
                Message('put it in quotes: {key}: "{value}"', key=key, value=node.value),
            )
            yield source.with_edit(
                found, end, f'"{node.value}"' if node.value and source.text[at:end] == node.value else ""
            )
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _convert(document, item, (*path, index), start)
    elif isinstance(node, yaml.MappingNode):
        yield from _convert_mapping(document, node, path, start)


def _convert_mapping(
    document: Document, node: yaml.MappingNode, path: KeyPath, start: int
) -> Iterator[Finding]:
    source = document.source
    for key, value in node.value:
        at = start + key.start_mark.index
        if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
            yield source.finding(at, "yaml", "a key that is not a plain word", 'write it as text: "key": …')
            continue
        below = (*path, key.value)
        if below in document.key_offsets:
            yield _twice(source, at, key.value, document.key_offsets[below])
            continue
        document.key_offsets[below] = at
        yield from _convert(document, value, below, start)


def _twice(source: SourceFile, at: int, key: str, first: int) -> Finding:
    line = source.position(first)[0]
    message = Message("the key {value!r} stands twice (first on line {first})", value=key, first=line)
    return source.finding(at, "yaml", message, "keep one of the two lines")


def _has_alias(document: Document, root: yaml.Node) -> bool:
    """Whether any node hangs in the tree twice: an alias, which could also make it endless."""
    seen: set[int] = set()
    todo = [root]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            todo.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            todo.extend(part for pair in node.value for part in pair)
    return False


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return None if node.tag == "tag:yaml.org,2002:null" else node.value
