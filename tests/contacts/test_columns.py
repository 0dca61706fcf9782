"""In a table the numbers of a column are what its head names, and nothing else is."""

from __future__ import annotations

import pytest

from sverka.contacts import find
from sverka.contacts.columns import headed
from sverka.contacts.find import VIEWS
from sverka.contacts.reading import STRICT, Reading

READING = Reading(STRICT)
HEADS = ["Пошлина, ₽", "Срок (дней)", "Размер, МБ", "Стоимость"]


def table(syntax: str, *rows: tuple[str, ...]) -> str:
    if syntax == "markdown":
        head, *others = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([head, "|---" * len(rows[0]) + "|", *others])
    return f"<table>{''.join('<tr><td>' + '</td><td>'.join(row) + '</td></tr>' for row in rows)}</table>"


@pytest.mark.parametrize("syntax", ["markdown", "html"])
@pytest.mark.parametrize("head", HEADS)
def test_a_column_counts_as_its_head_says(syntax, head):
    assert (
        find(table(syntax, ("Что", head), ("Первое", "20 500"), ("Второе", "31 000")), syntax, READING) == []
    )


@pytest.mark.parametrize("syntax", ["markdown", "html"])
@pytest.mark.parametrize(
    ("head", "cell", "raw"),
    [
        ("Куда", "20 500", "20 500"),  # the head says nothing
        ("Срок, дней", "8 800 000-00-99", "8 800 000-00-99"),  # a valid number is one, whatever the head says
        ("Пошлина, ₽", "20 500 и 31 000 Иванов", "20 500 и 31 000"),  # the cell holds more
    ],
)
def test_a_head_hides_no_number(syntax, head, cell, raw):
    text = table(syntax, ("Что", head), ("Первое", cell))
    (found,) = find(text, syntax, READING)
    assert found.raw == raw
    assert text[found.start : found.end] == raw


def test_the_head_of_one_table_says_nothing_of_the_next():
    text = table("markdown", ("Что", "Пошлина, ₽"), ("Первое", "20 500"))
    other = table("markdown", ("Что", "Куда"), ("Второе", "31 000"))
    assert [found.raw for found in find(f"{text}\n\nИли так:\n\n{other}", "markdown", READING)] == ["31 000"]


def test_what_stands_around_the_word_keeps_its_place():
    text = table("markdown", ("Что", "Пошлина, ₽", "Куда"), ("Первое", "&#50;0 500", "8 800 000-00-99"))
    (row,) = [segment for segment in headed(VIEWS["markdown"](text)) if "500" in segment.text]
    assert "20 500 ₽" in row.text
    for shown in ("0 500", "8 800 000-00-99"):
        start, end = row.span(row.text.index(shown), row.text.index(shown) + len(shown))
        assert text[start:end] == shown
