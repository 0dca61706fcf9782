"""Whether a parser builds the tree of a page in time: what nests without end takes the square of its length, or more.

Browsers stop at 512 elements within each other; what they then show is what stands in the text, one after the other.
"""

from __future__ import annotations

import re
from itertools import islice

_MOST_DEEP = 500  # elements within each other
_MOST_FORMATTED = 100  # of them such as a parser opens again in each block (HTML, active formatting elements)
_MOST_ATTRIBUTES = 1000  # of one element; each is compared with all before it
_FEW_TAGS = 2000  # that take no time, however they nest
_LONG = 20_000  # characters
_FORMATTING_WORDS = "a b big code em font i nobr s small strike strong tt u"
_FORMATTING = frozenset(_FORMATTING_WORDS.split())
_VOID_WORDS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_WORDS.split())
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONG},}}")
_ATTRIBUTE = re.compile(r"[^\s/=\"']+(?>(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?)")


def is_built_in_time(html: str) -> bool:
    """Whether the elements of `html` nest as those of a page do; told from the text alone."""
    if len(html) > _LONG and any(_has_many_attributes(tag[0]) for tag in _LONG_TAG.finditer(html)):
        return False
    return html.count("<") <= _FEW_TAGS or not _nests(html)


def _nests(html: str) -> bool:
    depth = formatted = 0
    for close, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _VOID:
            continue
        step = -1 if close else 1
        depth = max(0, depth + step)
        if tag in _FORMATTING:
            formatted = max(0, formatted + step)
        if depth > _MOST_DEEP or formatted > _MOST_FORMATTED:
            return True
    return False


def _has_many_attributes(tag: str) -> bool:
    return sum(1 for _ in islice(_ATTRIBUTE.finditer(tag), _MOST_ATTRIBUTES + 2)) > _MOST_ATTRIBUTES
