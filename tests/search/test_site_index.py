"""The search of a site: its documents, its filters, its files, and the small engine in its place."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch

import brotli
import pytest

from sverka.build.build import Build
from sverka.build.outputs import Outputs
from sverka.project.project import load_project
from sverka.search.documents import Document, documents
from sverka.search.site_index import ENGINES, engine_text, index_files
from tests.help_centre import DAY, WHOLE, HelpCentre

RUSSIAN = re.compile("[А-Яа-яЁё]")


def part(build: Build, name: str, lang: str = "ru"):
    """What a script of the index hands to the engine."""
    (text,) = (
        text
        for url, text in build.outputs.generated.items()
        if fnmatch(url, f"assets/search/{lang}/*/{name}.js")
    )
    return json.loads(text[text.index("(") : text.rindex(")")].replace("(", "[", 1) + "]")[2]


def test_cards_codes_and_filters(centre: HelpCentre):
    build = Build(centre.project())
    cards = part(build, "c0")
    refund = next(number for number, card in enumerate(cards) if card["url"] == "faq/pay/refund.html")
    assert cards[refund]["title"] == "Как вернуть деньги?"
    assert part(build, "codes")["100-24"] == refund
    filters = part(build, "filters")
    assert [title for _, title in filters["category"]["values"]] == ["Оплата"]
    assert filters["category"]["of"][refund] == [0]


def test_the_most_asked_come_first(centre: HelpCentre):
    found = documents(centre.project(), "ru")
    popular = [page.url for page in centre.project().pages if page.answer and page.answer.popular]
    assert {document.url for document in found[: len(popular)]} == set(popular)


def test_handbooks_and_the_page_of_results_are_not_searched(centre: HelpCentre):
    urls = {document.url for document in documents(centre.project(), "ru")}
    assert {"faq/pay/refund.html", "contacts.html", "faq/pay/index.html"} <= urls
    assert not {"editing/index.html", "index.html", "search.html", "evidence.html"} & urls


def test_synonyms_of_the_taxonomy_find_the_pages_of_its_terms():
    project = load_project(WHOLE, DAY)
    texts = {document.url: document.fields["summary"] for document in documents(project, "ru")}
    assert "деньги" in texts["faq/pay/index.html"]
    assert "позвонить" in texts["help/call.html"]


def test_the_small_engine_has_one_index_and_the_library(centre: HelpCentre):
    centre.replace("mkdocs.yml", "    publish_from:", '    search: {engine: "lunr"}\n    publish_from:')
    build = Build(centre.project())
    folder = build.contexts.error_page().search_folder
    assert [url for url in build.outputs.generated if url.startswith(folder)] == [f"{folder}index.js"]
    scripts = build.contexts.error_page().search_scripts
    assert (scripts[0], scripts[-1]) == ("assets/search/lunr.js", "assets/search/engine.ru.js")
    assert {build.outputs.assets.url(name) for name in scripts} <= set(build.outputs.files)


def test_without_it_no_library_is_taken_over(centre: HelpCentre):
    assert not [url for url in Outputs(centre.project()).files if "lunr" in url]


def test_an_unknown_engine_is_an_error(centre: HelpCentre):
    centre.replace("mkdocs.yml", "    publish_from:", '    search: {engine: "google"}\n    publish_from:')
    assert [line for line in centre.errors() if "settings" in line]


@pytest.mark.parametrize("engine", ENGINES)
def test_only_a_site_with_russian_pages_is_given_russian_letters(engine: str):
    fields = {"title": "Checking a telephone", "synonyms": "", "summary": "", "body": "We sent shchi"}
    page = Document("a.html", fields, {"code": "101-00"}, {}, [])

    def written(lang: str, site: tuple[str, ...]) -> str:
        return engine_text(engine, lang, site) + "".join(index_files(engine, lang, [page], {}, site).values())

    assert not RUSSIAN.search(written("en", ("de", "en")) + written("de", ("de", "en")))
    assert RUSSIAN.search(written("en", ("en", "ru"))) and RUSSIAN.search(written("ru", ("ru",)))


def test_the_engine_is_small():
    for lang in ("ru", "en"):
        text = engine_text("bm25f", lang).encode()
        assert len(brotli.compress(text)) <= 12_000
    assert set(ENGINES) == {"bm25f", "lunr"}
