"""Numbers of a country as people there write and dial them."""

from __future__ import annotations

import phonenumbers
import pytest

from sverka.registry.regions import (
    dialled_in,
    e164,
    is_dialable,
    is_emergency,
    is_short,
    national,
    region,
    regions,
)

PLACES = regions(("RU", "GB", "US"))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("8 (495) 000-00-01", "+74950000001"),
        ("7-495-000-00-01", "+74950000001"),
        ("+7 495 000 00 01", "+74950000001"),
        ("020 7946 0124", "+442079460124"),
        ("212-555-0199", "+12125550199"),
        ("1-212-555-0199", "+12125550199"),
        ("8 10 44 20 7946 0124", "+442079460124"),
        ("115", ""),
        ("12345", ""),
    ],
)
def test_number_is_read_as_its_country_writes_it(written: str, number: str) -> None:
    assert e164(written, PLACES) == number


def test_number_of_another_country_needs_its_plus() -> None:
    assert e164("020 7946 0124", regions(("RU",))) == ""
    assert e164("+44 20 7946 0124", regions(("RU",))) == "+442079460124"


def test_grouping_tells_a_number_from_a_sum() -> None:
    russia = regions(("RU",))
    assert is_dialable("4950000001", [3, 3, 2, 2], russia)
    assert not is_dialable("4950000001", [1, 3, 3, 3], russia)
    assert is_dialable("84950000001", [2, 3, 3, 3], russia)


def test_short_and_national_spelling() -> None:
    assert is_short("112", PLACES)
    assert not is_short("11", PLACES)
    assert national("+442079460124") == "020 7946 0124"
    assert dialled_in(regions(("GB",)), "+442079460124") == "020 7946 0124"
    assert dialled_in(regions(("RU",)), "+442079460124") == "+44 20 7946 0124"
    assert dialled_in(regions(("RU",)), "+0") == "+0"


@pytest.mark.parametrize(
    ("code", "numbers", "others"),
    [
        ("RU", "112 101 102 103 104", "999 911 115"),
        ("GB", "112 999", "101 911"),
        ("US", "112 911", "999 104"),
    ],
)
def test_whom_people_call_for_help(code: str, numbers: str, others: str) -> None:
    assert all(is_emergency(number, regions((code,))) for number in numbers.split())
    assert not any(is_emergency(number, regions((code,))) for number in others.split())


@pytest.mark.parametrize("code", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_every_country_with_telephone_numbers_is_known(code: str) -> None:
    known = region(code)
    assert known.code == code and known.lengths


def test_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match="no ISO 3166-1 code"):
        region("ZZ")
