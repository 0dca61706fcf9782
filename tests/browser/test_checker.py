"""The reader's checker: what it says of pasted contacts, on a server and from a folder, without asking anybody."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from sverka.registry import Registry
from sverka.registry.records import Want
from tests.browser.pages import PAGES, WORDS, WORDS_BY_LANGUAGE, Watch
from tests.help_centre import REPOSITORY

# What is pasted → the verdicts shown, the gravest first. Values on record: tests/cases/whole/content/contacts.
SAID = {
    "8 800 000-70-10": ["on-record"],
    "0100": ["on-record"],
    "acmehelp": ["not-in-list"],  # a draft
    "https://www.acmehelp.example/help": ["on-record"],
    "8 495 000-33-44": ["was-on-record"],
    "8 800 000-55-35": ["denied"],
    "восемь восемьсот ноль ноль ноль пятьдесят пять тридцать пять": ["denied"],
    "8 800 000-70-11": ["imitation"],
    "0101": ["imitation"],
    "https://acmehe1p.example/login": ["imitation"],
    "vhod-acmehelp.example": ["imitation"],
    "@acmehelp_bot": ["imitation"],
    "https://clck.ru/abc": ["unclear-link"],
    "https://acmehelp.example@evil.test/": ["unclear-link"],
    "8 812 000-67-89": ["not-in-list"],
    "http://www.acmehelp.example": ["badly-written"],
    "112": ["emergency"],
    "Ваша заявка одобрена! Войдите на acmehelp-vyplaty.example или звоните 8 800 000-70-10": [
        "imitation",
        "in-message",
    ],
    "СНИЛС 112-233-445 95, заявление № 4512345678": [],
    "Добрый день": [],
}


def _field(page: Page) -> Locator:
    return page.get_by_label(WORDS["checker_label"])


def _verdicts(page: Page) -> Locator:
    return page.locator(".sv-verdict")


def _open(page: Page, base: str) -> Page:
    page.goto(base + PAGES["check"])
    return page


def _first_line(page: Page) -> Locator:
    return page.locator(".sv-checker__status")


def _titles(kinds: list[str]) -> list[str]:
    return [WORDS[f"verdict_{kind}"] for kind in kinds]


def _paste_html(page: Page, html: str, text: str) -> None:
    page.evaluate(
        """([html, text]) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", text);
            const field = document.getElementById("checker-text");
            field.focus();
            field.value = text;
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        [html, text],
    )


def test_each_kind_of_contact_gets_its_verdict_and_the_gravest_is_the_first_line(
    base: str, page: Page
) -> None:
    _open(page, base)
    for text, kinds in SAID.items():
        _field(page).fill(text)
        expect(_verdicts(page).locator(".sv-verdict__title"), text).to_have_text(_titles(kinds))
        if len(text.split()) == 1 or not kinds:
            said = WORDS[f"verdict_{kinds[0]}"] if kinds else WORDS["checker_nothing"]
            expect(_first_line(page), text).to_contain_text(said)


