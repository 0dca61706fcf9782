"""Russian-looking text: stems with their endings, common ones often, names that only one page has."""

from __future__ import annotations

from itertools import accumulate
from random import Random

_NOUNS = (
    "заявлен обращен решен подтвержден уведомлен сообщен приложен назначен требован исправлен удостоверен"
    " разрешен начислен списан предписан"
)
_MASCULINE = (
    "документ кабинет портал платёж статус номер паспорт адрес файл запрос отказ орган специалист оператор"
    " браузер пароль договор полис счёт регистр архив отдел заявител сертификат раздел вопрос ответ снимок"
    " перевод банк штраф налог регион центр телефон экран"
)
_FEMININE = (
    "справк квитанц услуг пошлин подпис страниц ошибк выписк анкет форм кнопк запис личност доверенност"
    " оплат проверк карт жалоб претензи очеред ссылк программ почт"
)
_ADJECTIVES = (
    "личн электронн нужн нов письменн государственн платёжн обязательн готов важн последн исходн полн"
    " официальн ошибочн повторн архивн налогов мобильн региональн"
)
_VERBS = "провер сохран отправ заполн найд получ измен исправ уточн подтверд приложил распечат назнач выбер"
_SMALL = "в и на не по с для из или если когда чтобы до после через о об у при к что как это уже ещё только"

_ENDINGS = {
    _NOUNS: "ие ия ию ием ии ий иям иями иях",
    _MASCULINE: " а у ом е ы ов ам ами ах",
    _FEMININE: "а ы е у ой ам ами ах",
    _ADJECTIVES: "ый ого ому ым ом ая ой ую ое ые ых ыми",
    _VERBS: "ите ить ят ил ила или им ено ена",
}
_SYLLABLES = "бавегодижузакиломенупирасотуфехоцачешаню"
_QUANTITIES = (
    "3 файла",
    "2 листа",
    "до 1 200 знаков",
    "25 МБ",
    "2 страницы",
    "50 %",
    "с 9-й страницы",
    "до 2026 года",
)


def _forms() -> list[str]:
    """Every form of every stem, rarer ones last, mixed so that each kind of word is among the common ones."""
    forms = [
        stem + end for stems, ends in _ENDINGS.items() for end in ends.split(" ") for stem in stems.split()
    ]
    Random(0).shuffle(forms)
    return forms


_WORDS = _forms()
_WEIGHTS = list(accumulate(1 / (rank + 10) for rank in range(len(_WORDS))))  # Zipf's law
_JOINING = _SMALL.split()


def name(number: int) -> str:
    """A word that no other number below 8,000 has: its digits to the base of twenty, as syllables."""
    digits = [number // 20**place % 20 for place in (2, 1, 0)]
    return "".join(_SYLLABLES[2 * digit : 2 * digit + 2] for digit in digits).capitalize()


def words(rng: Random, count: int) -> str:
    """Words in a row, each third one a small joining word."""
    chosen = rng.choices(_WORDS, cum_weights=_WEIGHTS, k=count)
    return " ".join(rng.choice(_JOINING) if at % 3 == 2 else word for at, word in enumerate(chosen))


def sentence(rng: Random, about: str = "") -> str:
    """A sentence, now and then with a number or the name of what the page is about."""
    parts = [words(rng, rng.randint(4, 9))]
    if rng.random() < 0.2:
        parts.append(rng.choice(_QUANTITIES))
    if about and rng.random() < 0.15:
        parts.append(f"«{about}»")
    parts.append(words(rng, rng.randint(2, 4)))
    text = " ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def paragraph(rng: Random, about: str = "") -> str:
    """Three to six sentences."""
    return " ".join(sentence(rng, about) for _ in range(rng.randint(3, 6)))
