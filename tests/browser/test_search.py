"""The search: suggestions, keys, results, page codes, on a server and from a folder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest import Subtests

from tests.browser.pages import PAGES, WORDS, Watch
from tests.handbook_urls import is_handbook

_REFUND = "Как вернуть деньги за услугу?"
_REFUND_CODE = "125-92"
_PAYMENT = "Как узнать, прошёл ли платёж?"
# Another case, another number, no ё, an unfinished word, a slip of the finger.
_AT_ONCE = 20  # results, until the reader asks for more
_WORDS = {
    "возвратом": _REFUND,
    "пароля": "Забыли пароль: как вернуть доступ?",
    "квитанциями": "Где взять квитанцию об оплате?",
    "прошел платеж": _PAYMENT,
    "возв": _REFUND,
    "возрват денег": _REFUND,
    "djpdhfn ltytu": _REFUND,
    "vozvrat deneg": _REFUND,
    "bpvtybnm lfyyst": "Как изменить данные в поданном заявлении?",
    "gfhkm": "Забыли пароль: как вернуть доступ?",
}


def _field(page: Page) -> Locator:
    return page.get_by_role("combobox", name=WORDS["search_label"])


def _options(page: Page) -> Locator:
    return page.get_by_role("listbox", name=WORDS["search_suggestions"]).get_by_role("option")


def _results(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has=page.get_by_role("link"))


def _selected(page: Page) -> Locator:
    """The option that a screen reader is told of, which must be the one that looks chosen."""
    told = _field(page).get_attribute("aria-activedescendant")
    option = page.get_by_role("option", selected=True)
    expect(option).to_have_id(told or "nothing is told")
    return option


@pytest.fixture
def start(page: Page, base: str) -> Page:
    """An answer, as most readers come to one first."""
    page.goto(base + PAGES["answer"])
    return page


def test_nothing_of_the_index_is_loaded_before_the_field_is_used(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(base + PAGES["home"])
    assert watch.asked_for("assets/search/") == []
    _field(page).fill("оплата")
    expect(_options(page).first).to_be_visible()
    assert watch.asked_for("/root.js")


def test_suggestions_come_with_the_second_character(start: Page) -> None:
    _field(start).press_sequentially("в")
    expect(_options(start)).to_have_count(0)
    expect(_field(start)).to_have_attribute("aria-expanded", "false")
    _field(start).press_sequentially("о")
    expect(_options(start).first).to_be_visible()
    expect(_field(start)).to_have_attribute("aria-expanded", "true")
    expect(start.locator("#search-status")).to_contain_text(str(_options(start).count()))


def test_words_find_the_page_in_any_form(start: Page, subtests: Subtests) -> None:
    for words, title in _WORDS.items():
        with subtests.test(words):
            _field(start).fill(words)
            expect(_options(start).filter(has_text=title)).to_be_visible()


def test_arrows_walk_the_suggestions_and_enter_opens_the_chosen_one(start: Page, base: str) -> None:
    field = _field(start)
    field.fill("возврат")
    expect(_options(start).first).to_be_visible()
    field.press("ArrowDown")
    first = _selected(start).inner_text()
    assert first == _options(start).first.inner_text()
    field.press("ArrowUp")
    expect(start.get_by_role("option", selected=True)).to_have_count(0)
    field.press("ArrowUp")
    assert _selected(start).inner_text() == _options(start).last.inner_text()
    expect(field).to_be_focused()
    expect(field).to_have_value("возврат")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    start.wait_for_url(lambda url: url != base + PAGES["answer"])
    assert start.get_by_role("heading", level=1).inner_text() in first


def test_a_click_opens_a_suggestion(page: Page, base: str) -> None:
    page.goto(base + PAGES["contacts"])
    _field(page).fill("возврат денег")
    _options(page).filter(has_text=_REFUND).click()
    page.wait_for_url(base + PAGES["answer"])


def test_escape_closes_the_suggestions_and_keeps_the_text(start: Page) -> None:
    _field(start).fill("возврат")
    expect(_options(start).first).to_be_visible()
    _field(start).press("Escape")
    expect(_options(start)).to_have_count(0)
    expect(_field(start)).to_have_value("возврат")
    expect(_field(start)).to_have_attribute("aria-expanded", "false")
    expect(_field(start)).to_be_focused()


def test_suggestions_close_when_the_field_is_left(start: Page) -> None:
    _field(start).fill("возврат")
    expect(_options(start).first).to_be_visible()
    start.keyboard.press("Tab")
    expect(_options(start)).to_have_count(0)


def test_enter_without_a_choice_opens_the_results(start: Page, base: str) -> None:
    _field(start).fill("возврат")
    _field(start).press("Enter")
    start.wait_for_url(f"{base}search.html?q={quote('возврат')}")
    expect(_results(start).filter(has_text=_REFUND).first).to_be_visible()
    expect(_field(start)).to_have_value("возврат")


def test_results_can_be_linked_and_lead_to_their_pages(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q=возвратом+денег")
    result = _results(page).filter(has_text=_REFUND).filter(has_text=_REFUND_CODE)
    expect(result).to_be_visible()
    result.get_by_role("link", name=_REFUND).click()
    page.wait_for_url(base + PAGES["answer"])


def test_a_page_code_typed_into_the_field_opens_its_page(page: Page, base: str, subtests: Subtests) -> None:
    for code in ("125-92", "12592", "125 – 92"):
        with subtests.test(code):
            page.goto(base + PAGES["contacts"])
            _field(page).fill(code)
            _field(page).press("Enter")
            page.wait_for_url(base + PAGES["answer"])
            expect(page.get_by_text(_REFUND_CODE).first).to_be_visible()


def test_a_page_code_in_the_address_opens_its_page(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q=12592")
    page.wait_for_url(base + PAGES["answer"])


def test_a_page_code_is_suggested(page: Page, base: str) -> None:
    page.goto(base + PAGES["contacts"])
    _field(page).fill(_REFUND_CODE)
    expect(_options(page)).to_have_count(1)
    expect(_options(page)).to_contain_text(_REFUND)


@pytest.mark.parametrize("question", ["ыфваолдж", "125-93"], ids=["word", "code-with-a-slip"])
def test_no_result_says_so_and_offers_other_ways(page: Page, base: str, question: str) -> None:
    page.goto(f"{base}search.html?q={question}")
    main = page.get_by_role("main")
    expect(main.get_by_role("status").filter(has_text=question)).to_be_visible()
    others = main.get_by_role("region", name=WORDS["search_next"])
    for url in ("faq/index.html", "help/chat.html", "help/call.html", "help/letter.html"):
        expect(others.locator(f"a[href='{url}']")).to_be_visible()


def test_a_question_is_shown_as_text_and_never_as_markup(page: Page, base: str) -> None:
    watch = Watch(page, base)
    question = "<img src=x onerror=alert(1)>ыфваолдж"
    page.goto(f"{base}search.html?q={quote(question)}")
    expect(page.locator(".sv-results__count")).not_to_be_empty()
    assert _field(page).input_value() == question
    assert page.locator(".sv-results img, main img[src=x]").count() == 0
    assert watch.complaints == []


def test_readers_do_not_find_the_handbooks(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q=как+добавить+ответ+правило+контакт")
    expect(_results(page).filter(has=page.get_by_role("link", name="Контакты", exact=True))).to_be_visible()
    found = [link.get_attribute("href") or "" for link in _results(page).get_by_role("link").all()]
    assert [url for url in found if is_handbook(url)] == []


def test_a_corrected_query_says_so_and_leads_back(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('djpdhfn ltytu')}")
    main = page.get_by_role("main")
    expect(main.get_by_text(WORDS["search_corrected"].format(q="возврат денег"))).to_be_visible()
    expect(_results(page).filter(has_text=_REFUND).first).to_be_visible()
    main.get_by_role("link", name=WORDS["search_exactly"].format(q="djpdhfn ltytu")).click()
    expect(main.get_by_role("status").filter(has_text="djpdhfn ltytu")).to_be_visible()
    expect(page).to_have_url(re.compile("exactly=1"))
    main.get_by_role("link", name=WORDS["search_inexactly"]).click()
    expect(_results(page).filter(has_text=_REFUND).first).to_be_visible()


def test_a_query_without_slips_is_not_corrected(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('возврат денег')}")
    expect(_results(page).first).to_be_visible()
    expect(page.locator(".sv-results__note")).to_be_hidden()


def test_words_that_were_meant_are_marked(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('возврат денег')}")
    result = _results(page).filter(has_text=_REFUND_CODE)
    assert result.locator("mark").all_inner_texts() == ["деньги", "возврате"]


def test_results_show_a_short_summary(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('пароль вход заявление оплата')}")
    expect(_results(page).first).to_be_visible()
    for summary in _results(page).locator("p:not(.sv-list__category)").all_inner_texts():
        assert 0 < len(summary) <= 160


def _filter(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=WORDS[f"filter_{name}"], exact=True)


def _found(page: Page) -> Locator:
    return page.locator(".sv-results__list > li")


def _count_of(page: Page, name: str, value: str) -> int:
    """What a filter says that a value of it would leave."""
    label = _filter(page, name).locator(f"option[value={value}]").inner_text()
    count = re.search(r"\((\d+)\)$", label)
    assert count, label
    return int(count[1])


def test_filters_combine_with_counts_and_stand_in_the_address(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('заявление')}")
    expect(_found(page).first).to_be_visible()
    in_category = _count_of(page, "category", "apply")
    _filter(page, "category").select_option("apply")
    expect(page).to_have_url(re.compile("category=apply"))
    expect(_found(page)).to_have_count(min(in_category, _AT_ONCE))
    by_letter = _count_of(page, "type", "letter")
    assert by_letter < in_category
    _filter(page, "type").select_option("letter")
    expect(page).to_have_url(re.compile("type=letter"))
    expect(_found(page)).to_have_count(min(by_letter, _AT_ONCE))
    found = _found(page).all_text_contents()
    page.reload()
    expect(_filter(page, "type")).to_have_value("letter")
    expect(_found(page)).to_have_text(found)


def test_every_filter_of_the_brief_is_there(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('заявление')}")
    for name in ("category", "region", "type"):
        expect(_filter(page, name)).to_be_visible()


def test_a_filter_alone_lists_its_pages(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?category=pay")
    expect(_results(page).filter(has_text=_REFUND)).to_be_visible()
    expect(_filter(page, "category")).to_have_value("pay")


def test_filters_that_leave_nothing_can_be_cleared(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('возврат денег')}&category=law")
    main = page.get_by_role("main")
    expect(main.get_by_text(WORDS["search_none_left"])).to_be_visible()
    main.get_by_role("link", name=WORDS["search_reset"]).click()
    expect(_results(page).filter(has_text=_REFUND).first).to_be_visible()


def test_unknown_filters_in_the_address_do_no_harm(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(f"{base}search.html?q={quote('возврат')}&category=<script>&region=constructor&type=__proto__")
    expect(page.get_by_role("main").get_by_text(WORDS["search_none_left"])).to_be_visible()
    assert watch.complaints == []


def test_a_code_that_is_spoken_opens_its_page(page: Page, base: str) -> None:
    page.goto(base + PAGES["contacts"])
    _field(page).fill("сто двадцать пять девяносто два")
    _field(page).press("Enter")
    page.wait_for_url(base + PAGES["answer"])


def test_no_result_shows_questions_that_are_near(page: Page, base: str) -> None:
    page.goto(f"{base}search.html?q={quote('ыфваолдж')}")
    near = page.locator(".sv-results__nearest")
    expect(near.get_by_role("heading", name=WORDS["search_nearest"])).to_be_visible()
    near.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_question_without_an_answer_is_kept_only_where_asked(fresh_page: Page, base: str) -> None:
    page = fresh_page
    question = "ыфваолдж"
    page.goto(f"{base}search.html?q={quote(question)}")
    keep = page.get_by_role("button", name=WORDS["gaps_keep"])
    expect(keep).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    keep.click()
    expect(page.get_by_text(WORDS["gaps_count"].format(n=1))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["gaps_save"]).click()
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [gap["query"] for gap in kept] == [question]
    page.get_by_role("button", name=WORDS["gaps_wipe"]).click()
    expect(page.get_by_role("button", name=WORDS["gaps_wipe"])).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("part", ["engine.ru.*.js", "ru/*/root.js", "ru/*/c0.js"])
def test_a_missing_part_says_so_and_leads_to_the_index(page: Page, http_base: str, part: str) -> None:
    page.route(f"**/assets/search/{part}", lambda route: route.abort())
    page.goto(f"{http_base}search.html?q={quote('пароль')}")
    message = page.get_by_role("main").locator(".sv-results__count")
    expect(message).to_contain_text(WORDS["search_failed"])
    expect(message.get_by_role("link", name=WORDS["all_questions"])).to_have_attribute(
        "href", "faq/index.html"
    )
    _field(page).fill("оплата")
    _field(page).fill("пароль")
    failed = page.locator(".sv-search__failed")
    expect(failed).to_be_visible()
    expect(failed.get_by_role("link", name=WORDS["all_questions"])).to_be_visible()
    page.unroute_all()
    _field(page).fill("парол")
    expect(_options(page).first).to_be_visible()
    expect(failed).to_be_hidden()


def test_a_suggestion_says_by_which_name_it_was_found(start: Page) -> None:
    _field(start).fill("двойная оплата")
    expect(_options(start).filter(has_text=_REFUND)).to_contain_text("двойная оплата")


@pytest.mark.parametrize(
    "odd", ["a" * 10_000, "\u0000\u0007", "(((", "\\", "%", "%E0%A4%A", "🙂"], ids=range(7)
)
def test_odd_addresses_are_answered(page: Page, base: str, odd: str) -> None:
    watch = Watch(page, base)
    page.goto(f"{base}search.html?q={odd if odd.startswith('%') else quote(odd)}")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
    expect(page.locator(".sv-results__count")).not_to_have_text(WORDS["search_loading"])
    assert watch.complaints == []


def test_half_a_character_in_the_field_does_no_harm(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(base + PAGES["contacts"])
    page.evaluate("document.querySelector('.sv-search__field').value = 'пароль \\ud800'")
    _field(page).press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(_found(page).first).to_be_visible()
    assert watch.complaints == []
