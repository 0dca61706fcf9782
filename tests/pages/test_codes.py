"""Page codes: every slip that people make when they say or type digits is caught, for every code there is."""

from __future__ import annotations

import pytest

from sverka.pages.codes import (
    FIRST_SERIAL,
    LAST_SERIAL,
    Ledger,
    LedgerEntry,
    check_digit,
    code_for,
    is_code,
    next_code,
)

SERIALS = range(10_000)


def written(digits: str) -> str:
    return f"{digits[:3]}-{digits[3:]}"


def test_every_serial_has_a_code():
    assert all(is_code(code_for(serial)) for serial in SERIALS)
    assert len({code_for(serial) for serial in SERIALS}) == len(SERIALS)


def test_every_wrong_digit_is_caught():
    for serial in SERIALS:
        digits = code_for(serial).replace("-", "")
        for at, right in enumerate(digits):
            for wrong in set("0123456789") - {right}:
                assert not is_code(written(digits[:at] + wrong + digits[at + 1 :]))


def test_every_swap_of_neighbours_is_caught():
    for serial in SERIALS:
        digits = code_for(serial).replace("-", "")
        for at in range(4):
            one, other = digits[at], digits[at + 1]
            if one != other:
                assert not is_code(written(digits[:at] + other + one + digits[at + 2 :]))


def test_the_published_example_of_the_scheme():
    assert check_digit("572") == 4
    assert check_digit("5724") == 0


@pytest.mark.parametrize(
    "code",
    ["", "12074", "120 74", "120–74", "1207-4", "120-74 ", "120-74\n", "１２０-７４", "120-743", "abc-de"],
)
def test_a_code_is_written_in_one_way(code):
    assert is_code("120-74")
    assert not is_code(code)


def ledger(*codes: str) -> Ledger:
    return Ledger(codes=[LedgerEntry(code=code, page=f"docs/{code}.md") for code in codes])


def test_the_next_code_is_above_every_one_that_was_given():
    assert next_code(ledger()) == code_for(FIRST_SERIAL + 1)
    assert next_code(ledger(code_for(1207), code_for(1003))) == code_for(1208)
    assert next_code(ledger(code_for(1207), "999-99")) == code_for(1208)


def test_past_the_last_code_the_first_that_was_never_given_is_next():
    assert next_code(ledger(code_for(LAST_SERIAL - 1))) == code_for(LAST_SERIAL)
    given = [code_for(FIRST_SERIAL), code_for(LAST_SERIAL)]
    assert next_code(ledger(*given)) == code_for(FIRST_SERIAL + 1)
