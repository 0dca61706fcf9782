"""No text of up to a million characters stops the finder, and what is added on other lines hides nothing.

That a text of any shape is read in time that grows with its length is held by the sizes here: what took the square
of it would not come to an end.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sverka.contacts import find
from sverka.contacts.reading import Reading

READING = Reading(brands=("acmeline",))
MILLION = 1_000_000
FEW = 40_000  # in every run: more than a page has
# Each repeated until the text is as long: what a pattern may begin with, and what keeps it going.
PIECES = (
    *(
        "8",
        "1.1.1.1.",
        "8 800 000-00-10 ",
        "О",
        "8О",
        "(",
        "[",
        "](",
        "a.",
        "a@",
        "a@b.c ",
        "https://a.b/",
        "http:",
    ),
    *(
        "восемь восемьсот ",
        "звоните 115 ",
        "СМС от ",
        "acmeline ",
        "@acmeline ",
        "a точка b ",
        " ",
        ")",
        "*",
        "`",
    ),
    *(
        "\u200b",
        "8\u200b",
        "\u202e8",
        "8\u0301",
        "<",
        "<a ",
        "<b>8</b>",
        "&#56;",
        "&#",
        "\n8",
        "- ",
        "---\n",
        "xn--a.",
    ),
    *(
        "7500|",
        "8 800\t",
        "a.b",
        "a.name ",
        "a @ ",
        "a@ a",
        "a@b,",
        "a@b. ",
        "x.pdf ",
        "сайт ",
        "почта @",
        "1/1/2026 ",
    ),
    *("1 000 2 000 ", "01.01.2024 ", "8=", "+7", "№ 8 ", "тел. ", "\\", '"8"+', "/*", "x-"),
)
CONTACTS = st.sampled_from(
    [
        "8 495 000-00-01",
        "+7 800 000-00-99",
        "звоните 0100",
        "help@acme.example",
        "https://evil.test/a",
        "acme1ine.ru",
    ]
)
# Text without digits or plus signs, mark-up that opens no element whose text is no text.
LINES = st.text(
    st.characters(exclude_categories=["Nd", "Nl", "No", "Cs"], exclude_characters="+`<~{-=:[|\\\x0b\x0c\r\n"),
    max_size=40,
)


@pytest.mark.parametrize("size", [FEW, pytest.param(MILLION, marks=pytest.mark.slow)])
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
@pytest.mark.parametrize("syntax", ["text", "markdown", "html"])
def test_a_million_characters(piece, syntax, size):
    size = size if syntax == "text" else size // 10
    text = (piece * (size // len(piece) + 1))[:size]
    # Lines of a document are not of any length; without line ends a text is one line.
    assert isinstance(find(text, syntax, READING), list)


@settings(max_examples=300, deadline=None)
@example(contact="8 495 000-00-01", before=["\u202e"], after=[])  # shown backwards, copied forwards
@given(contact=CONTACTS, before=st.lists(LINES, max_size=4), after=st.lists(LINES, max_size=4))
@pytest.mark.parametrize("syntax", ["text", "markdown", "html"])
def test_other_lines_take_nothing_away(syntax, contact, before, after):
    alone = {(mention.kind, mention.value) for mention in find(contact, syntax, READING)}
    assert alone
    text = "\n".join([*before, contact, *after])
    assert alone <= {(mention.kind, mention.value) for mention in find(text, syntax, READING)}
