"""What a message wants: told by verbs and what they ask for in any order and form, and never taken from advice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.browser_engine import BrowserEngine
from benchmarks.chromium import launch_options
from sverka.registry import Policy, Registry

# Verbs, what they ask for, sentences that ask it of the reader, and sentences that advise against it.
GRID: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
    "code password card": (
        [
            "назовите",
            "сообщите",
            "продиктуйте",
            "пришлите",
            "перешлите",
            "скажите",
            "передайте",
            "скиньте",
            "дайте",
            "вышлите",
            "зачитайте",
            "скажи",
        ],
        [
            "код",
            "кодик из смс",
            "смс-код",
            "цифры из сообщения",
            "одноразовый пароль",
            "пароль",
            "номер карты",
            "CVC",
        ],
        [
            "{v} {o}",
            "{o} {v} оператору",
            "пожалуйста, {v} мне {o}, который вам пришёл",
            "чтобы отменить заявку, {v} специалисту поддержки {o}",
            "не кладите трубку, {v} {o}",
            "не бойтесь и {v} {o}",
        ],
        ["не {v} {o}", "никому не {v} {o}", "никогда не {v} никому {o}", "{o} никому не {v}"],
    ),
    "money": (
        ["перевести", "перечислить", "отправить", "передать"],
        ["деньги", "все накопления", "50 000 рублей", "наличные", "средства на безопасный счёт"],
        [
            "вам надо {v} {o}",
            "для отмены кредита необходимо {v} {o}",
            "чтобы не потерять вклад нужно {v} {o}",
            "ваш счёт атакуют мошенники, вы должны {v} {o}",
            "не могли бы вы {v} {o}",
        ],
        [
            "мошенники просят {v} {o}",
            "никогда не надо {v} {o}",
            "если вас просят {v} {o}, положите трубку",
            "сотрудники банка не просят {v} {o}",
            "нельзя {v} {o} по просьбе незнакомцев",
        ],
    ),
    "access": (
        ["откройте", "дайте", "предоставьте", "включите", "разрешите"],
        ["доступ к экрану", "удалённый доступ", "демонстрацию экрана", "трансляцию экрана"],
        ["{v} {o}", "для проверки {v}, пожалуйста, специалисту {o}", "{o} {v} на пять минут"],
        ["не {v} {o}", "никогда никому не {v} {o}"],
    ),
    "secret": (
        ["рассказывайте", "говорите", "сообщайте"],
        ["о нашем разговоре", "об этом звонке", "родственникам", "про операцию"],
        ["никому не {v} {o}", "ни в коем случае не {v} {o}"],
        ["{v} {o}", "код 4821, не {v} его {o}"],
    ),
    "code password card money": (
        ["send", "give"],
        [
            "the code",
            "your password",
            "the card number",
            "the money",
            "£500",
            "the funds to the safe account",
        ],
        [
            "{v} me {o}",
            "please {v} {o} to the agent",
            "you must {v} us {o}",
            "to cancel the transfer, {v} {o}",
        ],
        [
            "never {v} {o} to anybody",
            "do not {v} anyone {o}",
            "we will never ask you to {v} {o}",
            "scammers may ask you to {v} {o}",
            "if somebody asks you to {v} {o}, hang up",
        ],
    ),
}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium."""
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="module")
def engine(browser: Browser, registry: Registry, policy: Policy) -> Iterator[BrowserEngine]:
    """The browser's engine with the records of the cases."""
    with BrowserEngine(registry, policy, browser) as engine:
        yield engine


def _said(verbs: list[str], things: list[str], sentences: list[str]) -> list[str]:
    made = [text.format(v=verb, o=thing) for text, verb, thing in product(sentences, verbs, things)]
    return [text[0].upper() + text[1:] for text in made]


@pytest.mark.parametrize("wants", GRID)
def test_a_demand_is_told_in_any_order_and_form(engine: BrowserEngine, wants: str) -> None:
    verbs, things, asking, _ = GRID[wants]
    texts = _said(verbs, things, asking)
    found = zip(texts, engine.demands(texts), strict=True)
    assert [text for text, said in found if not said & set(wants.split())] == []


@pytest.mark.parametrize("wants", GRID)
def test_advice_is_no_demand(engine: BrowserEngine, wants: str) -> None:
    verbs, things, _, advising = GRID[wants]
    texts = _said(verbs, things, advising)
    found = zip(texts, engine.demands(texts), strict=True)
    assert [(text, said) for text, said in found if said & set(wants.split())] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nazovite kod iz SMS operatoru",
        "Prodiktuyte parol",
        "Н а з о в и т е  к о д",
        "На\u200bзо\u200bвите код",
        "Нaзoвитe кoд",
        "НАЗОВИТЕ КОД!!!",
        "Назовите\nкод",
        "Какой код вам пришёл?",
        "Жду от вас код",
    ],
)
def test_a_demand_that_is_written_oddly(engine: BrowserEngine, text: str) -> None:
    assert engine.demands([text])[0] & {"code", "password"}


@pytest.mark.parametrize(
    "piece", ["назовите ", "код ", "если код ", "не ", "(", "*1*", "1 ", "а б в ", "А"], ids=range(9)
)
def test_a_huge_text_is_read(engine: BrowserEngine, piece: str) -> None:
    assert len(engine.demands([piece * (200_000 // len(piece))])) == 1
