"""What readers wrote is shown to editors without what names a person."""

from __future__ import annotations

import pytest

from sverka.reports.masking import masked

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
    "": "",
}


@pytest.mark.parametrize("said", SAID)
def test_personal_data_is_covered_and_nothing_else(said: str) -> None:
    assert masked(said) == SAID[said]
