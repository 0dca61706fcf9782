"""What is code in a Markdown text: spans and fences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.markdown.code import code_regions, inside


@given(st.text("`~ab \n\\", max_size=60))
def test_regions_are_in_order_and_lie_apart(text: str) -> None:
    regions = code_regions(text)
    assert all(0 <= start < end <= len(text) for start, end in regions)
    assert all(before[1] <= after[0] for before, after in pairwise(regions))
    covered = [any(start <= offset < end for start, end in regions) for offset in range(len(text))]
    assert covered == [inside(offset, regions) for offset in range(len(text))]


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
