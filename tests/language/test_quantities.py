"""Typed hours, deadlines and costs in any text: where they stand, what they say, and what they are about."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sverka.language.quantities import Statement, plain, same_subject, statements, subject_of

PIECES = [
    "10", "5", "пять", "двадцать один", "дней", "рабочих", "день", "час", "с", "до", "по", "9:00", "18.00", "будням",
    "рублей", "₽", "бесплатно", "круглосуточно", "days", "five", "free of charge", "24/7", "-", "–", ".", ",", "\n",
    "\n\n", " ", "\u00a0", "|", "- ", "1. ", "#", "{{", "}}", "`", "ё", "İ", "\u0301", "😀",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map(" ".join) | st.text()


@given(TEXT, st.sampled_from(["ru", "en", "de"]))
@example("круглосуточно", "ru")
@example("İ 5 дней", "ru")
def test_a_statement_says_what_stands_at_its_place(text: str, lang: str) -> None:
    end = 0
    for statement in statements(text, lang):
        assert text.startswith(statement.said, statement.start)
        assert statement.said == statement.said.strip() and statement.said
        assert statement.sentence <= statement.start and end <= statement.start
        assert statement.kind in {"hours", "deadline", "cost"}
        end = statement.start + len(statement.said)


@given(TEXT)
def test_a_language_without_patterns_states_nothing(text: str) -> None:
    assert list(statements(text, "de")) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 50_000,
        "1" + " " * 100_000,
        "один " * 20_000,
        "с 9 " * 25_000,
        "1\u00a0000 " * 20_000,
        "10 дней " * 5_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_long_text_takes_no_longer_than_its_length_asks(text: str) -> None:
    start = time.perf_counter()
    for lang in ("ru", "en"):
        list(statements(text, lang))
    assert time.perf_counter() - start < 20  # a search that reads on from each place would take hours


def said(text: str, lang: str = "ru") -> list[tuple[str, str]]:
    return [(statement.kind, statement.said) for statement in statements(text, lang)]


def test_the_kinds():
    assert said("Линия открыта с 9 до 18 по будням, звонок бесплатный, ответ за три дня.") == [
        ("hours", "с 9 до 18"),
        ("hours", "по будням"),
        ("cost", "бесплатный"),
        ("deadline", "три дня"),
    ]
    assert said("Open 24/7, free of charge, in five days.", "en") == [
        ("hours", "24/7"),
        ("cost", "free of charge"),
        ("deadline", "five days"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 рабочих дней", "пяти рабочих дней"),
        ("Один день", "одного дня"),
        ("3 дня", "трёх дней"),
        ("сутки", "суток"),
        ("10  минут", "ДЕСЯТЬ МИНУТ"),
        ("с 9:00 до 18:00", "с  9:00\nдо 18:00"),
    ],
)
def test_one_thing_said_in_two_ways_is_one_thing(one, other):
    assert plain(one, "ru") == plain(other, "ru")


@pytest.mark.parametrize(("one", "other"), [("5 дней", "15 дней"), ("5 дней", "5 недель"), ("9:00", "9:30")])
def test_two_things_are_two(one, other):
    assert plain(one, "ru") != plain(other, "ru")


def only(text: str) -> Statement:
    (statement,) = statements(text, "ru")
    return statement


def test_what_a_statement_is_about_are_the_words_of_its_sentence_alone():
    about = only("Чат открыт. Жалобу рассмотрят за 5 дней. Квитанция придёт.").about
    assert "жалоб" in about
    assert not about & {"чат", "квитанц", "дн"}


def test_statements_are_of_one_subject_by_the_fact_they_name_or_by_two_words():
    subjects = {"reply": frozenset({"срок", "ответ"}), "fee": frozenset({"пошлин"})}
    reply, other, fee = (
        only("Срок нашего ответа — 5 дней."),
        only("Ответ даём в срок до 7 дней."),
        only("Размер пошлины меняется за 9 дней."),
    )
    assert [subject_of(one, subjects) for one in (reply, other, fee)] == ["reply", "reply", "fee"]
    assert same_subject(reply, other, subjects)
    assert not same_subject(reply, fee, subjects)
    assert same_subject(only("Жалобу рассмотрят за 5 дней."), only("Жалобу снова рассмотрят за 7 дней."), {})
    assert not same_subject(only("Жалобу рассмотрят за 5 дней."), only("Письмо придёт за 7 дней."), {})
