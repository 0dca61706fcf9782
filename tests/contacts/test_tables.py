"""Many short groups of digits in a row are a table: no number is looked for inside, and it is told as a whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.contacts import find
from sverka.contacts.number_parts import Row, outside_tables
from sverka.contacts.reading import STRICT, Reading
from sverka.contacts.runs import runs

FILLERS = ["8, ", "1;", "7,", "8:", "12:30 ", "42 | ", "3-"]


@pytest.mark.parametrize("filler", FILLERS)
def test_a_number_beside_a_table_is_found(filler):
    table = filler * 300
    for text in (
        f"8 800 000-00-10, {table}",
        f"{table} 8 800 000-00-10",
        f"{table}\n\nтел. +7 495 000-11-22",
    ):
        found = {mention.value for mention in find(text, "text", Reading(STRICT)) if mention.kind == "phone"}
        assert found & {"+78000000010", "+74950001122"}, text[:40]


@pytest.mark.parametrize("filler", [filler for filler in FILLERS if filler != "12:30 "])  # those are times
def test_no_digit_of_a_table_is_passed_over_in_silence(filler):
    assert find(f"Код {filler * 300}", "text", Reading(STRICT))


@given(st.lists(st.sampled_from(["8", "42", "800", "0000010"]), min_size=195, max_size=240))
def test_parts_that_have_a_value_are_the_same_outside_of_tables(groups):
    """The thirteen groups at each end, and all beside a longer group, are read as they are in a short run."""
    (run,) = runs(", ".join(groups), spelled=False)
    text = ", ".join(groups)
    found = [
        part[0].start
        for piece in outside_tables(run.groups)
        for part, _ in Row(text, piece).parts(lambda part, _: "it" if len(part) == 1 else "")
    ]
    starts = [group.start for group in run.groups]
    longer = [at for at, group in enumerate(run.groups) if len(group.digits) > 2]
    edges = [-1, *longer, len(run.groups)]
    expected = [
        start
        for at, start in enumerate(starts)
        if not any(a + 1 + 13 <= at < b - 13 and b - a - 1 > 200 for a, b in pairwise(edges))
    ]
    assert found == expected
