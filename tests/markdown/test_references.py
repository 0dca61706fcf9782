"""Names in text: whatever looks like one either is one, or is found at fault; none is printed as it is written."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sverka.markdown.references import KINDS, REFERENCE, REMNANT

NAME = st.from_regex(r"[a-z0-9-]{1,6}(/[a-z0-9-]{1,6})?", fullmatch=True)
GAP = st.text(" \t", max_size=2)
REFERENCES = st.builds("{{{{{0}{1}:{2}{3}}}}}".format, GAP, st.sampled_from(KINDS), NAME, GAP)
SIGNS = re.compile(r"\{\{|\}\}|(?:contact|fact|source|bad-example|code|number):(?=[a-z0-9])")
PROSE = st.text("{} \n:abсcontact/fact", max_size=20)


@given(PROSE, REFERENCES, PROSE)
def test_a_name_is_found_in_any_text(before: str, reference: str, after: str) -> None:
    assert reference in [match[0] for match in REFERENCE.finditer(f"{before}\n\n{reference}\n\n{after}")]


@given(st.lists(PROSE | REFERENCES, max_size=5).map("".join))
@example("{{ contact:a/b")
@example("}}")
@example("{{{{ contact:a/b }}}}")
@example("Contact:acme")
def test_whatever_looks_like_a_name_is_a_name_or_a_remnant_of_one(text: str) -> None:
    covered = [match.span() for pattern in (REFERENCE, REMNANT) for match in pattern.finditer(text)]
    for sign in SIGNS.finditer(text):
        assert any(start <= sign.start() < end for start, end in covered)


MISTYPED = "{{ contact:acme/hotline }}"


@given(
    st.integers(0, len(MISTYPED) - 1),
    st.sampled_from(["", "x", "о", " ", "{", "}", "\n", ":", "/", "\u00a0"]),
)
def test_one_slip_of_the_finger_is_noticed(at: int, put: str) -> None:
    """Any sign left out or replaced: the text is no longer prose, or it still is a name."""
    text = MISTYPED[:at] + put + MISTYPED[at + 1 :]
    assert REFERENCE.fullmatch(text) or REMNANT.search(text)


@pytest.mark.parametrize(
    "prose",
    [
        "fact: one",
        "Источник: приказ",
        "source:",
        "{ }",
        "code: 120-74",
        "number: 13",
        "contact: Acme",
        "a {b} c",
    ],
)
def test_prose_is_left_alone(prose: str) -> None:
    assert not REFERENCE.search(prose)
    assert not REMNANT.search(prose)
