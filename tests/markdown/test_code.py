"""What the rules take for code is what Markdown renders as code: no name can hide between the two."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from sverka.markdown.code import code_regions, inside

PIECES = st.sampled_from(
    ["`", "``", "```", "~~~", "\n", "\n\n", "NAME", "a", " ", "- ", "1. ", "**", "\\", "| "]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)
MARKDOWN = Markdown(extensions=["fenced_code", "sane_lists", "tables"], output_format="html")


@given(st.text("`~ab \n\\", max_size=60))
def test_regions_are_in_order_and_lie_apart(text: str) -> None:
    regions = code_regions(text)
    assert all(0 <= start < end <= len(text) for start, end in regions)
    assert all(before[1] <= after[0] for before, after in pairwise(regions))
    covered = [any(start <= offset < end for start, end in regions) for offset in range(len(text))]
    assert covered == [inside(offset, regions) for offset in range(len(text))]


@settings(max_examples=300)
@given(TEXTS)
def test_a_name_outside_of_code_is_never_taken_for_code(text: str) -> None:
    """The dangerous direction: a name that is printed for the reader, but that no rule looks at."""
    regions = code_regions(text)
    seen = sum(not inside(match.start(), regions) for match in re.finditer("NAME", text))
    html = MARKDOWN.reset().convert(text)
    prose = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    assert seen >= prose.count("NAME"), html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` c", ["``a ` b``"]),
        ("a `b", []),
        ("a `b\nc` d", ["`b\nc`"]),
        ("a `b\n\nc` d", []),
        (r"a \`b` c", []),
        ("```\na `b` c\n```\n`d`", ["```\na `b` c\n```", "`d`"]),
        ("~~~ html\na\n~~~", ["~~~ html\na\n~~~"]),
        ("```\nnever closed", []),
        ("````\n```\na\n```\n````", ["````\n```\na\n```\n````"]),
    ],
)
def test_code(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in code_regions(text)] == code
