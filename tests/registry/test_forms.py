"""Values that are canonical as they stand; those that are not are in cases/forms.yml."""

from __future__ import annotations

import pytest

from sverka.registry.canonical import EXAMPLES, a_label, fault, u_label

SOUND = {
    "phone": ["+74950000001", "+442079460001", "+6830000", "+491000000000000"],
    "short": ["10", "0100", "123456"],
    "sms-sender": ["A", "ab", "A.b_c-d", "Acme24", "abcdefghijk", "0777", "123456789012345"],
    "email": [
        "help@acme.example",
        "a.b-c_d+e.1@acme.example",
        "a+b.c+d@acme.example",
        "help@xn--80akoi.xn--p1ai",
        "1@a.b.example",
    ],
    "domain": ["acme.example", "xn--80akoi.xn--p1ai", "a.b.c.acme.example", "1.example"],
    "url": ["https://acme.example/", "https://acme.example/help?q=1#a", "https://acme.example/@name"],
    "account": ["https://t.me/acme", "https://social.example/acme/help", "https://social.example/@acme"],
    "app": [
        "google-play:example.acme",
        "rustore:example.acme_2.B3",
        "rustore:a.b",
        "app-store:123456",
        "app-store:123456789012",
        "appgallery:C123456",
        "appgallery:C123456789012",
    ],
}


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_value_has_no_fault(kind: str) -> None:
    assert {value: fault(kind, value) for value in SOUND[kind]} == dict.fromkeys(SOUND[kind])


@pytest.mark.parametrize("kind", SOUND)
def test_what_messages_give_as_an_example_is_right(kind: str) -> None:
    assert fault(kind, EXAMPLES[kind]) is None


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("acme.example", "acme.example"),
        ("Acme.Example", "Acme.Example"),
        ("акме.рф", "xn--80akoi.xn--p1ai"),
        ("a_b.example", None),
        ("acme", None),
        ("acme.example.", None),
        ("acme.1", None),
        ("1.2.3.4", None),
        ("acme。example", None),
        ("a" * 64 + ".example", None),
        ("", None),
    ],
)
def test_a_host_in_latin_letters(host: str, label: str | None) -> None:
    assert a_label(host) == label


def test_a_host_as_people_read_it() -> None:
    assert u_label("xn--80akoi.xn--p1ai") == "акме.рф"
    assert u_label("acme.example") == "acme.example"
