"""Where a page lies in the source decides its type, its language, its category and its address."""

from __future__ import annotations

import pytest

from tests.help_centre import HelpCentre


@pytest.mark.parametrize(
    ("url", "kind", "category"),
    [
        ("index.html", "page", ""),
        ("help/index.html", "page", ""),
        ("faq/pay/refund.html", "answer", "pay"),
        ("guides/pay.html", "guide", "pay"),
        ("letters/pay/refund.html", "letter", "pay"),
        ("faq/index.html", "listing", ""),
        ("faq/pay/index.html", "listing", "pay"),
        ("guides/index.html", "listing", ""),
        ("letters/index.html", "listing", ""),
    ],
)
def test_kinds_and_addresses(centre, url, kind, category):
    page = {page.url: page for page in centre.project().pages}[url]
    assert (page.kind, page.category, page.lang) == (kind, category, "ru")


def test_media_keep_their_place(centre):
    assert centre.project().media == {"content/guides/form.svg": "guides/form.svg"}


def translate(centre: HelpCentre, path: str) -> None:
    text = centre.read(path).replace("summary: ", "summary: EN ").replace('EN "', '"EN ')
    digest = centre.project().by_path[path].digest
    text = text.replace("owner: ", f'translated_from: "{digest}"\nowner: ')
    centre.write(path.replace(".md", ".en.md"), text)


def test_a_translation_has_the_code_of_its_original_and_an_address_of_its_own(centre):
    translate(centre, "content/faq/pay/refund.md")
    assert not centre.errors()
    project = centre.project()
    pages = {page.url: page for page in project.pages}
    page = pages["en/faq/pay/refund.html"]
    assert (page.lang, page.category, page.main_path) == ("en", "pay", "content/faq/pay/refund.md")
    assert set(project.variants(page)) == {"ru", "en"}
    assert project.references.pages_by_code["100-24"].url == "faq/pay/refund.html"
    assert "en/faq/pay/index.html" in pages  # the listings of its own language
    assert "en/guides/index.html" not in pages


def test_a_language_that_is_not_set_up_is_part_of_the_name(centre):
    translate(centre, "content/faq/pay/refund.md")
    centre.replace("mkdocs.yml", ', en: "English"}', "}")
    assert centre.errors() == [
        "content/faq/pay/refund.en.md:4:7 page-code",
        "content/faq/pay/refund.en.md:5:18 translation",
        "content/faq/pay/refund.md:12:10 taxonomy",  # both are among the most asked
    ]


def test_listings_show_what_was_asked_most_first(centre):
    from sverka.views.page import PageViews

    project = centre.project()
    listing = next(page for page in project.pages if page.url == "faq/index.html")
    (group,) = PageViews(project).view(listing).groups
    assert [entry.url for entry in group.pages] == ["faq/pay/refund.html", "faq/pay/card.html"]
