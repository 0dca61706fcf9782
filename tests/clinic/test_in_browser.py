"""The clinic as a patient sees it: accessible, and its search and its checker answer in British English."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest import Subtests

from tests.browser.axe import axe_faults
from tests.browser.measures import TOO_WIDE
from tests.browser.pages import Watch

PAGES = {
    "home": "index.html",
    "answer": "faq/results/when.html",
    "guide": "guides/false-message.html",
    "letter": "letters/feedback/complaint.html",
    "listing": "faq/index.html",
    "contacts": "contacts.html",
    "check": "check.html",
    "evidence": "evidence.html",
    "search": "search.html?q=prescription",
    "offline": "offline.html",
    "404": "no/such/page.html",
}
QUESTIONS = {
    "book an appointment": "faq/appointments/book.html",
    "see a nurse": "faq/appointments/book.html",
    "cancelling": "faq/appointments/cancel.html",
    "tablets": "faq/prescriptions/repeat.html",
    "run out of medecine": "faq/prescriptions/repeat.html",
    "blood test": "faq/results/when.html",
    "complaint": "faq/feedback/complain.html",
}
FALSE = "Your blood test is ready. Pay 2.99 at https://harbourside-results.example/pay or call 020 7946 0461."
VERDICTS = {
    "0117 496 0150": "on-record",
    "01174960150": "on-record",
    "+44 117 496 0150": "on-record",
    "feedback@harbourside.example": "on-record",
    "020 7946 0321": "other-operator",
    "0117 496 0199": "was-on-record",
    "020 7946 0461": "denied",
    "harbourside-results.example": "denied",
    "harbourslde.example": "imitation",
    "0117 496 0151": "imitation",
    "999": "emergency",
}


# What a Russian message says to a patient of the clinic, and what it wants.
RUSSIAN = {
    "Назовите оператору код из СМС": "tell a code",
    "Переведите деньги на безопасный счёт, никому не говорите": "pay or send money",
    "nazovite kod iz sms": "tell a code",
    "Звоните: восемь восемьсот сто семьдесят ноль один ноль два": "",
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, clinic_base: str, theme: Any, width: int, subtests: Subtests
) -> None:
    context = browser.new_context(
        color_scheme=theme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    for name, url in PAGES.items():
        with subtests.test(name):
            page.goto(clinic_base + url)
            if name == "check":
                page.locator("#checker-text").fill(FALSE)
                page.locator("[data-does=check]").click()
                expect(page.locator(".sv-verdict").first).to_be_visible()
            assert axe_faults(page) == []
            assert page.evaluate(TOO_WIDE) == []
    context.close()


def test_no_page_complains_or_asks_another_site(page: Page, clinic_base: str, subtests: Subtests) -> None:
    watch = Watch(page, clinic_base)
    for name, url in PAGES.items():
        if name == "404":
            continue
        with subtests.test(name):
            watch.start()
            page.goto(clinic_base + url, wait_until="networkidle")
            assert watch.complaints == []
            assert watch.foreign == []


def test_the_search_finds_its_answers(page: Page, clinic_base: str, subtests: Subtests) -> None:
    for question, url in QUESTIONS.items():
        with subtests.test(question):
            page.goto(f"{clinic_base}search.html?q={question}")
            first = page.locator(".sv-results li a").first
            expect(first).to_be_visible()
            assert first.evaluate("link => link.href") == clinic_base + url


def test_a_code_leads_to_its_page(page: Page, clinic_base: str) -> None:
    page.goto(f"{clinic_base}index.html")
    field = page.get_by_role("combobox")
    field.fill("100-43")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("When and how do I get my test results?")


def test_the_checker_knows_british_numbers(page: Page, clinic_base: str, subtests: Subtests) -> None:
    page.goto(f"{clinic_base}check.html")
    for text, verdict in VERDICTS.items():
        with subtests.test(text):
            page.locator("#checker-text").fill(text)
            page.locator("[data-does=check]").click()
            expect(page.locator(".sv-verdict")).to_have_count(1)
            expect(page.locator(f".sv-verdict--{verdict}")).to_have_count(1)


def test_of_a_russian_message_the_checker_speaks_english(
    page: Page, clinic_base: str, subtests: Subtests
) -> None:
    """Words of a message are quoted as they are; what the checker says of them is in the language of the site."""
    page.goto(f"{clinic_base}check.html")
    for message, want in RUSSIAN.items():
        with subtests.test(message):
            page.locator("#checker-text").fill(message)
            page.locator("[data-does=check]").click()
            expect(page.locator(".sv-verdict").first).to_contain_text(want)
            page.locator("#checker :is(q, .sv-verdict__value)").evaluate_all(
                "parts => parts.forEach((part) => part.remove())"
            )
            said = page.locator("#checker").inner_text()
            assert not re.search("[Ѐ-ԯ]", said), said


def test_the_checker_names_who_warns_and_nobody_where_nobody_does(page: Page, clinic_base: str) -> None:
    page.goto(f"{clinic_base}check.html")
    page.locator("#checker-text").fill(FALSE)
    page.locator("[data-does=check]").click()
    demand = page.locator(".sv-verdict--want").first
    expect(demand).to_contain_text("Warned of by: Saltmere Trading Standards (fictional)")
    page.locator("#checker-text").fill("This is your bank. Tell me the code from the text message, please.")
    page.locator("[data-does=check]").click()
    expect(demand).to_contain_text("tell a code")
    expect(demand).not_to_contain_text("Warned of by")
