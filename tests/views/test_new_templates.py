"""The pages of the glossary, acts, changes, most asked questions and lessons as they are built, in both languages."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.additions import ACTS, CHANGES, GLOSSARY, add_lesson, add_page, add_situations, translate
from tests.help_centre import Built, HelpCentre
from tests.html import attribute, only

CARD = "content/faq/pay/card.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with all of them."""
    centre = HelpCentre(tmp_path_factory.mktemp("templates"))
    centre.write("content/glossary.yml", GLOSSARY).write("content/acts.yml", ACTS).write(
        "content/changes.yml", CHANGES
    )
    add_situations(centre)
    for name, title in (
        ("glossary", "Словарь"),
        ("acts", "Акты"),
        ("changes", "Что изменилось"),
        ("popular", "Частое"),
    ):
        add_page(centre, f"docs/{name}.md", title, f"template: {name}\n")
    add_lesson(centre)
    missing = 'category: pay\nchannels: [call, letter]\nmissing: "Снимать **нечего**: {{ term:receipt }}."\n'
    add_page(centre, "content/videos/none.md", "Урок о возврате", missing, "Прочитайте шаги.\n")
    centre.replace(CARD, "owner: editors", "acts: [payments]\nowner: editors")
    for path in (
        "docs/index.md",
        "docs/glossary.md",
        "docs/changes.md",
        "docs/acts.md",
        "content/videos/pay.md",
    ):
        translate(centre, path)
    translate(centre, CARD, "See [refunds](refund.md).\n", digest="0123456789")
    built = centre.build()
    assert built.status == 0, built.output
    return built


@pytest.fixture(scope="module")
def shown(site: Built):
    """The parsed page at an address."""
    return lambda url: LexborHTMLParser(site.page(url))


def words(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_the_glossary_shows_each_term_where_it_is_and_what_it_is_not_called(shown):
    tree = shown("glossary.html")
    assert words(tree, ".sv-glossary dt") == ["«Мои вопросы»", "квитанция"]
    entry = tree.css_first("#term-my-requests").text()
    assert "Личный кабинет" in entry and "Мои обращения" in entry
    assert words(shown("en/glossary.html"), ".sv-glossary dt") == ["“Мои вопросы” (My requests)", "receipt"]


def test_the_acts_show_who_confirms_them_and_the_pages_that_rest_on_them(shown):
    tree = shown("acts.html")
    headings = words(tree, ".sv-group h2")
    assert len(headings) == 2 and headings[0].startswith("Правила оплаты, № 12-А, ")
    links = {link.attributes["href"] for link in tree.css(".sv-group a")}
    assert {"evidence.html#source-gazette", "faq/pay/card.html"} <= links
    assert "en/faq/pay/card.html".removeprefix("en/") in {
        link.attributes["href"] for link in shown("en/acts.html").css(".sv-group a")
    }


def test_a_page_names_the_acts_it_rests_on(shown):
    assert "Правила оплаты" in shown("faq/pay/card.html").body.text()
    assert "Правила оплаты" not in shown("faq/pay/refund.html").body.text()


def test_changes_are_listed_the_newest_first_with_their_pages_and_the_feed(shown, site):
    tree = shown("changes.html")
    dates = [node.attributes["datetime"] for node in tree.css(".sv-changes time")]
    assert dates == ["2026-11-22", "2026-11-20"]
    assert [link.attributes["href"] for link in tree.css(".sv-changes a")] == ["faq/pay/card.html"]
    (feed,) = tree.css("link[type='application/atom+xml']")
    assert feed.attributes["href"] == "changes.xml"
    assert (site.site / "changes.xml").is_file() and (site.site / "en/changes.xml").is_file()
    assert "An answer about cards was added." in shown("en/changes.html").body.text()


def test_the_most_asked_are_numbered(shown):
    assert [link.attributes["href"] for link in shown("popular.html").css(".sv-list--ranked a")] == [
        "faq/pay/refund.html"
    ]


def parts_of(tree: LexborHTMLParser) -> list[str]:
    """Where poster, film, captions and the link below them lead, without the version of each file."""
    film = attribute(only(tree, "video"), "poster")
    others = tree.css("video source[src], video track[src], .sv-video figcaption a")
    targets = [film, *(attribute(node, "href" if node.tag == "a" else "src") for node in others)]
    assert all("?" in target for target in targets)
    return [target.partition("?")[0] for target in targets]


def test_a_lesson_shows_its_film_with_captions_length_and_size(shown):
    tree = shown("videos/pay.html")
    film = tree.css_first("video")
    assert (film.attributes["width"], film.attributes["height"], film.attributes["preload"]) == (
        "64",
        "36",
        "none",
    )
    assert "controls" in film.attributes and "autoplay" not in film.attributes
    assert parts_of(tree) == ["pay.png", "pay.mp4", "pay.ru.vtt", "pay.mp4"]
    caption = tree.css_first(".sv-video figcaption").text()
    assert "0:10" in caption and "0,2 МБ" in caption
    assert "Найдите номер." in tree.css_first(".sv-prose").text()


def test_the_translation_of_a_lesson_shows_the_same_film(shown, site):
    tree = shown("en/videos/pay.html")
    targets = parts_of(tree)
    assert targets == [f"../../videos/{name}" for name in ("pay.png", "pay.mp4", "pay.ru.vtt", "pay.mp4")]
    assert all((site.site / "en/videos" / target).resolve().is_file() for target in targets)
    assert "0.2 MB" in tree.css_first(".sv-video figcaption").text()


def test_where_there_is_no_lesson_the_page_says_why(shown):
    tree = shown("videos/none.html")
    assert not tree.css("video")
    (reason,) = words(tree, "[aria-labelledby=missing-title] .sv-text")
    assert reason == "Снимать нечего: квитанция."


def test_lessons_are_listed(shown):
    links = {link.attributes["href"] for link in shown("videos/index.html").css(".sv-list a")}
    assert links == {"pay.html", "none.html"}


def test_situations_stand_below_the_ways(shown):
    found = words(shown("faq/pay/card.html"), ".sv-situations dd")
    assert found == ["звонок", "письмо", "эти способы не подойдут"]


def test_the_switch_says_where_a_page_is_not_translated(shown):
    tree = shown("contacts.html")
    english = tree.css_first(".sv-langs a[lang=en]")
    assert (english.attributes["href"], english.attributes["hreflang"]) == ("en/index.html", "en")
    assert words(tree, ".sv-langs__note") == ["страница не переведена"]
    assert not tree.css("link[rel=alternate][hreflang]")
    assert not shown("faq/pay/card.html").css(".sv-langs__note")


def test_a_translation_that_is_left_behind_says_so(shown):
    said = "The original page has changed since this translation."
    assert said in shown("en/faq/pay/card.html").body.text()
    assert said not in shown("en/glossary.html").body.text()
