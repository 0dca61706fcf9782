"""The inverted index and its files: what is found, what it weighs, and that it reads back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.search.inverted import LAST_PLACE, LEVELS, InvertedIndex, Posting, invert
from sverka.search.languages import language
from sverka.search.shards import MOST_DOCUMENTS, encode, scripts, shards

DOCUMENTS = [
    {"title": "Как вернуть деньги?", "body": "Сохраните квитанцию и отправьте обращение о возврате денег."},
    {"title": "Люди и человек", "body": "Один день, два дня."},
    {"title": "", "body": ""},
]
SKELETON = language("ru").skeleton


@pytest.fixture(scope="module")
def index():
    return invert(DOCUMENTS, language("ru"))


def test_a_word_in_the_title_weighs_more_and_has_a_place(index):
    (posting,) = index.postings["деньг"]
    assert posting.document == 0 and posting.place == 3
    assert posting.impact > index.postings["квитанц"][0].impact
    assert index.postings["квитанц"][0].place == 0


def term(index: InvertedIndex, word: str) -> str:
    """The term that stands for a word."""
    stem = language("ru").stem(word)
    return index.joins.get(stem, stem)


def test_forms_that_snowball_splits_are_one_term(index):
    assert term(index, "люди") == term(index, "человек")
    assert term(index, "день") == term(index, "дня")


def test_a_form_that_no_page_uses_is_known_too():
    joined = invert([{"title": "Один день", "body": ""}], language("ru"))
    assert term(joined, "дня") == term(joined, "день")
    assert term(joined, "дома") != term(joined, "день")


def test_empty_documents_have_no_terms_and_no_title(index):
    assert all(posting.document != 2 for postings in index.postings.values() for posting in postings)
    assert index.titles[2] == 0
    assert index.titles[0] > 0


def test_no_documents_at_all():
    parts = shards(invert([], language("ru")), [], [], [], SKELETON)
    assert parts["root"]["documents"] == 0 and parts["root"]["terms"] == []


def test_english_pages_have_their_own_chain():
    index = invert([{"title": "Confirming your identity", "body": "documents"}], language("en"))
    assert {"confirm", "ident", "document"} <= set(index.postings)


def decode(character: str) -> int:
    code = ord(character)
    return code - (0x800 if code >= 0xD800 else 0) - (code > 92) - 35


@given(st.integers(0, MOST_DOCUMENTS))
def test_a_number_is_one_character_that_needs_no_escape(number):
    assert decode(encode(number)) == number
    assert len(json.dumps(encode(number), ensure_ascii=False)) == 3


def test_every_posting_can_be_read_from_the_parts(index):
    parts = shards(index, ["card"] * 3, [1, 1, 0.5], [], SKELETON)
    found: dict[str, list[Posting]] = {}
    for name in [name for name in parts if name.startswith("t")]:
        part = parts[name]
        terms = part["terms"].split(" ")
        for at, term in enumerate(terms):
            file = max(number for number, start in enumerate(part["starts"]) if start <= at)
            text = parts[f"p{part['file'] + file}"][at - part["starts"][file]]
            assert len(text) == 2 * decode(part["counts"][at])
            document, half = -1, len(text) // 2
            for distance, packed in zip(text[:half], text[half:], strict=True):
                document += decode(distance) + 1
                place, impact = divmod(decode(packed), LEVELS + 1)
                found.setdefault(term, []).append(Posting(document, impact, place))
    assert found == index.postings


def test_places_behind_the_last_share_it():
    title = " ".join(f"слово{number}" for number in range(20))
    postings = invert([{"title": title, "body": ""}], language("ru")).postings
    assert postings["слово19"][0].place == LAST_PLACE


def test_scripts_carry_one_version_that_changes_with_the_index(index):
    def versions(parts):
        return {text.split('"')[1] for text in scripts(parts).values()}

    first, second = (
        versions(shards(index, ["a"] * 3, [1] * 3, [], SKELETON)),
        versions(shards(index, ["b"] * 3, [1] * 3, [], SKELETON)),
    )
    assert len(first) == len(second) == 1 and first != second
    again = (scripts(shards(index, ["a"] * 3, [1] * 3, [], SKELETON)) for _ in range(2))
    assert next(again) == next(again)


def test_too_many_documents_are_refused(index):
    with pytest.raises(ValueError, match="one index holds"):
        shards(index, range(MOST_DOCUMENTS + 1), [], [], SKELETON)
