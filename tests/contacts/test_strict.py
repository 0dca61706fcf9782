"""The strict policy: on our own pages every run of digits and every name is accounted for, however it is written."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from sverka.contacts.find import find
from sverka.contacts.hosts import top_level_domains
from sverka.contacts.names import host_mentions
from sverka.contacts.reading import STRICT, Reading

READING = Reading(STRICT, ("acmeline",))
EASY = settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))

BEFORE = (
    *("Звоните по номеру ", "По вопросам карты ", "Приходите в офис, ", "Наш номер: ", "", "Код заявления "),
    *("В заявлении укажите ", "Пришлите на ", "Справки ", "Данные: ", "Так и пишите: ", "Ответ придёт на "),
    *("Call us at ", "The reference is ", "Write it down: ", "Text "),
)
AFTER = (
    *(
        "",
        " копию паспорта",
        " смс с кодом",
        ".",
        " и ждите ответа",
        ", звонок бесплатный",
        " (круглосуточно)",
    ),
    *(" — справочная", " штаб помощи", " and wait for the answer", ", it is free", " см. раздел «Связь»"),
)
# What a text may put between two groups of digits: whole categories of Unicode, and words that only join.
SIGNS: dict[str, list[str]] = defaultdict(list)
for code in range(0x20, 0x1FAFF):
    if (category := unicodedata.category(chr(code)))[0] in "ZPS" or category == "Cf":
        SIGNS[category].append(chr(code))
JOINING = [" ", "-", ", ", " и ", " затем ", " then ", "\n", " / ", " — ", "…", " | ", ". ", "+", " 📞 "]
PAIRS = st.one_of(
    st.sampled_from(sorted(SIGNS)).flatmap(lambda category: st.sampled_from(SIGNS[category])),
    st.sampled_from(JOINING),
)
# The shapes of the closed grammar, said once more and apart from it: a day, a time, a year, an amount, a list.
SHAPES = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}:\d\d|24/7|[x×х]"
    r"|(?:18|19|20)\d\d|[$£€₽%°]|\d{1,3}(?: \d{3}){2}|^\d{1,3}[.)]\s|\d[.,]\d\d(?!\d)|\(?\d{1,2}[:-]\d{1,2}\)?[, ]",
    re.M,  # any line may begin with the number of a list
)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    digits = draw(st.text("0123456789", min_size=5, max_size=20))
    groups, at = [], 0
    while at < len(digits):
        size = draw(st.integers(1, 5))
        groups.append(digits[at : at + size])
        at += size
    same = draw(st.none() | PAIRS)
    return groups[0] + "".join((same or draw(PAIRS)) + group for group in groups[1:])


def in_syntax(syntax: str, text: str) -> str:
    plain = text.replace("\n", " ")
    quoted = json.dumps(plain, ensure_ascii=False)
    escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return {
        "markdown": text,
        "item": f"- {plain}\n- конец",
        "heading": f"## {plain}\n\nТекст.",
        "table": f"| Куда | Что |\n|---|---|\n| сюда | {plain.replace('|', ' ')} |",
        "field": f"---\ntitle: {quoted}\n---\nТекст.",
        "list field": f"---\nsynonyms:\n- {quoted}\n---\nТекст.",
        "text": plain,  # lines with words of their own are no one number
        "yaml": f"label: {{ru: {quoted}}}",
        "json": f'{{"label": {quoted}}}',
        "html": f"<p>{escaped}</p>",
        "attribute": f'<img src="a.png" alt="{escaped}">',
        "javascript": f"const said = {quoted};",
    }[syntax]


FORMS = {
    **dict.fromkeys(["markdown", "item", "heading", "table", "field", "list field"], "markdown"),
    **dict.fromkeys(["html", "attribute"], "html"),
    **{name: name for name in ("text", "yaml", "json", "javascript")},
}


def is_accounted_for(number: str) -> bool:
    # As it is seen: a year with a soft hyphen in it is read as the year without one, by people and by the finder.
    seen = "".join(char for char in number if unicodedata.category(char) != "Cf")
    spaced = "".join(" " if unicodedata.category(char)[0] == "Z" else char for char in seen)
    return bool(SHAPES.search(spaced))


def check_number(number: str, before: str, after: str, form: str) -> None:
    assume(not is_accounted_for(number))
    # Beyond these, a letter in a frame is a letter, and letters end a number.
    assume(not any(unicodedata.normalize("NFKC", char).isalpha() for char in number if not char.isalpha()))
    text = in_syntax(form, f"{before}{number}{after}")
    found = find(text, FORMS[form], READING)
    assert found, f"{form}: {text!r} passes"


NUMBERS = {
    "number": numbers(),
    "before": st.sampled_from(BEFORE),
    "after": st.sampled_from(AFTER),
    "form": st.sampled_from(sorted(FORMS)),
}


@EASY
@example(number="0-0)0-00", before="По вопросам карты ", after="", form="attribute")  # no scores of a match
@example(number="88-00)55-53)53-50", before="", after="", form="text")
@given(**NUMBERS)
def test_no_number_passes(number, before, after, form):
    check_number(number, before, after, form)


@pytest.mark.slow
@LONG
@given(**NUMBERS)
def test_no_number_of_a_hundred_thousand_passes(number, before, after, form):
    check_number(number, before, after, form)


ENDINGS = sorted(top_level_domains() - {"localhost"})
LABELS = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=2, max_size=12),
    st.text("абвгдежзиклмнопрстуфхцчшщыэюя-", min_size=3, max_size=12),
)


@pytest.mark.parametrize("template", ["Откройте {}/vhod сейчас", "сайт {}", "Зайдите на «{}».", "{}"])
def test_no_host_passes_whatever_its_ending(template):
    missed = [
        ending
        for ending in ENDINGS
        for name in ("portal-uslug", "портал-услуг", "esia.vhod")
        if not find(template.format(f"{name}.{ending}"), "markdown", READING)
    ]
    # Of these, a name by itself may be a file or a word of code; the project says which files it has.
    assert missed == []


@EASY
@given(label=LABELS, ending=st.sampled_from(ENDINGS))
def test_no_host_of_any_label_passes(label, ending):
    assume(not label.startswith("-") and not label.endswith("-") and "--" not in label)
    assume(not label.isdigit())
    assert list(host_mentions(f"Откройте {label}.{ending}/a сейчас", "text", READING)), f"{label}.{ending}"


@EASY
@given(
    name=st.from_regex(re.compile(r"[a-z][a-z0-9_]{5,20}"), fullmatch=True), before=st.sampled_from(BEFORE)
)
def test_no_account_passes(name, before):
    assume("__" not in name and not name.endswith("_"))  # Markdown takes these for emphasis
    assert find(f"{before}@{name}", "markdown", READING)


@pytest.mark.parametrize(
    "text",
    [
        "Срок — до 31.12.2026, затем с 01.01.2027 по 15.02.2027.",
        "27.11.2026 12:30 – 28.11.2026 14:45",
        "Выплата составит 17 328 ₽ 40 коп., а не 17 000 руб. 5 коп.",
        "ГК РФ: статьи 1111–1117 о наследстве",
        "| Вид | Пошлина, ₽ | Срок, дней |\n|---|---|---|\n| Права | 2 000 | 10 |\n| Номера | 28 500 | 14 |",
        "| Услуга | Стоимость |\n|---|---|\n| Копия | 20 000 |\n| Выписка | 18 500 |",
        "Поступило 14 200 жалоб, фото 420×525 пикселей, ошибка 0x80070005, строки 104 и 105",
        "Письмо № БС-4-21/1643@, плагин версии 5.0.12600, Windows (сборка 19045)",
        "DTSTART:20261123T063000Z",
        "Часы: 9:00–13:00, 14:00–18:00; пн 09–18, вт 09–18",
        "Цена 1 250 000 рублей, скидка 15 000.",
        "Пошлина 15 000–20 000 рублей, 100 % сразу",
        "| 2021 | 2022 |\n|---|---|\n| 8 800 555 | 7 916 123 | 8 495 123 |",
        "2019-2020-2021-2022",
        "Федеральный закон от 27.07.2010 № 210-ФЗ, ст. 159.6, ч. 2 ст. 274.1",
        "с. 120–125, 130, 145–150",
        "ГОСТ Р 52872-2019, ISO 8601-1:2019, ISO/IEC 27001:2022",
        "Версия 10.15.7, Android 8.0.0, Python 3.11.2",
        "Файл весит 3 421 017 байт, картинка 1920×1080",
        "Счёт 3:2 (1:0, 1:1, 1:1)",
        "Пакет socket.io, vue.js, asp.net; файл main.py",
        "г.Москва, ул.Ленина, д.5, кв.12. Готово.Дальше нажмите кнопку.Вход",
        "за семь дней, пять часов и тридцать минут позвоните",
        "Нажмите 1, затем 2. Номер 5 в очереди, окно 12",
        "Ждите смс 15 минут. Сообщение из 160 символов",
        "Приказ о телефонах 2026 года, сообщение до 1 200 знаков",
        "В 2019–2023 годах и в 2023/2024 учебном году. Effective July 1, 2024",
        "Оплатите штраф 500 рублей, the fee is £1,250.00 or €1.450,00",
    ],
)
def test_what_cannot_be_dialled_needs_no_account(text):
    assert [mention.raw for mention in find(text, "markdown", READING)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Звоните 12.11.2026",
        "Пишите на 43 705 см",
        "Наберите 2025",
        "Звоните по номеру 12:30 14:45",
        "REV:20261323T063000Z",
        "Звоните по номеру 0, 1800",
    ],
)
def test_what_is_to_be_used_or_is_no_day_is_not_harmless(text):
    assert find(text, "markdown", READING)


@pytest.mark.parametrize("text", ["Звоните до 12.11.2026", "Пишите с 9:00 до 18:00", "Позвоните в 12:30"])
def test_a_word_of_time_makes_a_time_of_it(text):
    assert find(text, "markdown", READING) == []


def test_every_digit_of_unicode_counts():
    digits: defaultdict[int, str] = defaultdict(str)
    for code in range(sys.maxunicode + 1):
        value = unicodedata.digit(chr(code), None)
        if value is not None:
            digits[code - value] += chr(code)
    missed = [
        row for row in digits.values() if len(row) >= 9 and not find(f"Код {row[1:9]}", "markdown", READING)
    ]
    assert missed == []
