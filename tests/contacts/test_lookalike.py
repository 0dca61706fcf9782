"""Names and numbers made to look like one on record, and ordinary ones that only share letters with it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sverka.contacts.alignment import align
from sverka.contacts.lookalike import imitated_host, near_number
from sverka.contacts.spellings import in_both_alphabets
from sverka.registry.regions import regions

BRAND = "acmeportal"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
AFFIXES = ("lk", "vhod", "login", "online", "info", "24", "rf", "my", "help", "pay")
ENDINGS = ("ru", "com", "top", "xyz", "online", "xn--p1ai")
HOMOGLYPHS = {
    "a": "аạɑà",
    "c": "сçċ",
    "e": "еéę",
    "m": "ṃ",
    "o": "оοóọ",
    "p": "рρ",
    "r": "ŗ",
    "t": "ţт",
    "l": "ӏ1ł",
}


def edited(name: str, rng: Random, edits: int) -> str:
    """`name` with a letter left out, added, replaced, or two swapped, so many times."""
    for _ in range(edits):
        at = rng.randrange(len(name) - 1)
        name = rng.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + rng.choice(LETTERS) + name[at:],
                name[:at] + rng.choice(LETTERS) + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
    return name


def with_affix(name: str, rng: Random) -> str:
    affix, joint = rng.choice(AFFIXES), rng.choice(("", "-"))
    return rng.choice((f"{name}{joint}{affix}", f"{affix}{joint}{name}"))


def recall(hosts: list[str]) -> float:
    return sum(imitated_host(host, (BRAND,)) is not None for host in hosts) / len(hosts)


@pytest.mark.parametrize(
    ("edits", "affix", "least"),
    [(1, False, 1.0), (1, True, 0.99), (2, False, 0.98), (2, True, 0.9), (3, False, 0.6)],
)
def test_edits_and_affixes(edits, affix, least):
    rng = Random(f"{edits} {affix}")
    names = [edited(BRAND, rng, edits) for _ in range(400)]
    if affix:
        names = [with_affix(name, rng) for name in names]
    assert recall([f"{name}.{rng.choice(ENDINGS)}" for name in names]) >= least


def test_letters_of_other_alphabets_however_many():
    rng = Random(1)
    hosts = []
    for _ in range(300):
        name = "".join(
            rng.choice(HOMOGLYPHS[c]) if c in HOMOGLYPHS and rng.random() < 0.5 else c for c in BRAND
        )
        hosts.append(f"xn--{name.encode('punycode').decode()}.ru" if not name.isascii() else f"{name}.ru")
    assert recall(hosts) == 1


@pytest.mark.parametrize(
    "host",
    [
        "acmeportal.com",
        "acmeportal.ru.login.test",
        "help.acmeportal.top",
        "acme-portal.ru",
        "acme.portal.ru",
        "acmepor.tal",
        "4cm3p0rt41.ru",
        "фсьузщкефд.рф".encode("idna").decode(),  # typed on a Russian keyboard
        "акмепортал.рф".encode("idna").decode(),
        "моёакмепортал.рф".encode("idna").decode(),
        "akmeportal.ru",
    ],
)
def test_tricks(host):
    assert imitated_host(host, (BRAND, "акмепортал"))


@pytest.mark.parametrize(
    "host",
    [
        "portal.ru",
        "eportal.ru",
        "acme.ru",
        "sport.ru",
        "importal.ru",
        "metaportal.ru",
        "cameraportal.ru",
        "acmetrial.ru",
        "xn--80aaaaaa.ru",
        "a.b.c.d.e",
    ],
)
def test_other_names_stay_their_own(host):
    assert imitated_host(host, (BRAND,)) is None


def test_a_latin_name_has_its_russian_spelling_and_back():
    assert in_both_alphabets(("portal", "справка")) == ("portal", "портал", "справка", "spravka")


@pytest.mark.parametrize(
    "value",
    [
        "+74950000011",
        "+74950000101",
        "84950000001",
        "+74990000001",
        "+14950000001",
        "7495000001",
    ],
)
def test_numbers_near_an_official_one(value):
    assert near_number(value, ["+74950000001"], regions(("RU",))) == "+74950000001"


@pytest.mark.parametrize("value", ["+74950000001", "+74951234567", "+442079460000", "115", ""])
def test_numbers_far_from_it_or_the_very_one(value):
    assert near_number(value, ["+74950000001"], regions(("RU",))) == ""


@pytest.mark.parametrize(
    ("official", "value"),
    [
        ("+442079460124", "+442079460142"),
        ("+442079460124", "02079460125"),
        ("+442079460124", "+7442079460124"),
        ("+12125550199", "2125550198"),
    ],
)
def test_numbers_of_other_countries(official, value):
    assert near_number(value, [official], regions(("GB", "US"))) == official
    assert near_number(official, [official], regions(("GB", "US"))) == ""


@given(st.text("abcd", max_size=8), st.text("abcd", min_size=1, max_size=8))
def test_the_distance_is_the_one_of_the_library(text, name):
    assert align(text, name, part=False).distance == OSA.distance(text, name)


@given(st.text("abc", max_size=8), st.text("abc", min_size=1, max_size=5))
def test_the_nearest_part_is_as_near_as_any(text, name):
    found = align(text, name, part=True)
    parts = [text[a:b] for a in range(len(text) + 1) for b in range(a, len(text) + 1)]
    assert found.distance == min(OSA.distance(part, name) for part in parts)
    assert OSA.distance(text[found.start : found.end], name) == found.distance
    assert all(found.start <= at < found.end for at in found.differing)
