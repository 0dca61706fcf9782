"""Numbers on record: check digits catch a slip, and nothing that can be dialled or paid to passes for a number."""

from __future__ import annotations

import json
import re

import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sverka.registry import Registry, load_registry
from sverka.registry.number_kinds import NUMBER_KINDS, KindOfNumber, passes_luhn
from sverka.registry.number_rules import refusal
from sverka.registry.regions import region, regions
from tests.help_centre import MINIMAL, REPOSITORY, WHOLE

NOBODY = Registry({}, {}, {}, {})
REGIONS = ("RU", "GB", "US", "DE", "KZ")
KIND = st.sampled_from(sorted(NUMBER_KINDS))
# Of a check number below these, the algorithm itself gives it for two remainders, so that some slips pass.
SURE = {("inn", 10): 1, ("inn", 12): 1, ("ogrn", 13): 1, ("ogrn", 15): 3, ("snils", 11): 1, ("isbn", 13): 0}
CHECKS = {"inn": 1, "ogrn": 1, "snils": 2, "isbn": 1, "uin": 1}  # digits


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def right(kind: KindOfNumber, length: int) -> st.SearchStrategy[str]:
    """Numbers of a kind with the check digits that belong to them."""
    ends = 2 if (kind, length) == ("inn", 12) else CHECKS[kind]
    start = "978" if kind == "isbn" else ""

    def whole(body: str) -> str:
        numbers = (f"{start}{body}{end:0{ends}}" for end in range(10**ends))
        return next(number for number in numbers if NUMBER_KINDS[kind].has_check(number))

    return digits(length - ends - len(start)).map(whole)


def slip(number: str, at: int, by: int) -> str:
    """`number` with another digit at one place."""
    return number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]


@pytest.mark.parametrize(("kind", "length"), SURE)
@given(data=st.data(), by=st.integers(1, 9))
def test_a_digit_that_was_changed_is_refused(
    kind: KindOfNumber, length: int, data: st.DataObject, by: int
) -> None:
    number = data.draw(right(kind, length))
    at = data.draw(st.integers(0, length - 1))
    assume(kind != "isbn" or at > 2)
    own = (
        number[-CHECKS[kind] :] if at < length - CHECKS[kind] else "9"
    )  # the check digit itself is always sure
    assume(int(own) >= SURE[kind, length] and (length != 12 or at > 9 or number[-2] != "0"))
    refused = refusal(kind, slip(number, at, by), NOBODY, ())
    assert refused and refused.message.endswith("its check digits are wrong")
    assert refused.fix.startswith("copy it from its source again; a right one looks like value: ")


@pytest.mark.parametrize("length", [20, 25])
@given(data=st.data(), by=st.integers(1, 9))
def test_a_changed_digit_of_a_payment_is_refused(length: int, data: st.DataObject, by: int) -> None:
    """Where the remainder is 10 another row of weights decides, and some slips pass; of the others none does."""
    body = data.draw(digits(length - 1))
    at = data.draw(st.integers(0, length - 2))
    sums = [
        sum(int(digit) * (place % 10 + 1) for place, digit in enumerate(number)) % 11
        for number in (body, slip(body, at, by))
    ]
    assume(10 not in sums)
    assert NUMBER_KINDS["uin"].has_check(f"{body}{sums[0]}")
    assert refusal("uin", f"{slip(body, at, by)}{sums[0]}", NOBODY, ())
    assert refusal("uin", slip(f"{body}{sums[0]}", length - 1, by), NOBODY, ())


@pytest.mark.parametrize("kind", NUMBER_KINDS)
def test_the_example_of_each_kind_is_one(kind: KindOfNumber) -> None:
    assert refusal(kind, NUMBER_KINDS[kind].example, NOBODY, regions(("RU",))) is None
    assert {"ru", "en"} <= set(NUMBER_KINDS[kind].words)


def national_numbers(code: str) -> st.SearchStrategy[str]:
    pattern = region(code).valid
    return st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))


@given(kind=KIND, data=st.data(), code=st.sampled_from(REGIONS))
def test_a_telephone_number_is_no_number_of_any_kind(
    kind: KindOfNumber, data: st.DataObject, code: str
) -> None:
    inside = data.draw(national_numbers(code))
    phone = phonenumbers.PhoneNumber(country_code=int(region(code).calling_code), national_number=int(inside))
    assume(phonenumbers.is_valid_number_for_region(phone, code) and len(inside) > 6 and inside[0] != "0")
    written = {
        inside,
        region(code).trunk + inside,
        f"{phone.country_code}{inside}",
        *(
            phonenumbers.format_number(phone, form) for form in (0, 1, 2, 3)
        ),  # E.164, abroad, inside, as a link
    }
    for value in written:
        for entered in (value, re.sub(r"[^0-9]", "", value)):
            refused = refusal(kind, entered, NOBODY, regions((code,)))
            assert refused, (kind, entered)


