"""Words, layouts, transliteration and stems as vectors.json says (see tests/browser/test_engine.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.search import russian, text
from sverka.search.languages import language

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("name", ["words", "swap_layout", "transliterate", "skeleton"])
def test_text(name):
    for given_text, expected in VECTORS[name]:
        assert getattr(russian, name)(given_text) == expected, given_text


@pytest.mark.parametrize("name", ["words", "skeleton"])
def test_text_of_a_site_without_russian(name):
    for given_text, expected in VECTORS["plain"][name]:
        assert getattr(text, name)(given_text) == expected, given_text


@pytest.mark.parametrize("lang", VECTORS["stem"])
def test_stems(lang):
    for word, expected in VECTORS["stem"][lang]:
        assert language(lang).stem(word) == expected


@pytest.mark.parametrize("scheme", ["zayavlenie", "zajavlenie", "zaiavlenie", "zayavleniye", "zajavlenije"])
def test_schemes_of_transliteration_meet(scheme):
    assert russian.skeleton(scheme) == russian.skeleton("заявление")


@pytest.mark.parametrize("reading", [text, russian], ids=["plain", "russian"])
@given(given_text=st.text())
def test_words_of_any_text_are_clean(reading, given_text):
    for word in reading.words(given_text):
        assert word and reading.words(word) == [word]


@given(st.text())
def test_any_text_has_a_skeleton_on_each_layout(given_text):
    for read in (given_text, russian.swap_layout(given_text), russian.transliterate(given_text)):
        assert isinstance(russian.skeleton(read), str)


@given(st.text(alphabet="абвгдежзиклмнопрстуфхцчшщъыьэюя .,"))
def test_a_layout_swapped_twice_is_as_before(typed):
    keys = russian.swap_layout(russian.swap_layout(typed))
    assert keys.replace("/", ".") == typed.replace("/", ".") or "," in typed or "." in typed