# A message → how its first line speaks, and the wishes that it names in their order.
MESSAGES: dict[str, tuple[str, list[str]]] = {
    # What fraud asks for, in any order and form, with words between.
    "Ваш аккаунт в Акме взломан. Звоните 8 800 000-70-10 и назовите код оператору.": (
        "danger",
        ["code", "haste"],
    ),
    "Вам звонили с номера 8 800 000-70-10. Сотрудник Акме ждёт код из СМС.": ("danger", ["code"]),
    "СМС от acmehelp: для входа пришлите на 89160000000 смс с кодом": ("danger", ["code"]),
    "Код, который придёт вам в СМС, надо сразу продиктовать специалисту": ("danger", ["code"]),
    "Сейчас придёт код. Продиктуйте его мне": ("danger", ["code"]),
    "Назовите пожaлуйстa кoд": ("danger", ["code"]),
    "Н а з о в и т е  к о д из смс": ("danger", ["code"]),
    "Не кладите трубку и назовите код": ("danger", ["code", "secret"]),
    "Чтобы не потерять доступ, нужно сообщить пароль": ("danger", ["password"]),
    "Укажите номер карты и CVC": ("danger", ["card"]),
    "Переведите деньги на безопасный счёт 40000000000000000000": ("danger", ["money"]),
    "Ваш счёт атакуют мошенники, вам необходимо перевести деньги на резервный счёт": ("danger", ["money"]),
    "Откройте доступ к экрану, я помогу": ("danger", ["access"]),
    "Об этом звонке никому не рассказывайте": ("danger", ["secret"]),
    "Срочно: acmehelp-vhod.example": ("danger", ["haste"]),
    "Пришлите паспорт на help@mail.example": ("danger", ["documents"]),
    "Please read the one-time code to our agent": ("danger", ["code"]),
    "Do not tell your bank. Move your savings to the safe account": ("danger", ["money", "secret"]),
    "Install AnyDesk and give me the number": ("danger", ["access"]),
    # What ordinary messages ask for, too.
    "Начислен штраф. Оплатите его в кабинете: https://www.acmehelp.example/": ("caution", ["money"]),
    "Перезвоните мне, 8 812 000-67-89": ("caution", ["contact"]),
    # Advice is no demand, whoever gives it; and no first line reassures.
    "Код подтверждения 482913. Никому его не сообщайте.": ("caution", []),
    "Никогда никому не называйте код, пароль и данные карты": ("plain", []),
    "Сотрудники не просят продиктовать код и не предлагают установить программу": ("plain", []),
    "Мошенники просят перевести деньги на безопасный счёт": ("plain", []),
    "Если вас просят назвать код, положите трубку": ("plain", []),
    "Если код не пришёл, сообщите нам": ("plain", []),
    "Для входа введите код 482913": ("caution", []),
    "Скажите оператору код страницы 120-74": ("plain", []),
    "We will never call you and ask you to share your code or send money": ("plain", []),
    "Your code is 482913. Do not share it with anyone.": ("caution", []),
    "Горячая линия: 8 (800) 000-70-10, с мобильного 0100.": ("plain", []),
    "Ваше заявление принято. Статус: acmehelp.example": ("plain", []),
    "Приём 28.11.2026 в 14:30, каб. 12, окно 3. Талон А-115.": ("plain", []),
}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_first_line_says_what_the_message_wants(http_base: str, page: Page, lang: str) -> None:
    words = WORDS_BY_LANGUAGE[lang]
    page.goto(http_base + ("" if lang == "ru" else f"{lang}/") + PAGES["check"])
    for text, (tone, wants) in MESSAGES.items():
        page.get_by_label(words["checker_label"]).fill(text)
        asked = {"ru": " и ", "en": " and "}[lang].join(words[f"want_{want}"] for want in wants)
        line = words[f"message_{tone}"].replace("{wants}", asked) if wants else ""
        expect(_first_line(page), text).to_have_attribute("data-tone", tone)
        expect(_first_line(page), text).to_contain_text(line)
        for promise in ("verdict_on-record", "verdict_other-operator"):
            expect(_first_line(page), text).not_to_contain_text(words[promise])