@given(number=st.integers(12, 18).flatmap(digits).map(lambda body: body + str(luhn_digit(body))), kind=KIND)
@example("9780000000040", "isbn")
def test_what_may_be_a_bank_card_is_refused(number: str, kind: KindOfNumber) -> None:
    assert refusal(kind, number, NOBODY, regions(("RU",)))


def luhn_digit(body: str) -> int:
    return next(digit for digit in range(10) if passes_luhn(f"{body}{digit}"))


def test_the_check_digit_of_cards_is_the_one_of_the_standard() -> None:
    assert passes_luhn("79927398713")
    assert not any(passes_luhn(f"7992739871{digit}") for digit in "012456789")


@given(
    balance=st.sampled_from(["40817", "40702", "42301", "40802", "30101", "03100"]),
    currency=st.sampled_from(["810", "643", "840", "978"]),
    own=digits(12),
    kind=KIND,
)
def test_a_bank_account_is_refused_as_any_kind(
    balance: str, currency: str, own: str, kind: KindOfNumber
) -> None:
    assert refusal(kind, balance + currency + own, NOBODY, regions(("RU",)))


@pytest.fixture(scope="module")
def acme() -> Registry:
    """A line 8 495 000-11-22, a former one 8 495 000-33-44, a denied one 8 800 000-55-55."""
    registry, findings = load_registry(MINIMAL / "content", MINIMAL)
    assert not findings
    return registry


@given(
    number=st.sampled_from(
        ["4950001122", "84950001122", "74950001122", "4950003344", "88000005555", "8000005555"]
    ),
    at=st.integers(0, 10),
    digit=st.sampled_from("0123456789"),
    how=st.sampled_from(["change", "swap", "put", "drop"]),
    kind=KIND,
)
def test_a_slip_of_a_contact_is_refused(
    acme: Registry, number: str, at: int, digit: str, how: str, kind: KindOfNumber
) -> None:
    at = min(at, len(number) - 2)
    near = {
        "change": number[:at] + digit + number[at + 1 :],
        "swap": number[:at] + number[at + 1] + number[at] + number[at + 2 :],
        "put": number[:at] + digit + number[at:],
        "drop": number[:at] + number[at + 1 :],
    }[how]
    assert refusal(kind, near, acme, ())


def test_a_slip_is_refused_by_the_name_of_its_contact(acme: Registry) -> None:
    assert refusal("oktmo", "49500011", acme, ()) is None  # two digits less
    near = next(v for d in range(10) if NUMBER_KINDS["inn"].has_check(v := f"495000112{d}"))
    assert near != "4950001122"
    refused = refusal("inn", near, acme, ())
    assert refused and refused.message == f"{near} is one digit away from acme/hotline, a contact on record"


def test_numbers_are_looked_up_and_printed_with_the_word_of_their_kind(load) -> None:
    registry, findings = load(
        {
            "contacts/acme.yml": 'organisation: acme\nname: {en: "Acme"}\ncontacts: []\n',
            "numbers.yml": "numbers:\n"
            '- {id: our-snils, kind: snils, value: "00000001305", what: {en: "…"}, source: acme-home}\n'
            '- {id: leaflet, kind: act, value: "13-А", what: {en: "…"}, source: acme-home}\n',
        }
    )
    assert findings == []
    number = registry.numbers["our-snils"]
    assert number.printed("ru") == "СНИЛС\u00a0000-000-013\u00a005"
    assert number.printed("en") == number.printed("de") == "SNILS\u00a0000-000-013\u00a005"
    assert registry.numbers["leaflet"].printed("ru") == "акт\u00a0№\u00a013-А"


def test_both_files_may_be_missing(load) -> None:
    registry, findings = load({"contacts/acme.yml": 'organisation: acme\nname: {en: "Acme"}\ncontacts: []\n'})
    assert (findings, registry.numbers, registry.links) == ([], {}, {})
    assert registry.link("library.example") is None


CASES = REPOSITORY.parent / "shared/cases/redteam.json"


@pytest.mark.skipif(not CASES.is_file(), reason="the cases are not kept with the project")
def test_every_telephone_number_of_the_cases_is_refused_as_any_kind() -> None:
    registry, _ = load_registry(WHOLE / "content", WHOLE)
    phones = {
        expected["value"]
        for case in json.loads(CASES.read_text("utf-8"))["cases"]
        if case["class"] not in {"registry", "pay-uin"}
        for expected in case["expect"]
        if re.fullmatch(r"\+?[0-9][0-9 ()-]{9,}", expected["value"])
    }
    assert len(phones) > 20
    for phone in phones:
        for value in {phone, re.sub(r"[^0-9]", "", phone)}:
            taken = [kind for kind in NUMBER_KINDS if not refusal(kind, value, registry, regions(("RU",)))]
            assert taken == [], value
