"""What templates are given: contacts by their standing on the day, hours only where they are confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from sverka.model.contact_view import ContactView
from sverka.views.page import PageViews
from sverka.views.site import site_view
from tests.help_centre import HelpCentre


@pytest.fixture
def site(centre: HelpCentre):
    """The view of the site in Russian."""
    return lambda day=date(2026, 11, 23): site_view(centre.project(day), "ru")


def published(view) -> set[str]:
    return {contact.ref for group in view.organisations for contact in group.contacts}


def withheld(view) -> dict[str, str]:
    return {contact.ref: contact.standing for contact in view.withheld}


def test_contacts_are_published_or_withheld_by_their_standing(site):
    assert published(site()) == {"acme/hotline", "acme/site"}
    assert withheld(site()) == {"acme/mail": "draft", "acme/old-number": "retired", "acme/advert": "denied"}


def test_the_day_moves_a_contact_from_one_list_to_the_other(site):
    assert published(site(date(2027, 1, 20))) == {"acme/hotline", "acme/site"}
    assert published(site(date(2027, 1, 21))) == {"acme/site"}
    assert withheld(site(date(2027, 1, 21)))["acme/hotline"] == "expired"


def test_the_threshold_withholds_what_nobody_verified(centre, site):
    centre.replace("mkdocs.yml", 'publish_from: "corroborated"', 'publish_from: "verified"')
    assert published(site()) == set()
    assert withheld(site())["acme/hotline"] == "draft"


def test_hours_are_shown_only_where_they_are_confirmed(centre, site):
    assert site().request_types[0].hours is None
    centre.replace("content/taxonomy.yml", "hours: call-hours", "hours: reply-time")
    assert site().request_types[0].hours == "пять рабочих дней"


@pytest.mark.parametrize(
    ("ref", "href", "shown"),
    [
        ("acme/hotline", "tel:+74950001122", "8 495 000-11-22"),
        ("acme/site", "https://acmehelp.example/", "acmehelp.example"),
        ("acme/mail", "mailto:help@acmehelp.example", "help@acmehelp.example"),
    ],
)
def test_a_contact_leads_where_its_kind_says(centre, ref, href, shown):
    project = centre.project()
    view = ContactView(project.registry.contacts[ref], project.registry, project.policy)
    assert (view.href, view.display_text("ru"), view.display_text("en")) == (href, shown, shown)
    with pytest.raises(AttributeError):
        _ = view.model_dump


def test_a_page_says_where_it_stands_and_what_it_rests_on(centre):
    project = centre.project()
    views = PageViews(project)
    page = next(page for page in project.pages if page.url == "faq/pay/refund.html")
    view = views.view(page)
    assert [crumb.url for crumb in view.breadcrumbs] == [
        "index.html",
        "faq/index.html",
        "faq/pay/index.html",
    ]
    assert [source.id for source in view.sources] == ["acme-site"]
    assert [channel.url for channel in view.channels] == ["help/index.html", None]
    assert (view.code, view.owner, view.overdue) == ("100-24", "Редакторы", False)


def test_a_sidebar_does_not_grow_with_the_site(centre):
    text = centre.read("content/faq/pay/card.md")
    for number in range(40):
        centre.write(f"content/faq/pay/card-{number}.md", text.replace("code:", "acts: []\ncode:"))
    project = centre.project()
    page = next(page for page in project.pages if page.url == "faq/pay/card-39.html")
    side_nav = PageViews(project).view(page).side_nav
    assert side_nav is not None
    items = side_nav.entries
    assert len(items) <= 12
    assert [item.url for item in items if item.active] == [page.url]


def test_all_questions_are_listed_by_letter_too(centre):
    project = centre.project()
    views = PageViews(project)
    by_url = {page.url: page for page in project.pages}
    letters = views.view(by_url["faq/index.html"]).letters
    questions = [entry.url for group in letters for entry in group.pages]
    assert sorted(questions) == sorted(page.url for page in project.pages if page.kind == "answer")
    assert [group.letter for group in letters] == sorted(group.letter for group in letters)
    assert all(entry.title.upper().startswith(group.letter) for group in letters for entry in group.pages)
    assert views.view(by_url["faq/pay/index.html"]).letters == []
