"""What readers wrote is shown to editors without what names a person."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.contacts import find
from sverka.contacts.mention import ACCOUNT, EMAIL, PHONE
from sverka.reports.masking import masked
from tests.linear import grows_evenly

SAID = {
    "Мой телефон 8 912 345-67-89, перезвоните": "Мой телефон [phone], перезвоните",
    "8 912 345-67-89 или 8 912 345-67-80": "[phone] или [phone]",
    "Почта ivanov.petr@mail.example": "Почта [e-mail]",
    "Пишите на иван@почта и всё": "Пишите на [e-mail] и всё",
    "Почта ivanov собака mail.example": "Почта [e-mail]",
    "Ящик ivan@№5, квартира": "Ящик [e-mail] квартира",
    "По 5@ за штуку, ник @10": "По 5@ за штуку, ник @10",
    "Мой t.me/+79990000017": "Мой [account]",
    "Я в Телеграме t.me/ivanov_petr, пишите": "Я в Телеграме [account], пишите",
    "СНИЛС 112-233-445 95": "СНИЛС [number]",
    "ИНН 7707083893 и карта 4276 3800 1234 5678": "ИНН [number] и карта [number]",
    "Родился 01.02.1980": "Родился [number]",
    "Паспорт 45 08 № 123": "Паспорт [number]",
    "Полис 12 34 56": "Полис [number]",
    "Запись 1~2~3~4~5~6": "Запись 1~2~3~4~5~6",
    "Счёт 12 / 34 (56)": "Счёт [number])",
    "Дело 1   2   3   4   5   6": "Дело [number]",
    "Код страницы 120-74, шаг 3": "Код страницы 120-74, шаг 3",
    "Открыл сайт acme.example в 12:30": "Открыл сайт acme.example в 12:30",
    "Ждал 5 дней, потом 10, потом 20, потом 30": "Ждал 5 дней, потом 10, потом 20, потом 30",
    "1    2    3    4    5    6": "1    2    3    4    5    6",
    "8 912 345-67-89vk.com/8 912 345-67-89": "[number]vk.com/[number]",
    "ivan@mail.example@mail.example": "[e-mail]",
    "[/b] [phone]": "[/b] [phone]",
    "": "",
}


@pytest.mark.parametrize("said", SAID)
def test_personal_data_is_covered_and_nothing_else(said: str) -> None:
    assert masked(said) == SAID[said]


MASK = re.compile(r"\[(?:phone|e-mail|account|number)\]")
PIECES = st.sampled_from(
    """8 912 345-67-89|+7 (912) 345-67-89|ivan@mail.example|иван собака почта точка рф|t.me/ivan_petr|@ivan_petrov
    |wa.me/79990000017|восемь девятьсот двенадцать| |, |12|3|-|8|+7|(|)|@|.|/|слово|a|t.me/|собака|точка|ru|example
    |mail.|4276 3800 1234 5678|телеграм|vk.com/id12|№|vk.com/|[|\u200b|\u0663\u0664\u0665""".replace(
        "\n    ", ""
    ).split("|")
)
WRITTEN = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


@given(WRITTEN)
def test_what_is_left_holds_no_contact_and_everything_else_stays(said: str):
    shown = masked(said)
    left = find(MASK.sub("\n", shown), "text")
    assert [mention for mention in left if mention.kind in {PHONE, EMAIL, ACCOUNT}] == []
    assert re.fullmatch("(?s:.+?)".join(map(re.escape, MASK.split(shown))), said)


@given(st.text(st.characters(categories=["L", "Zs"], exclude_characters="@"), max_size=60))
def test_words_alone_stay_as_they_are(said: str):
    if "собака" not in said:
        assert masked(said) == said


@pytest.mark.parametrize(
    "piece", ["x", "x@", "@", "1", "1-", "a.", "8 912 345-67-89, ", "ivan@mail.example ", "x\n"]
)
def test_masking_takes_a_time_that_grows_with_the_text(piece: str):
    assert grows_evenly(lambda size: masked((piece * size)[:size]), 5_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["x", "x@", "@", "1", "слово ", "a.", "t.me/ivan ", "ivan@mail.example ", "x\n"]
)
def test_masking_a_megabyte_takes_a_hundred_times_what_ten_kilobytes_take(piece: str):
    for size in (10_000, 100_000):
        assert grows_evenly(lambda size: masked((piece * size)[:size]), size, 10)
