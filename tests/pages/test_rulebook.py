"""The pages of the rulebook: published where the settings say so, in each language, and nobody's but editors'."""

from __future__ import annotations

import re

import pytest

from sverka.core.rule import all_rules
from sverka.project.translations import is_stale
from sverka.reports.stale import stale
from sverka.search.documents import documents
from tests.help_centre import HelpCentre

SLUGS = [rule.slug for rule in all_rules()]
_AFTER = 'authority: "demonstration"'


@pytest.fixture
def with_rules(centre: HelpCentre) -> HelpCentre:
    """A help centre that publishes the rulebook."""
    return centre.replace("mkdocs.yml", _AFTER, f"{_AFTER}\n    handbooks: [rules]")


def urls(centre: HelpCentre) -> set[str]:
    return {page.url for page in centre.project().pages if "rules/" in page.url}


def test_a_site_has_them_only_where_its_settings_say_so(centre: HelpCentre) -> None:
    assert urls(centre) == set()


def test_each_rule_and_the_index_have_a_page_in_each_language_and_nothing_is_wrong_with_any(
    with_rules: HelpCentre,
) -> None:
    assert urls(with_rules) == {
        f"{lang}rules/{name}.html" for lang in ("", "en/") for name in ("index", *SLUGS)
    }
    assert [finding for finding in with_rules.findings() if finding.severity != "note"] == []


@pytest.mark.parametrize("url", ["rules/index.html", "en/rules/index.html"])
def test_the_index_leads_to_every_rule(with_rules: HelpCentre, url: str) -> None:
    links = re.findall(r'<li><a href="([a-z-]+)\.html"', with_rules.project().rendered[url].html)
    assert sorted(links) == sorted(SLUGS)


def test_a_page_speaks_its_own_language(with_rules: HelpCentre) -> None:
    rendered = with_rules.project().rendered
    for name in ("index", *SLUGS):
        assert re.search("[а-я]", rendered[f"rules/{name}.html"].html), name
        assert not re.search("[а-яё]", rendered[f"en/rules/{name}.html"].html, re.I), name


def test_they_are_neither_searched_nor_overdue_nor_behind(with_rules: HelpCentre) -> None:
    project = with_rules.project(day=with_rules.project().pages[0].review_due.replace(year=2040))
    assert not [entry for entry in stale(project) if "docs/rules" in entry.path]
    assert not [page for page in project.pages if page.url.startswith("rules/") and is_stale(project, page)]
    assert not [one for one in documents(project, "ru") if "rules/" in one.url]


def test_a_page_of_the_site_takes_the_place_of_the_one_of_the_package(with_rules: HelpCentre) -> None:
    own = with_rules.read("docs/search.md").replace("100-97", "101-13").replace("template: search\n", "")
    with_rules.write("docs/rules/hours.md", own.replace('title: "Поиск"', 'title: "Часы у нас"'))
    pages = [page for page in with_rules.project().pages if page.main_path == "docs/rules/hours.md"]
    assert [page.meta.title for page in pages] == ["Часы у нас"]


def test_an_unknown_handbook_is_an_error_with_its_line(centre: HelpCentre) -> None:
    centre.replace("mkdocs.yml", _AFTER, f"{_AFTER}\n    handbooks: [rulez]")
    assert centre.errors() == ["mkdocs.yml:11:17 settings"]
