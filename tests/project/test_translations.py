"""A translation follows the texts of its original, not its dates; links in it lead to translations."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from sverka.project.project import Project
from sverka.project.translations import is_stale, original, untranslated
from tests.additions import add_page, translate
from tests.help_centre import HelpCentre, place
from tests.html import only

CARD = "content/faq/pay/card.md"


def digest(centre: HelpCentre, path: str = CARD) -> str:
    return centre.project().by_path[path].digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('reviewed: "2026-11-20"', 'reviewed: "2026-11-22"'),
        ('review_every: "180"', 'review_every: "90"'),
        ("sources: [acme-site]", "sources: [acme-site, gazette]"),
        ("owner: editors", "owner: security\nsynonyms: [карта]"),
        ("channels: [call, letter]", "channels: [letter, call]"),
        ("owner: editors", 'owner: editors\npopular: "3"'),
        ("(refund.md).\n", "(refund.md).\n\n\n"),
    ],
)
def test_what_readers_do_not_read_leaves_translations_as_they_are(centre, old, new):
    before = digest(centre)
    centre.replace(CARD, old, new)
    assert digest(centre) == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CARD, "Смотрите [", "Посмотрите ["),
        (CARD, "Какие карты принимают?", "Какие карты берут?"),
        (CARD, "Карты, которыми", "Карты и счета, которыми"),
        (CARD, "Спросите оператора.", "Спросите оператора сами."),
        ("content/guides/pay.md", "У вас есть квитанция.", "У вас две квитанции."),
        ("content/guides/pay.md", "Позвоните: {{", "Напишите или позвоните: {{"),
        ("content/letters/pay/refund.md", "Возврат оплаты", "Возврат денег"),
        ("content/letters/pay/refund.md", '"Имя"', '"Имя и фамилия"'),
    ],
)
def test_what_readers_read_leaves_translations_behind(centre, path, old, new):
    before = digest(centre, path)
    centre.replace(path, old, new)
    assert digest(centre, path) != before
    assert re.fullmatch(r"[0-9a-f]{10}", digest(centre, path))


def test_a_translation_that_is_left_behind_is_only_warned_of_and_told_the_digest(centre):
    path = translate(centre, CARD, "See [refunds](refund.md).\n")
    assert (centre.errors(), centre.findings()) == (
        [],
        [f for f in centre.findings() if f.severity == "note"],
    )
    centre.replace(CARD, "Спросите оператора.", "Спросите оператора сами.")
    (finding,) = (finding for finding in centre.findings() if finding.severity == "warning")
    line = centre.read(path)[: centre.read(path).index("translated_from")].count("\n") + 1
    assert place(finding) == f"{path}:{line}:18 stale-translation"
    assert finding.message == f"{CARD} has changed since it was translated"
    assert f'translated_from: "{digest(centre)}"' in finding.fix


def test_a_translation_of_nothing(centre):
    centre.write("docs/news.en.md", centre.read("docs/sign-in.md"))
    assert "docs/news.en.md:1:1 translation" in centre.errors()


def project_of(centre: HelpCentre) -> Project:
    translate(centre, CARD, "See [refunds](refund.md).\n")
    return centre.project()


def test_originals_and_pages_without_a_translation(centre):
    project = project_of(centre)
    page = project.by_path["content/faq/pay/card.en.md"]
    assert original(project, page) is project.by_path[CARD]
    assert original(project, project.by_path[CARD]) is None
    assert not is_stale(project, page) and not is_stale(project, project.by_path[CARD])
    missing = {page.source.path for page in untranslated(project, "en")}
    assert CARD not in missing
    assert {"docs/index.md", "content/guides/pay.md"} <= missing
    assert not any(page.is_handbook or page.kind == "listing" for page in untranslated(project, "en"))


def test_handbooks_need_no_translation(centre):
    add_page(centre, "docs/editing/index.md", "Как писать")
    assert "docs/editing/index.md" not in {page.source.path for page in untranslated(centre.project(), "en")}


def links(centre: HelpCentre, text: str) -> dict[str, dict[str, str | None]]:
    translate(centre, CARD, "See [the guide](../../guides/pay.md).\n")
    translate(centre, "docs/sign-in.md", text)
    html = centre.project().rendered["en/sign-in.html"].html
    return {link.text(): link.attributes for link in LexborHTMLParser(html).css("a")}


def test_a_link_in_a_translation_leads_to_the_translation(centre):
    found = links(
        centre,
        "[Cards](../content/faq/pay/card.md), [here](../content/faq/pay/card.en.md), [up](#a).\n\n## A\n",
    )
    assert {text: link["href"] for text, link in found.items()} == {
        "Cards": "faq/pay/card.html",
        "here": "faq/pay/card.html",
        "up": "#a",
    }
    assert not any("hreflang" in link for link in found.values())


def test_a_link_to_a_page_that_is_not_translated_says_so(centre):
    (text, link), *_ = links(centre, "[Refunds](../content/faq/pay/refund.md)\n").items()
    assert text == "Refunds (in Russian)"
    assert (link["href"], link["hreflang"]) == ("../faq/pay/refund.html", "ru")


def test_a_link_from_the_main_language_to_a_translation_says_so(centre):
    translate(centre, CARD, "See [refunds](refund.md).\n")
    centre.replace(
        "docs/sign-in.md",
        "Вход открывается",
        "[По-английски](../content/faq/pay/card.en.md). Вход открывается",
    )
    link = only(LexborHTMLParser(centre.project().rendered["sign-in.html"].html), "a[hreflang]")
    assert (link.text(), link.attributes["hreflang"]) == ("По-английски (на английском)", "en")
