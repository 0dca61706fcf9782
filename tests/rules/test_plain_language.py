"""Office language in readers' pages is warned of; what only looks like it is not."""

from __future__ import annotations

import pytest

from tests.additions import translate
from tests.help_centre import HelpCentre, place

OLD = "Напишите, что ищете."


def warnings(centre: HelpCentre) -> list[str]:
    return [place(finding) for finding in centre.findings() if finding.rule == "plain-language"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Необходимо осуществить проверку.", [1, 12]),
        ("Данная услуга является платёжной.", [1, 15]),
        ("Вход производится в соответствии с законом.", [6, 19]),
        ("Ознакомьтесь с правилами, в случае если их нет, звоните.", [1, 27]),
        ("Файл должен быть приложен, запись — быть открыта, имя — должно быть указано.", [6, 57]),
        ("Там должен быть один файл, и она должна быть одна.", []),
        ("Сохраните персональные данные и нужную копию.", []),
        ("Это необходимый файл, и он у вас есть.", []),
        ("Случай бывает разный, цель тоже.", []),
        ("Код: `необходимо осуществить`.", []),
    ],
)
def test_words_that_only_offices_use(centre, text, columns):
    centre.replace("docs/search.md", OLD, text)
    assert warnings(centre) == [f"docs/search.md:11:{column} plain-language" for column in columns]
    assert centre.errors() == []


def test_the_front_matter_is_read_too(centre):
    centre.replace("content/faq/pay/card.md", "Спросите оператора.", "Необходимо спросить.")
    assert warnings(centre) == ["content/faq/pay/card.md:9:10 plain-language"]


def test_each_language_has_its_own_words(centre):
    path = translate(
        centre, "docs/search.md", "Utilise the field prior to a call. You shall find it, marshall.\n"
    )
    line = centre.read(path).count("\n")
    assert warnings(centre) == [f"{path}:{line}:{column} plain-language" for column in (1, 19, 40)]
