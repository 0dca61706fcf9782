"""A number is found however it is written, whatever leads to it and whatever follows: every combination of three lists.

Nothing that stands behind a number takes it away, unit-like words and currencies included: that a sum of money is
none holds for digits in the groups of a sum (`88 005 553 536 рублей`) alone, and no form below is grouped so.
"""

from __future__ import annotations

import random
from itertools import product

import pytest

from sverka.contacts.mention import NUMBER, PHONE
from sverka.contacts.prose import prose_mentions
from sverka.contacts.reading import LINT, STRICT, Reading

FORMS = (
    *("8 800 000-00-10", "8 (800) 000-00-10", "8-800-000-00-10", "8(800)0000010", "88000000010"),
    *("+7 800 000-00-10", "+7 (800) 000-00-10", "+78000000010", "7 800 000-00-10", "78000000010"),
    *("8.800.000.00.10", "8 800 000 00 10", "8 800 000 0010", "8 800 0000010", "8 800 0 000 010"),
    *("8 900 000-00-10", "8 900 00 00 010", "8 495 000-00-10"),
)
BEFORE = """
|Звоните |Позвоните на |Звоните по номеру |Звоните по № |Наберите |Наберите номер |Перезвоните на |
Дозвониться можно по |Телефон: |Тел. |тел.: |Телефон горячей линии — |Горячая линия |Единый номер |
Единый телефон |Бесплатный номер: |Контактный телефон |Справочная служба: |Приёмная: |Факс |Моб. |
Дежурная часть |Диспетчерская: |Отправьте на |Отправьте смс на |Отправьте сообщение на номер |Пришлите на |
Пришлите код на |Напишите на |Напишите в WhatsApp |Пишите в Viber |WhatsApp: |Telegram, номер |Сообщите по |
Уточняйте по телефону |Подробности — |Справки: |Запись по |Записаться можно по |По вопросам карты |
По вопросам оплаты звоните |По вопросам паспорта |По вопросам счёта |По вопросам заявления № 5 |
По делу обращайтесь: |Обратитесь в поддержку: |Техподдержка |Служба поддержки: |Поддержка — |Бухгалтерия |
Оператор ответит: |Оплатите на номер |Переведите по номеру |Перевод по телефону |Пополните |
Сохраните номер |Запишите: |Номер |№ |Новый номер — |Наш номер: |Мы сменили номер, теперь |
Ответим в будни, |Приём ведётся, |Работаем до 20:00, |С 9 до 18, |В 2026 году |Ежедневно |Москва, |
г. Тюмень, |Call |Call us on |Dial |Phone: |Tel. |Text |Send it to |For help, call |Contact us: |Support: |
Hotline |Fax: |Our number is |Reach us at 
"""
AFTER = """
| копию паспорта| смс с кодом| см. раздел 3| мб| р. п. Лесной| руб.| рублей| ₽| штаб| шт.| тысяча звонков|
 тыс. обращений| год| года| час| часов| дней| день| минут| %| процентов| км от города| кг| г. Москва| га|
 стр. 5| человек ответят| чел.| раз в день| лет на рынке| коп.| млн|, доб. 123|, далее 1| (бесплатно)|
 (круглосуточно)| — горячая линия| с 9 до 18| до 20:00| в будни|, звонок бесплатный|. Звонок бесплатный.|
 или на почту| и назовите код| для справок| пн–пт| ежедневно| по всей России| с мобильного| в Москве| №|
 м. Лесная| по вопросам оплаты|!|; ответим| any time| to report fraud| free of charge| days a week
"""


def phrases(listed: str) -> list[str]:
    """Parts between bars; a line ends behind one of them."""
    return listed.strip("\n").replace("|\n", "|").split("|")


BEFORES, AFTERS = phrases(BEFORE), phrases(AFTER)
READINGS = {policy: Reading(policy) for policy in (LINT, STRICT)}


def missed(policy: str, combinations: list[tuple[str, str, str]]) -> list[str]:
    """The sentences in which some digit of the number lies in no mention of a number."""
    sentences = []
    for before, form, after in combinations:
        text = f"{before}{form}{after}"
        start, end = len(before), len(before) + len(form)
        found = [
            mention
            for mention in prose_mentions(text, "text", READINGS[policy])
            if mention.kind in {PHONE, NUMBER}
        ]
        digits = (at for at in range(start, end) if text[at].isdigit())
        if not all(any(mention.start <= at < mention.end for mention in found) for at in digits):
            sentences.append(text)
    return sentences


COMBINATIONS = list(product(BEFORES, FORMS, AFTERS))


def test_the_grid_is_as_large_as_it_says() -> None:
    assert (len(FORMS), len(set(FORMS)), len(set(BEFORES)), len(set(AFTERS))) == (18, 18, 85, 60)


@pytest.mark.parametrize("policy", READINGS)
def test_a_sample_of_the_grid(policy: str) -> None:
    assert missed(policy, random.Random(12).sample(COMBINATIONS, 3000)) == []


@pytest.mark.slow
@pytest.mark.parametrize("policy", READINGS)
def test_the_whole_grid(policy: str) -> None:
    assert missed(policy, COMBINATIONS) == []
