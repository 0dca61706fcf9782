"""The reader's checker: what it says of pasted contacts, on a server and from a folder, without asking anybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PAGES, WORDS, Watch

# What is pasted → the verdicts shown, the gravest first. Values on record stand in content/contacts.
SAID = {
    "8 800 100-70-10": ["on-record"],
    "115": ["on-record"],
    "0919": ["not-in-list"],  # drafts: one ministry alone names them
    "gosuslugi": ["not-in-list"],
    "https://www.gosuslugi.ru/help": ["on-record"],
    "8 499 550-18-39": ["was-on-record"],
    "8 800 555-35-35": ["denied"],
    "восемь восемьсот пятьсот пятьдесят пять тридцать пять тридцать пять": ["denied"],
    "8 800 100-70-11": ["imitation"],
    "116": ["imitation"],
    "https://gosus1ugi.ru/login": ["imitation"],
    "vhod-gosuslugi.online": ["imitation"],
    "@gosuslugi_bot": ["imitation"],
    "https://clck.ru/abc": ["unclear-link"],
    "https://gosuslugi.ru@evil.test/": ["unclear-link"],
    "8 812 345-67-89": ["not-in-list"],
    "http://www.gosuslugi.ru": ["badly-written"],
    "112": ["emergency"],
    "Ваша заявка одобрена! Войдите на gosuslugi-vyplaty.top или звоните 8 800 100-70-10": [
        "imitation",
        "on-record",
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


def test_each_kind_of_contact_gets_its_verdict(base: str, page: Page) -> None:
    _open(page, base)
    for text, kinds in SAID.items():
        _field(page).fill(text)
        status = page.locator(".sv-checker__status")
        said = WORDS["checker_found"].replace("{n}", str(len(kinds))) if kinds else WORDS["checker_nothing"]
        expect(status, text).to_contain_text(said)
        expect(_verdicts(page).locator(".sv-verdict__title"), text).to_have_text(_titles(kinds))


def test_what_differs_is_marked_and_the_right_name_stands_beside_it(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("gosus1ugi.ru")
    expect(page.locator(".sv-verdict mark")).to_have_text("1")
    expect(_verdicts(page)).to_contain_text("gosuslugi")


def test_a_link_that_says_one_thing_and_leads_to_another(base: str, page: Page) -> None:
    _open(page, base)
    _paste_html(
        page, '<p>Войдите: <a href="https://evil.test/">gosuslugi.ru</a></p>', "Войдите: gosuslugi.ru"
    )
    expect(page.locator(".sv-verdict__title").first).to_have_text(WORDS["verdict_mismatch"])
    expect(_verdicts(page).first).to_contain_text("evil.test")


def test_nothing_is_loaded_before_it_is_used_sent_or_stored(base: str, fresh_page: Page) -> None:
    watch = Watch(fresh_page, base)
    _open(fresh_page, base)
    assert not watch.asked_for("assets/check/")
    _field(fresh_page).fill("8 800 555-35-35, https://gosuslugi.top/")
    expect(_verdicts(fresh_page)).to_have_count(2)
    assert len(watch.asked_for("assets/check/")) == 2
    watch.start()
    _field(fresh_page).fill("8 800 100-70-11 и vhod-gosuslugi.online")
    expect(_verdicts(fresh_page).first).to_contain_text(WORDS["verdict_imitation"])
    assert (watch.requests, watch.foreign, watch.complaints) == ([], [], [])
    stored = fresh_page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length")
    assert (stored, fresh_page.context.cookies()) == (0, [])


def test_one_button_wipes_all(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("8 800 555-35-35")
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
        if name.startswith(("verdict_", "checker_", "reason_"))
    }
    assert len(texts) > 40
    assert [name for name, text in texts.items() if any(word in text for word in promises)] == []


def test_a_contact_on_record_comes_with_the_warning(base: str, page: Page) -> None:
    _field(_open(page, base)).fill("8 800 100-70-10")
    expect(page.get_by_text(WORDS["checker_limits"])).to_be_visible()


def test_a_failed_load_says_so_and_the_next_try_works(http_base: str, fresh_page: Page) -> None:
    fresh_page.route("**/assets/check/*", lambda route: route.abort())
    _field(_open(fresh_page, http_base)).fill("115")
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
        ("8" * 150_000, WORDS["checker_nothing"]),
        ("a." * 70_000, WORDS["checker_nothing"]),
        ("восемь " * 20_000, WORDS["checker_found"].replace("{n}", "1")),
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
