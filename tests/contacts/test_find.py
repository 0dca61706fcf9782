"""What holds for every text: nothing breaks the finder, and it points at what it found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sverka.contacts import find, syntax_of
from sverka.contacts.find import VIEWS, in_segments
from sverka.contacts.reading import Reading
from sverka.contacts.syntaxes.html import html_segments

READING = Reading(brands=("acmeline",))
PIECES = st.sampled_from(
    [
        *"<>[](){}\"'`\\/*_-#|&;:=!~^\n\t @.,+8750",
        *(
            "8 800 000-00-99",
            "+74950000001",
            "acme.example",
            "https://",
            "tel:",
            "help@",
            "acmeline",
            "СМС от ",
        ),
        *(
            "<a href=",
            "</a>",
            "<!--",
            "-->",
            "<script>",
            "<style>",
            "```",
            "---\n",
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
        ),
        *(
            "&#57;",
            "&nbsp;",
            "\u200b",
            "\u202e",
            "\u0301",
            "\ufe0f\u20e3",
            "８",
            "⁸",
            "\\u0038",
            "\\",
            "О",
            "в",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
# The same number as people, and those who hide it, write it.
SPELLINGS = [
    "+74950000001",
    "84950000001",
    "8 495 000-00-01",
    "8 (495) 000 00 01",
    "+7 (495) 000-00-01",
    "(495) 000-00-01",
    "8-495-000-00-01",
    "8.495.000.00.01",
    "8~10 7 495 000-00-01",
    "8 495 000‑00‑01",
    "8\u202f495\u202f000\u201300\u201301",
    "8\u00a0495\u2009000\u22120001",
    "8\u200b4\u200b9\u200b5\u200b0000001",
    "８ ４９５ ０００-００-０１",
    "8 495 ООО-00-01",
    "8 495 000-00-01 доб. 115",
]


@pytest.mark.parametrize("syntax", sorted(VIEWS))
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_in_any_syntax(syntax, text):
    for mention in find(text, syntax, READING):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        assert mention.kind and mention.value and mention.role


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_both_readings_of_html_survive_any_text(text):
    for mention in in_segments(text, html_segments(text), READING):
        assert mention.raw == text[mention.start : mention.end]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("syntax", ["markdown", "html", "text", "yaml"])
def test_spellings_of_one_number(spelling, syntax):
    mentions = find(f"Звоните: {spelling} всегда", syntax)
    assert [mention.value for mention in mentions] == ["+74950000001"]


@settings(deadline=None)
@given(
    separators=st.lists(
        st.sampled_from(["", " ", "-", "\u00a0", "\u202f", "\u2011", "."]), min_size=4, max_size=4
    ),
    prefix=st.sampled_from(["+7", "8", "7"]),
)
def test_any_separators_between_the_groups(separators, prefix):
    number = (
        "".join(part + sep for part, sep in zip((prefix, "495", "000", "00"), separators, strict=True)) + "01"
    )
    assert [mention.value for mention in find(f"тел. {number}", "text")] == ["+74950000001"]


def test_fast_and_exact_reading_of_html_agree():
    page = '<p>Звоните <b>8 495</b> 000-00-01</p><a href="tel:+74950000002">8 495 000-00-02</a> acme.example'
    exact = in_segments(page, html_segments(page), READING)
    assert [(m.value, m.start) for m in find(page, "html", READING)] == [(m.value, m.start) for m in exact]


@pytest.mark.parametrize(
    ("path", "syntax"),
    [
        ("docs/index.md", "markdown"),
        ("site/index.html", "html"),
        ("overrides/main.html", "template"),
        ("mkdocs.yml", "yaml"),
        ("picture.png", "picture"),
        ("film.webm", "picture"),
        ("film.vtt", "captions"),
        ("letters.woff2", ""),
    ],
)
def test_syntax_of(path, syntax):
    assert syntax_of(path) == syntax
