"""The feed of changes: Atom that a news reader takes, and entries that keep their id when one is added."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest

from sverka.exports.feed import feed_files, feed_url
from tests.additions import CHANGES, add_page, translate
from tests.help_centre import HelpCentre

ATOM = "{http://www.w3.org/2005/Atom}"
NEW = '- {date: "2026-11-23", what: {ru: "Ещё одна запись.", en: "One more entry."}}\n'


@pytest.fixture
def changes(centre: HelpCentre) -> HelpCentre:
    """A help centre with a log of changes and its page."""
    centre.write("content/changes.yml", CHANGES)
    add_page(centre, "docs/changes.md", "Что изменилось", "template: changes\n")
    return centre


def feed(centre: HelpCentre, url: str = "changes.xml") -> etree.Element:
    return etree.fromstring(feed_files(centre.project())[url])


def texts(feed: etree.Element, name: str) -> list[str | None]:
    return [element.text for element in feed.iter(f"{ATOM}{name}")]


def link(element: etree.Element) -> etree.Element:
    """The address of a feed or of an entry."""
    (found,) = element.findall(f"{ATOM}link")
    return found


def test_the_feed_holds_what_atom_asks_for(changes):
    found = feed(changes)
    assert found.tag == f"{ATOM}feed"
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert found.findtext(f"{ATOM}id") == "https://help.example/changes.xml"
    assert link(found).attrib == {"rel": "self", "href": "https://help.example/changes.xml"}
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Справка Пример"
    assert texts(found, "title") == [
        "Справка Пример",
        "Добавлен ответ о картах & счетах.",
        "Открыта справка.",
    ]
    assert texts(found, "updated") == ["2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-20T00:00:00Z"]
    for entry in found.iter(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}id") and link(entry).get("href")
    assert feed_files(changes.project())["changes.xml"].startswith("<?xml version='1.0' encoding='utf-8'?>\n")


def test_entries_keep_their_ids_when_one_is_added_at_the_head(changes):
    before = texts(feed(changes), "id")[1:]
    assert len(set(before)) == 2
    changes.replace("content/changes.yml", "changes:\n", f"changes:\n{NEW}")
    added, *kept = texts(feed(changes), "id")[1:]
    assert kept == before
    assert added not in before


def test_each_language_with_a_page_of_changes_has_its_feed(changes):
    assert set(feed_files(changes.project())) == {"changes.xml"}
    translate(changes, "docs/changes.md")
    project = changes.project()
    assert (feed_url(project, "ru"), feed_url(project, "en")) == ("changes.xml", "en/changes.xml")
    english = texts(feed(changes, "en/changes.xml"), "title")
    assert english[1:] == ["An answer about cards was added.", "Открыта справка."]
    assert set(texts(feed(changes, "en/changes.xml"), "id")).isdisjoint(texts(feed(changes), "id"))


def test_without_a_page_there_is_no_feed_and_without_entries_an_empty_one(centre):
    assert feed_files(centre.project()) == {}
    add_page(centre, "docs/changes.md", "Что изменилось", "template: changes\n")
    found = feed(centre)
    assert list(found.iter(f"{ATOM}entry")) == []
    assert found.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"