def test_a_demand_shows_its_words_and_who_warns_of_it(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("Добрый день! Назовите оператору код из СМС. Спасибо")
    card = _verdicts(page).first
    expect(card.locator(".sv-verdict__title")).to_have_text(f"{WORDS['want_title']} {WORDS['want_code']}")
    expect(card.locator("q")).to_have_text("Назовите оператору код из СМС")
    expect(card.locator(".sv-verdict__record a").first).to_have_attribute("href", re.compile("#source-"))
    expect(card).to_contain_text("Надзор Примера")


@pytest.mark.usefixtures("site")
def test_every_wish_is_worded_and_has_a_source_on_record(registry: Registry) -> None:
    phrases = yaml.safe_load((REPOSITORY / "src/sverka/contacts/demands.yml").read_text("utf-8"))
    asked = {rule["want"] for language in phrases["languages"].values() for rule in language["asks"]}
    assert asked == set(get_args(Want))
    for want in asked:
        warning = [source for source in registry.sources.values() if want in source.warns_against]
        assert warning, want
        assert {source.tier for source in warning} <= {"A", "B"}, want
        for words in WORDS_BY_LANGUAGE.values():
            # A stranger's contact has a card of its own, which says what to do.
            ends = ("",) if want == "contact" else ("", "_text", "_next")
            assert all(words[f"want_{want}{end}"] for end in ends), want


def test_a_genuine_contact_in_a_message_is_said_below_with_a_warning(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("Назовите код. Мы звоним с номера 8 800 000-70-10")
    card = _verdicts(page).last
    expect(card.locator(".sv-verdict__title")).to_have_text(WORDS["verdict_in-message"])
    expect(card).to_contain_text("номер и имя отправителя подделывают")
    expect(page.locator(".sv-verdict--on-record")).to_have_count(0)


# What is seen and is no contact of a kind on record → its kind.
THINGS = {
    "Карта 2200 0000 0000 0000": "card",
    "4000000000000002": "card",
    "Счёт 40000000000000000000": "account-number",
    "GB00 TEST 0000 0000 0000 00": "account-number",
    "0x" + "00" * 20: "wallet",
    "Мой AnyDesk: 000 000 000": "remote-access",
    "Ваш код: 000-000": "code",
    "0000 is your code": "code",
    "Наберите *00*0#": "ussd",
}


def test_what_is_no_contact_is_named_as_what_it_is(base: str, page: Page) -> None:
    _open(page, base)
    for text, kind in THINGS.items():
        _field(page).fill(text)
        expect(page.locator(".sv-verdict--unaccounted .sv-verdict__title"), text).to_have_text(
            WORDS[f"thing_{kind}"]
        )


# Mark-up of a letter that leads to evil.test, though its text does not say so.
LEADING = [
    '<a href="https://evil.test/">x</a>',
    '<a href="ht&#10;tps:/&#9;/evil.test/">x</a>',
    '<a href="&#1; \\\\evil.test\\x">x</a>',
    '<a href="https:\\\\evil.test">x</a>',
    '<a href="https://evil.test\\@acmehelp.example/">x</a>',
    '<a href="https://www.acmehelp.example/" ping="https://evil.test/">x</a>',
    '<map><area href="https://evil.test/" alt="x"></map>',
    '<svg><a xlink:href="https://evil.test/"><text>x</text></a></svg>',
    '<iframe src="https://evil.test/"></iframe>',
    '<form action="https://evil.test/"><button>x</button></form>',
    '<form><button formaction="https://evil.test/">x</button></form>',
    '<form><input type="image" src="https://evil.test/"></form>',
    '<meta http-equiv="refresh" content="0; URL=\'https://evil.test/\'">',
    '<base href="https://evil.test/"><a href="lk">x</a>',
    '<table background="https://evil.test/x.png"></table>',
    '<object data="https://evil.test/"></object>',
    '<img srcset="a.png 1x, https://evil.test/b.png 2x">',
    '<p style="background: url(https://evil.test/)">x</p>',
    '<video poster="https://evil.test/"></video>',
]


def test_every_way_in_which_a_letter_leads_somewhere(http_base: str, page: Page) -> None:
    _open(page, http_base)
    for html in LEADING:
        _paste_html(page, html, "Войдите в кабинет")
        expect(_verdicts(page).filter(has_text="evil.test"), html).not_to_have_count(0)
        page.get_by_role("button", name=WORDS["checker_clear"]).click()


@pytest.mark.parametrize("scheme", ["java&#10;script:alert(1)", "&#1;data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_something_is_dangerous(http_base: str, page: Page, scheme: str) -> None:
    _open(page, http_base)
    _paste_html(page, f'<a href="{scheme}">Войти</a>', "Войти в кабинет")
    expect(_first_line(page)).to_contain_text(WORDS["message_bad"])
    expect(page.locator(".sv-verdict--unclear-link")).to_have_count(1)


@pytest.mark.parametrize(
    ("field", "want"),
    [
        ('<input type="password">', "password"),
        ('<label>Номер карты <input name="n1"></label>', "card"),
        ('<input autocomplete="cc-csc">', "card"),
        ('<input autocomplete="one-time-code">', "code"),
        ('<input placeholder="Серия и номер паспорта">', "documents"),
    ],
)
def test_a_letter_whose_form_asks_for_a_secret(http_base: str, page: Page, field: str, want: str) -> None:
    _open(page, http_base)
    _paste_html(page, f"<form>{field}<button>Войти</button></form>", "Ваш кабинет")
    expect(_first_line(page)).to_have_attribute("data-tone", "danger")
    expect(_first_line(page)).to_contain_text(WORDS[f"want_{want}"])


def test_the_button_brings_the_verdict_into_view_and_leaves_the_focus(base: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    _open(page, base)
    _field(page).fill("Назовите код из СМС")
    expect(_verdicts(page)).to_have_count(1)
    button = page.get_by_role("button", name=WORDS["checker_button"])
    button.click()
    expect(_first_line(page)).to_be_in_viewport(ratio=1)
    expect(page.locator("#checker").get_by_role("status")).to_contain_text(WORDS["want_code"])
    expect(button).to_be_focused()


def test_what_differs_is_marked_and_the_right_name_stands_beside_it(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("acmehe1p.example")
    expect(page.locator(".sv-verdict mark")).to_have_text("1")
    expect(_verdicts(page)).to_contain_text("acmehelp")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("help@acmehelp-help.example", "help@acmehelp-help.example"),
        ("info@акмехелп-вход.рф", "info@акмехелп-вход.рф"),
        ("https://t.me/acmehelp_help", "t.me/acmehelp_help"),
        ("СМС от acmeheIp: ждите", "acmeheip (acmeheIp)"),
        ("8 (800) 000-70-11", "8 800 000-70-11"),
    ],
)
def test_an_imitation_is_shown_as_a_whole(base: str, page: Page, text: str, shown: str) -> None:
    _field(_open(page, base)).fill(text)
    expect(_verdicts(page).locator(".sv-verdict__value")).to_have_text(re.compile(rf"{re.escape(shown)}$"))


def test_a_link_that_says_one_thing_and_leads_to_another(base: str, page: Page) -> None:
    _open(page, base)
    _paste_html(
        page, '<p>Войдите: <a href="https://evil.test/">acmehelp.example</a></p>', "Войдите: acmehelp.example"
    )
    expect(page.locator(".sv-verdict__title").first).to_have_text(WORDS["verdict_mismatch"])
    expect(_verdicts(page).first).to_contain_text("evil.test")


def test_nothing_is_loaded_before_it_is_used_sent_or_stored(base: str, fresh_page: Page) -> None:
    watch = Watch(fresh_page, base)
    _open(fresh_page, base)
    assert not watch.asked_for("assets/check/")
    _field(fresh_page).fill("8 800 000-55-35, https://acmehelp.test/")
    expect(_verdicts(fresh_page)).to_have_count(2)
    assert len(watch.asked_for("assets/check/")) == 2
    watch.start()
    _field(fresh_page).fill("8 800 000-70-11 и vhod-acmehelp.example")
    expect(_verdicts(fresh_page).first).to_contain_text(WORDS["verdict_imitation"])
    assert (watch.requests, watch.foreign, watch.complaints) == ([], [], [])
    stored = fresh_page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length")
    assert (stored, fresh_page.context.cookies()) == (0, [])


def test_one_button_wipes_all(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("8 800 000-55-35")
    expect(_verdicts(page)).to_have_count(1)
    page.get_by_role("button", name=WORDS["checker_clear"]).click()
    expect(_verdicts(page)).to_have_count(0)
    expect(_field(page)).to_have_value("")
    expect(_field(page)).to_be_focused()


def test_no_verdict_promises_that_a_message_is_genuine() -> None:
    promises = ("подлинное", "точно настоящ", "безопасн", "можно доверять", "гарантир")
    texts = {
        name: text.lower()
        for name, text in WORDS.items()
        if name.startswith(("verdict_", "checker_", "reason_", "message_", "want_", "thing_"))
    }
    assert len(texts) > 40
    assert [name for name, text in texts.items() if any(word in text for word in promises)] == []


def test_a_contact_on_record_comes_with_the_warning(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("8 800 000-70-10")
    expect(page.get_by_text(WORDS["checker_limits"])).to_be_visible()


def test_a_failed_load_says_so_and_the_next_try_works(http_base: str, fresh_page: Page) -> None:
    fresh_page.route("**/assets/check/*", lambda route: route.abort())
    _field(_open(fresh_page, http_base)).fill("0100")
    expect(fresh_page.get_by_text(WORDS["checker_failed"])).to_be_visible()
    fresh_page.unroute("**/assets/check/*")
    fresh_page.get_by_role("button", name=WORDS["checker_button"]).click()
    expect(_verdicts(fresh_page)).to_have_count(1)


def test_mark_up_in_the_text_stays_text(base: str, page: Page) -> None:
    _field(_open(page, base)).fill('<img src=x onerror="document.title=1"> https://evil.test/<b>x</b>')
    expect(_verdicts(page).first).to_contain_text("evil.test")
    assert page.locator(".sv-checker img, .sv-checker__list b b").count() == 0


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("8" * 150_000, WORDS["thing_unaccounted-number"]),
        ("a." * 70_000, WORDS["checker_nothing"]),
        ("восемь " * 20_000, WORDS["thing_unaccounted-number"]),
        ("x" * 300_000, WORDS["checker_too_long"]),
    ],
    ids=["digits", "dots", "number words", "too long"],
)
def test_a_huge_text_is_answered(http_base: str, page: Page, text: str, answer: str) -> None:
    _field(_open(page, http_base)).fill(text)
    expect(page.locator(".sv-checker__status")).to_contain_text(answer)


@pytest.mark.usefixtures("site")
def test_without_scripts_the_steps_are_there(base: str, without_scripts: Page) -> None:
    _open(without_scripts, base)
    # Playwright's own look-ups by text pass over what stands in noscript.
    notice = without_scripts.locator("noscript")
    expect(notice.locator("p")).to_be_visible()
    assert WORDS["checker_no_script"] in notice.inner_text()
    expect(_field(without_scripts)).to_be_hidden()
    expect(without_scripts.get_by_role("heading", name="Четыре шага")).to_be_visible()
