"""Listings by request type and by region, and what is left of the ways of a page for whoever lacks something."""

from __future__ import annotations

from typing import Any

import pytest

from sverka.model.taxonomy import Term, still_works
from sverka.views.page import PageViews
from tests.additions import add_situations, translate
from tests.help_centre import HelpCentre

CARD, REFUND = "content/faq/pay/card.md", "content/faq/pay/refund.md"


def view(centre: HelpCentre, url: str) -> dict[str, Any]:
    project = centre.project()
    return PageViews(project).view(next(page for page in project.pages if page.url == url))


def urls(centre: HelpCentre) -> set[str]:
    return {page.url for page in centre.project().pages if page.kind == "listing"}


def test_a_request_type_or_region_without_answers_has_no_page(centre):
    assert not {url for url in urls(centre) if "/by-" in url}
    assert view(centre, "faq/index.html")["facets"] == []


@pytest.fixture
def facets(centre: HelpCentre) -> HelpCentre:
    """Answers with a request type and a region."""
    centre.replace(CARD, "owner: editors", "request_types: [call]\nregions: [north]\nowner: editors")
    centre.replace(REFUND, "owner: editors", "request_types: [call]\nowner: editors")
    return centre


def shown(listing: dict[str, Any]) -> list[str]:
    (group,) = listing["groups"]
    return [entry["url"] for entry in group["pages"]]


def test_answers_are_listed_by_request_type_the_most_asked_first(facets):
    listing = view(facets, "faq/by-type/call.html")
    assert listing["title"] == "Вопросы к обращению: Звонок"
    assert listing["summary"] == "Ответы на вопросы, с которыми обращаются так: Звонок"
    assert shown(listing) == ["faq/pay/refund.html", "faq/pay/card.html"]
    assert (listing["facets"], listing["letters"]) == ([], [])


def test_answers_are_listed_by_region(facets):
    listing = view(facets, "faq/by-region/north.html")
    assert listing["title"] == "Вопросы: Северный округ"
    assert shown(listing) == ["faq/pay/card.html"]


def test_the_page_of_all_questions_leads_to_them(facets):
    assert view(facets, "faq/index.html")["facets"] == [
        {"title": "По виду обращения", "links": [{"title": "Звонок", "url": "faq/by-type/call.html"}]},
        {
            "title": "По месту, где вы находитесь",
            "links": [{"title": "Северный округ", "url": "faq/by-region/north.html"}],
        },
    ]
    assert view(facets, "faq/pay/index.html")["facets"] == []


def test_each_language_lists_its_own(facets):
    translate(facets, CARD, "See [refunds](refund.md).\n")
    listing = view(facets, "en/faq/by-type/call.html")
    assert shown(listing) == ["en/faq/pay/card.html"]
    assert "en/faq/by-region/north.html" in urls(facets)
    variants = {entry["lang"]: entry["url"] for entry in listing["translations"]}
    assert variants == {"ru": "faq/by-type/call.html", "en": "en/faq/by-type/call.html"}


def test_pages_of_terms_have_addresses_of_their_own(facets):
    facets.replace("content/taxonomy.yml", "- {id: north,", "- {id: call,").replace(CARD, "[north]", "[call]")
    assert {"faq/by-type/call.html", "faq/by-region/call.html"} <= urls(facets)
    assert facets.errors() == []


def term(**keys: object) -> Term:
    return Term.model_validate({"id": "a", "title": {"ru": "А"}, **keys})


@pytest.mark.parametrize(
    ("channel", "situation", "left"),
    [
        ({}, {}, True),
        ({"needs": ["internet"]}, {}, True),
        ({"needs": ["internet"]}, {"lacks": ["internet"]}, False),
        ({"needs": ["internet", "account"]}, {"lacks": ["account"]}, False),
        ({"needs": ["account"]}, {"lacks": ["internet"]}, True),
        ({"regions": ["north"]}, {}, True),
        ({}, {"regions": ["south"]}, True),
        ({"regions": ["north"]}, {"regions": ["south"]}, False),
        ({"regions": ["north", "south"]}, {"regions": ["south"]}, True),
        ({"regions": ["south"], "needs": ["internet"]}, {"regions": ["south"], "lacks": ["internet"]}, False),
    ],
)
def test_a_channel_is_left_where_nothing_it_needs_is_lacking(channel, situation, left):
    assert still_works(term(**channel), term(**situation)) is left


def test_a_page_says_for_each_situation_which_of_its_ways_are_left(centre):
    add_situations(centre)
    found = view(centre, "faq/pay/card.html")["situations"]
    assert [(entry["title"], entry["channels"], entry["url"]) for entry in found] == [
        ("Нет интернета", ["Звонок"], "help/index.html"),
        ("За границей", ["Письмо"], None),
        ("Ни того ни другого", [], None),
    ]
    assert centre.errors() == []


def test_pages_without_a_task_speak_of_no_situations(centre):
    add_situations(centre)
    assert view(centre, "contacts.html")["situations"] == []
    assert view(centre, "faq/index.html")["situations"] == []


def test_the_switch_of_languages_names_every_language_and_where_a_page_is_missing(centre):
    assert [entry["lang"] for entry in view(centre, "contacts.html")["translations"]] == ["ru"]
    translate(centre, "docs/index.md")
    translate(centre, CARD, "See [refunds](refund.md).\n")
    both = {entry["lang"]: entry for entry in view(centre, "faq/pay/card.html")["translations"]}
    assert (both["en"]["url"], both["en"]["missing"], both["ru"]["current"]) == (
        "en/faq/pay/card.html",
        False,
        True,
    )
    gone = {entry["lang"]: entry for entry in view(centre, "contacts.html")["translations"]}
    assert (gone["en"]["url"], gone["en"]["missing"], gone["en"]["current"]) == ("en/index.html", True, False)
    assert gone["ru"]["missing"] is False
