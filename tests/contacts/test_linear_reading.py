"""A text four times as long takes about four times as long to read, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from sverka.contacts import find
from sverka.contacts.reading import LINT, STRICT, Reading
from sverka.contacts.spans import Spans
from sverka.contacts.syntaxes.code_spans import CodeSpans
from sverka.contacts.syntaxes.lines import LONGEST, lines
from sverka.contacts.syntaxes.open_tags import OpenTags
from sverka.core.page_shape import is_built_in_time

# What took the square of the length, or more, once: by syntax, a piece that is repeated.
TOOK_LONG = [
    ("text", "111 "),
    ("text", "§"),
    ("text", "8 495 000-00-01, x "),
    ("text", "\u202e8 495 000-00-01 "),
    ("markdown", "[a]: b\n"),
    ("markdown", "<a<a"),
    ("markdown", "a_"),
    ("markdown", "](<:"),
    ("markdown", "](a){"),
    ("markdown", "| 8 "),
    ("html", "<a<a"),
    ("html", "<!x"),
    ("html", "<![CDATA["),
    ("html", "<b>"),
    ("html", "<nav>"),
    ("html", "<b></p>"),
    ("html", "<ul><li>"),
    ("javascript", "`${"),
    ("javascript", "=/[a"),
    ("template", '{{ "\\'),
    ("captions", "00:01 --> 00:02\n<b<b"),
    ("yaml", 'a: "   x   '),
]


def seconds(text: str, syntax: str, policy: str) -> float:
    start = time.process_time()
    find(text, syntax, Reading(policy, ("acmeline",)))
    return time.process_time() - start


@pytest.mark.parametrize(("syntax", "piece"), TOOK_LONG, ids=ascii)
@pytest.mark.parametrize("policy", [LINT, STRICT])
def test_time_grows_with_the_length(syntax, piece, policy):
    short, long = (piece * (size // len(piece)) for size in (1000, 8000))
    # Eight times as long: the square would take 64 times as long.
    for _ in range(3):
        before, after = seconds(short, syntax, policy), seconds(long, syntax, policy)
        if after < 0.02 or after < 24 * before:
            return
    pytest.fail(f"{before:.3f} s, then {after:.3f} s")


@pytest.mark.parametrize("piece", ["<a<a", "<a b=\"'>", "<a b='\"", "</a ", "<a =\">\"<b ='>' "])
def test_tags_are_those_that_one_expression_finds(piece):
    source = piece * 20 + "<i title='>'>x</i>" + piece * 20
    starts = [
        at
        for at, sign in enumerate(source)
        if sign == "<" and source[at + 1 : at + 2].strip("/ !<").isalpha()
    ]
    asked_all, found = OpenTags(source, len(source)), []
    for at in starts:
        match = asked_all.at(at)
        alone = OpenTags(source, len(source)).at(at)
        assert (match and match.span()) == (alone and alone.span())
        found.append(match is not None)
    assert found


def test_a_span_of_code_ends_at_as_many_backticks_in_its_block():
    spans = CodeSpans("a `b` ``c` d`` | ` e|` f", "|")
    assert spans.closing(2, 3) == 4
    assert spans.closing(6, 8) == 12
    assert spans.closing(17, 18) is None  # the block ends before


def test_a_long_line_is_read_in_pieces_that_end_between_words():
    source = "слово " * LONGEST + "\n\nend"
    found = list(lines(source, 0, len(source)))
    assert all(end - start <= LONGEST for start, end in found)
    assert "".join(source[start:end] for start, end in found) == source.replace("\n", "")
    assert all(source[end] in " \n" for _, end in found[:-1])


def test_pieces_of_a_line_without_words_share_what_a_contact_may_take():
    source = "8" * (2 * LONGEST)
    (_, first_end), (second, _), *_ = lines(source, 0, len(source))
    assert first_end - second == 500


def test_no_number_is_lost_where_a_long_line_is_parted(monkeypatch):
    monkeypatch.setattr("sverka.contacts.syntaxes.lines.LONGEST", 1000)
    number = "8 495 000-00-01"
    for before in range(980, 1002):
        text = "1." * (before // 2) + f" {number} "
        assert "+74950000001" in {mention.value for mention in find(text, "text", Reading(LINT))}, before


@pytest.mark.parametrize("start", range(6))
def test_stretches_overlap_where_they_share_a_character(start):
    known = [(1, 3), (2, 4), (8, 9), (0, 1)]
    for end in range(start + 1, 11):
        assert Spans(known).overlap(start, end) == any(a < end and start < b for a, b in known)


@pytest.mark.parametrize("piece", ["<div>", "<p><b x={}>", "<ul><li>", "<b></p>"])
def test_elements_within_each_other_without_end_are_told(piece):
    assert not is_built_in_time("".join(piece.format(number) for number in range(5000)))
    assert not is_built_in_time("<a " + "".join(f"a{number} " for number in range(5000)) + ">")


def test_a_long_page_is_none_of_these():
    rows = "<tr><td>a</td><td><b>8</b><br><img src='x'></td></tr>\n" * 5000
    assert is_built_in_time(f"<table>{rows}</table>")
    assert is_built_in_time(f'<svg><path d="{"M 1 2 L 3 4 " * 20_000}"/></svg>')


def test_what_nests_without_end_is_read_all_the_same():
    text = "<div>" * 3000 + "<p>Телефон <b>8 495</b> 000-00-01</p>"
    assert "+74950000001" in {mention.value for mention in find(text, "html", Reading(LINT))}
