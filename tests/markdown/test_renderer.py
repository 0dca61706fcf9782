"""Pages rendered: what stands in the place of names, links and images."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.help_centre import HelpCentre
from tests.html import attribute, only

BODY = "docs/sign-in.md"


@pytest.fixture
def render(centre: HelpCentre):
    """The parsed HTML of a page whose text is replaced."""

    def rendered(text: str, day: date | None = None) -> LexborHTMLParser:
        head = centre.read(BODY).rpartition("---\n")[0]
        centre.write(BODY, f"{head}---\n{text}")
        project = centre.project(day) if day else centre.project()
        return LexborHTMLParser(project.rendered["sign-in.html"].html)

    return rendered


def test_a_contact_in_a_sentence_is_a_link_that_dials(render):
    link = only(render("Звоните: {{ contact:acme/hotline }}, если не вышло."), "p > a[data-contact]")
    assert link.attributes["href"] == "tel:+74950001122"
    assert link.text() == "8 495 000-11-22"


def test_a_contact_alone_in_its_paragraph_is_a_card(render):
    tree = render("Телефон:\n\n{{ contact:acme/hotline }}\n\nВсё.")
    card = only(tree, "div[data-contact='acme/hotline']")
    assert "8 495 000-11-22" in card.text()
    assert "не подтверждено" in card.text().lower()  # neither hours nor cost are on record
    assert only(tree, "div a[href^='evidence.html']")


def test_a_link_by_name_leads_to_the_domain_on_record_and_below_it(render):
    tree = render("[Сайт](contact:acme/site) и [оплата](contact:acme/site/pay/card).")
    assert [link.attributes["href"] for link in tree.css("a")] == [
        "https://acmehelp.example/",
        "https://acmehelp.example/pay/card",
    ]


def test_facts_are_printed_with_their_value_or_as_not_confirmed(render):
    tree = render("Срок: {{ fact:reply-time }}. Часы: {{ fact:call-hours }}.")
    assert only(tree, "[data-fact=reply-time]").text() == "пять рабочих дней"
    assert "не подтверждено" in only(tree, "[data-fact=call-hours]").text().lower()


def test_a_source_is_cited_with_a_link_to_its_record(render):
    assert only(render("См. {{ source:gazette }}."), "a").attributes["href"] == "evidence.html#source-gazette"


def test_a_bad_example_is_marked_and_leads_nowhere(render):
    tree = render("Не звоните: {{ bad-example:acme/advert }}.")
    assert "8 800 000-55-55" in only(tree, "[data-contact=bad-example]").text()
    assert not tree.css("a")


def test_a_code_is_a_link_to_its_page(render):
    link = only(render("Код {{ code:100-24 }}."), "a")
    assert (link.attributes["href"], link.text()) == ("faq/pay/refund.html", "100-24")


def test_links_between_sources_become_links_between_pages(render):
    tree = render("[Ответ](../content/faq/pay/refund.md#a) ![Схема](../content/guides/form.svg)")
    assert only(tree, "a").attributes["href"] == "faq/pay/refund.html#a"
    assert attribute(only(tree, "img"), "src").partition("?")[0] == "guides/form.svg"


@pytest.mark.parametrize("text", ["`{{ contact:acme/hotline }}`", "```\n{{ contact:acme/hotline }}\n```"])
def test_names_in_code_stay_as_they_are_written(render, text):
    assert only(render(text), "code").text().strip() == "{{ contact:acme/hotline }}"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b onclick=x>a</b>", "a <img src=x> b", "<!-- x -->"]
)
def test_html_in_a_page_is_shown_and_never_run(render, text):
    tree = render(text)
    assert not tree.css("script, img, b")
    assert text in tree.text()


WITHDRAWN_ON = date(2027, 4, 1)


def test_an_expired_contact_leaves_a_dated_notice_without_its_value(render):
    tree = render("Звоните: {{ contact:acme/hotline }}.\n\n{{ contact:acme/hotline }}", WITHDRAWN_ON)
    for notice in tree.css("[data-withdrawn='acme/hotline']"):
        assert "000-11-22" not in notice.text()
        assert only(notice, "time").attributes["datetime"] == "2027-01-20"
    assert len(tree.css("[data-withdrawn]")) == 2
    assert not tree.css("a, [data-contact]")


def test_a_link_to_an_expired_site_keeps_its_words_and_loses_its_target(render):
    tree = render("Вход [на сайте службы](contact:acme/site), и всё.", WITHDRAWN_ON)
    assert "на сайте службы" in tree.text()
    assert only(tree, "[data-withdrawn='acme/site'] time").attributes["datetime"] == "2027-03-20"
    assert not tree.css("a")
    assert "contact:" not in tree.html


def test_pages_do_not_leak_into_each_other(centre):
    project = centre.project()
    assert project.rendered  # every page, with one Markdown instance
    anchors = {page.url: project.rendered[page.url].anchors for page in project.pages}
    assert "телефон" in anchors["contacts.html"]
    assert all("телефон" not in found for url, found in anchors.items() if url != "contacts.html")
