"""Parts of a page that have to be there: the one node of a selector, what an attribute of it says."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def only(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The node that `selector` chooses; there is no other."""
    nodes = tree.css(selector)
    assert len(nodes) == 1, f"{selector} chooses {[node.html for node in nodes]}"
    return nodes[0]


def attribute(node: LexborNode, name: str) -> str:
    """What an attribute says."""
    value = node.attributes.get(name)
    assert value is not None, f"no {name} in {node.html}"
    return value
