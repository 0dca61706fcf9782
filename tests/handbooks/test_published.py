"""The handbooks of the package: published where the settings say so, in each language, and nobody's but editors'."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sverka import handbooks
from sverka.core.rule import all_rules
from sverka.handbooks import BOOKS
from sverka.project.translations import is_stale
from sverka.reports.stale import stale
from sverka.search.documents import documents
from tests.handbook_urls import HANDBOOKS, is_handbook
from tests.help_centre import HelpCentre, place

SLUGS = [rule.slug for rule in all_rules()]
NAMES = list(handbooks.names(BOOKS))
_AFTER = 'authority: "demonstration"'


def publishing(centre: HelpCentre, *books: str) -> HelpCentre:
    """A help centre that publishes `books`."""
    return centre.replace("mkdocs.yml", _AFTER, f"{_AFTER}\n    handbooks: [{', '.join(books)}]")


@pytest.fixture
def with_all(centre: HelpCentre) -> HelpCentre:
    return publishing(centre, *BOOKS)


def urls(centre: HelpCentre) -> set[str]:
    return {page.url for page in centre.project().pages if is_handbook(page.url)}


def test_a_site_has_them_only_where_its_settings_say_so(centre: HelpCentre) -> None:
    assert urls(centre) == set()


def test_each_page_is_there_in_each_language_and_nothing_is_wrong_with_any(with_all: HelpCentre) -> None:
    assert urls(with_all) == {f"{lang}{name}.html" for lang in ("", "en/") for name in NAMES}
    assert {"editing/index.html", "en/security/contacts.html", "en/rules/hours.html"} <= urls(with_all)
    assert [finding for finding in with_all.findings() if finding.severity != "note"] == []


@pytest.mark.parametrize("book", BOOKS)
def test_one_book_by_itself_leads_to_no_page_that_is_missing(centre: HelpCentre, book: str) -> None:
    publishing(centre, book)
    assert {url.removeprefix("en/").partition("/")[0] for url in urls(centre)} == {book}
    assert [finding for finding in centre.findings() if finding.severity != "note"] == []


def test_what_would_lead_to_a_book_that_is_not_published_is_text_or_left_out(centre: HelpCentre) -> None:
    rendered = publishing(centre, "editing").project().rendered
    text = rendered["en/editing/add-an-answer.html"].html
    assert "Do not type the number. Add a record, or write" in text
    assert "All rules of the check" not in rendered["en/editing/index.html"].html


@pytest.mark.parametrize("url", ["rules/index.html", "en/rules/index.html"])
def test_the_index_leads_to_every_rule(with_all: HelpCentre, url: str) -> None:
    links = re.findall(r'<li><a href="([a-z-]+)\.html"', with_all.project().rendered[url].html)
    assert sorted(links) == sorted(SLUGS)


@pytest.mark.parametrize("book", ["editing", "security"])
def test_the_index_of_a_book_leads_to_each_of_its_pages(with_all: HelpCentre, book: str) -> None:
    html = with_all.project().rendered[f"en/{book}/index.html"].html
    pages = {name.partition("/")[2] for name in NAMES if name.startswith(book)} - {"index"}
    assert pages <= set(re.findall(r'href="([a-z-]+)\.html"', html))


def test_a_page_speaks_its_own_language(with_all: HelpCentre) -> None:
    project = with_all.project()
    for page in project.pages:
        if is_handbook(page.url):
            russian = re.search("[а-яё]", f"{page.source.text}{project.rendered[page.url].html}", re.I)
            assert bool(russian) == (page.lang == "ru"), page.url


def test_a_site_in_another_language_has_them_in_english(centre: HelpCentre) -> None:
    assert handbooks.languages_of(["de", "ru", "fr"]) == ["de", "ru"]
    german = handbooks.source("editing/index", "de", "docs/editing/index.md", BOOKS)
    assert german.text == handbooks.source("editing/index", "en", "", BOOKS).text


def test_they_are_neither_searched_nor_overdue_nor_behind(with_all: HelpCentre) -> None:
    project = with_all.project(day=with_all.project().pages[0].review_due.replace(year=2040))
    assert not [entry for entry in stale(project) if entry.path.startswith(tuple(f"docs/{b}" for b in BOOKS))]
    assert not [page for page in project.pages if is_handbook(page.url) and is_stale(project, page)]
    assert not [one for one in documents(project, "ru") if one.url.startswith(HANDBOOKS)]


@pytest.mark.parametrize("name", ["rules/hours", "editing/facts"])
def test_a_page_of_the_site_takes_the_place_of_the_one_of_the_package(
    with_all: HelpCentre, name: str
) -> None:
    own = with_all.read("docs/search.md").replace("100-97", "101-13").replace("template: search\n", "")
    with_all.write(f"docs/{name}.md", own.replace('title: "Поиск"', 'title: "Часы у нас"'))
    pages = [page for page in with_all.project().pages if page.main_path == f"docs/{name}.md"]
    assert [page.meta.title for page in pages] == ["Часы у нас"]


def test_a_translation_of_the_sites_own_takes_the_place_of_that_of_the_package(with_all: HelpCentre) -> None:
    digest = with_all.project().by_path["docs/editing/facts.md"].digest
    head = f'owner: help\nreviewed: "2026-11-20"\nreview_every: "365"\ntranslated_from: "{digest}"'
    text = f'---\ntitle: "Our facts"\nsummary: "How we do it."\n{head}\n---\nAsk us.\n'
    with_all.write("docs/editing/facts.en.md", text)
    pages = [page for page in with_all.project().pages if page.url == "en/editing/facts.html"]
    assert [page.meta.title for page in pages] == ["Our facts"]


def test_a_finding_names_the_file_of_the_package_and_its_line(
    with_all: HelpCentre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ru/editing").mkdir(parents=True)
    head = 'title: "А"\nsummary: "Б"\nowner: help\nreviewed: "2026-11-20"\nreview_every: "365"'
    body = "[нет](nowhere.md), звоните 8 495 000-11-22"
    (tmp_path / "ru/editing/index.md").write_text(f"---\n{head}\n---\n{body}\n", "utf-8")
    (tmp_path / "en").symlink_to(tmp_path / "ru")
    monkeypatch.setattr(handbooks, "_HERE", tmp_path)
    found = [place(finding) for finding in with_all.findings() if finding.severity == "error"]
    assert found == [
        "sverka/handbooks/en/editing/index.md:8:7 broken-link",
        "sverka/handbooks/en/editing/index.md:8:28 raw-contact",
        "sverka/handbooks/ru/editing/index.md:8:7 broken-link",
        "sverka/handbooks/ru/editing/index.md:8:28 raw-contact",
    ]


def test_an_unknown_handbook_is_an_error_with_its_line(centre: HelpCentre) -> None:
    assert publishing(centre, "rulez").errors() == ["mkdocs.yml:11:17 settings"]
