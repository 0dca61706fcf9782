"""The search index: a classic script that lunr can load, and that finds what readers type."""

from __future__ import annotations

import json

import pytest
from lunr.index import Index
from lunr.pipeline import Pipeline

from sverka.search.documents import documents
from sverka.search.languages import language
from sverka.search.lunr_index import lunr_script
from tests.help_centre import HelpCentre


@pytest.fixture
def data(centre: HelpCentre):
    """What the script of a language hands to its callback."""

    def load(lang: str = "ru"):
        script = lunr_script(documents(centre.project(), lang), lang, language(lang).words)
        assert script.startswith("sverkaSearchIndex(") and script.endswith(");\n")
        return json.loads(script.removeprefix("sverkaSearchIndex(").removesuffix(");\n"))

    return load


@pytest.fixture
def search(data, monkeypatch):
    """The addresses that are found, best first."""
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("russian")

    def stem(token, index=None, tokens=None):
        return token.update(lambda word, metadata: stemmer.stemWord(word))

    monkeypatch.setattr(Pipeline, "registered_functions", dict(Pipeline.registered_functions))
    Pipeline.register_function(stem, "stemmer-ru")

    def found(words: str) -> list[str]:
        return [result["ref"] for result in Index.load(data()["index"]).search(words)]

    return found


def test_inflected_words_and_synonyms_are_found(search):
    assert {"guides/pay.html", "faq/pay/refund.html"} <= set(search("квитанцией"))
    assert "faq/pay/refund.html" in search("возвратом")
    assert search("деньги вернуть")[0] == "faq/pay/refund.html"
    assert search("картой")[0] == "faq/pay/card.html"


def test_a_code_is_found(data):
    cards = data()["documents"]
    assert cards["faq/pay/refund.html"]["code"] == "100-24"
    assert cards["faq/pay/refund.html"]["title"] == "Как вернуть деньги?"
    assert cards["faq/pay/refund.html"]["category"] == "Оплата"


def test_handbooks_the_home_page_and_the_search_page_are_left_out(centre, data):
    text = centre.read("docs/sign-in.md")
    centre.write("docs/editing/index.md", text.replace('code: "101-00"\n', ""))
    cards = data()["documents"]
    assert {"faq/pay/refund.html", "contacts.html", "faq/pay/index.html"} <= set(cards)
    assert not {"editing/index.html", "index.html", "search.html", "evidence.html"} & set(cards)


def test_a_withdrawn_number_is_not_in_the_index(centre, data):
    def words() -> set[str]:
        return {entry[0] for entry in data()["index"]["invertedIndex"]}

    assert {"495", "22"} <= words()
    centre.replace(
        "content/contacts/acme.yml",
        "audience: russia\n  status: corroborated",
        'audience: russia\n  reason: {ru: "Захвачен"}\n  status: suspended',
    )
    assert not {"495", "22"} & words()


def test_each_language_has_pages_of_its_own(centre, data):
    assert data("en") == {"index": None, "documents": {}}
    text = centre.read("docs/contacts.md").replace("Контакты", "Contacts")
    centre.write("docs/contacts.en.md", text)
    assert list(data("en")["documents"]) == ["en/contacts.html"]
    assert "en/contacts.html" not in data()["documents"]


def test_the_same_pages_give_the_same_script(centre):
    words = language("ru").words
    first, second = (lunr_script(documents(centre.project(), "ru"), "ru", words) for _ in range(2))
    assert first == second
