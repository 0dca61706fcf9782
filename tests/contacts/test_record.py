"""Which record covers a mention: the words of DESIGN's scopes, and who decides where several do."""

from __future__ import annotations

from itertools import combinations

import pytest

from sverka.contacts.allowed import is_example_name
from sverka.contacts.mention import Mention
from sverka.contacts.record import covering, host_record, own_hosts, sources_at
from sverka.registry import Contact, Registry, Source

LONG = ".".join(["a" * 60] * 4)  # a name has at most 253 characters

# The record (kind, value, scope, perhaps status), then mentions that it covers, and others that it does not.
COVERED = {
    "an exact domain": (
        "domain acme.example exact",
        [
            "domain acme.example",
            "domain www.acme.example",
            "domain www.www.acme.example",
            "domain acme.example https://acme.example/help",
        ],
        [
            "domain lk.acme.example",
            "domain lk.www.acme.example",
            "domain www.lk.acme.example",
            "domain acme.example.net",
            "domain xacme.example",
            "domain example",
            "email help@acme.example",
            "sms-sender acme.example",
        ],
    ),
    "a domain with what is below it": (
        "domain acme.example with-subdomains",
        [
            "domain acme.example",
            "domain www.acme.example",
            "domain lk.acme.example",
            "domain a.b.acme.example",
            f"domain {LONG[:240]}.acme.example",
        ],
        [
            "domain lkacme.example",
            "email help@acme.example",
            f"domain {LONG[:241]}.acme.example",
            "domain example",
        ],
    ),
    "a name that begins with www": (
        "domain www.acme.example exact",
        ["domain www.acme.example", "domain www.www.acme.example"],
        ["domain acme.example", "domain www2.acme.example"],
    ),
    "a host of one label": ("domain acme with-subdomains", ["domain acme"], ["domain lk.acme"]),
    "a false domain takes its mail in": (
        "domain fake.example exact denied",
        ["domain fake.example", "email info@fake.example", "email info@www.fake.example"],
        ["email info@lk.fake.example", "email fake.example@acme.example"],
    ),
    "a false domain with what is below it": (
        "domain fake.example with-subdomains denied",
        ["email info@lk.fake.example", "domain lk.fake.example"],
        ["email info@notfake.example"],
    ),
    "an address": (
        "url https://docs.example/manual exact",
        [
            "domain docs.example https://docs.example/manual",
            "domain docs.example http://docs.example/manual",
            "domain docs.example https://docs.example/manual/",
            "domain docs.example https://docs.example/manual#part-2",
        ],
        [
            "domain docs.example",
            "domain docs.example https://docs.example/",
            "domain docs.example https://docs.example/manual/2",
            "domain docs.example https://docs.example/manual?page=2",
            "domain docs.example https://docs.example/manuals",
            "domain docs.example https://docs.example/manual~",
        ],
    ),
    "an address without a scope": (
        "url https://docs.example/manual",
        ["domain docs.example https://docs.example/manual"],
        ["domain docs.example https://docs.example/manual/2"],
    ),
    "an address with what is below it": (
        "url https://docs.example/manual path-prefix",
        [
            "domain docs.example https://docs.example/manual",
            "domain docs.example https://docs.example/manual/2/3",
        ],
        [
            "domain docs.example https://docs.example/manuals",
            "domain docs.example https://docs.example/",
            "domain docs.example",
        ],
    ),
    "a mailbox": (
        "email help@acme.example",
        ["email help@acme.example", "email help@acme.example mailto:help@acme.example"],
        ["email helpme@acme.example", "domain acme.example", "email help@lk.acme.example"],
    ),
    "an account": (
        "account https://t.me/acmeline",
        ["account https://t.me/acmeline"],
        ["account https://t.me/acmeline_help", "account https://vk.com/acmeline"],
    ),
    "an account under its other name": (
        "account https://vk.com/acmeline",
        ["account https://vk.com/acmeline", "account https://vk.me/acmeline"],
        ["account https://vk.me/acme", "account https://t.me/acmeline"],
    ),
    "an account by its shorter name": (
        "account https://vk.me/acmeline",
        ["account https://vk.com/acmeline"],
        ["account https://vk.com/acmeline2"],
    ),
    "a sender": (
        "sms-sender ACME",
        ["sms-sender ACME", "sms-sender acme", "sms-sender Acme", "short ACME"],
        ["sms-sender acme24"],
    ),
    "a sender in small letters": ("sms-sender acme", ["sms-sender ACME"], ["sms-sender acne"]),
    "a sender of both": ("sms-sender Acme", ["sms-sender Acme"], ["sms-sender ACME", "sms-sender acme"]),
    "a sender that is a number": (
        "sms-sender 0777",
        ["sms-sender 0777", "short 0777"],
        ["short 777", "phone 0777"],
    ),
    "a short number": ("short 0100", ["short 0100"], ["short 100"]),
    "a telephone": (
        "phone +74950000001",
        ["phone +74950000001"],
        ["phone +74950000002", "short +74950000001"],
    ),
    "an app": (
        "app google-play:example.acme",
        ["app google-play:example.acme"],
        ["app rustore:example.acme"],
    ),
}


def contact(record: str, name: str = "it") -> Contact:
    kind, value, *rest = record.split()
    scope = next((word for word in rest if word in {"exact", "with-subdomains", "path-prefix"}), None)
    status = next((word for word in rest if word != scope), "corroborated")
    fields = {"id": name, "kind": kind, "value": value, "scope": scope, "status": status}
    made = Contact.model_validate({**fields, "label": {"en": name}, "proposed_by": "editor"})
    return made.belonging_to("acme")


def on_record(*records: str) -> Registry:
    contacts = {f"acme/it-{at}": contact(record, f"it-{at}") for at, record in enumerate(records)}
    return Registry({}, contacts, {}, {})


def mention(text: str) -> Mention:
    kind, value, target = (*text.split(), "")[:3]
    return Mention(kind, value, value, 0, len(value), target=target)


@pytest.mark.parametrize("name", COVERED)
def test_a_record_covers(name: str) -> None:
    record, covered, others = COVERED[name]
    registry = on_record(record)
    assert [text for text in covered if covering(mention(text), registry) is None] == []
    assert [text for text in others if covering(mention(text), registry)] == []


# What is known to be wrong comes first.
STATUSES = ("denied", "suspended", "retired", "example", "verified", "corroborated", "draft")


@pytest.mark.parametrize(("first", "second"), list(combinations(STATUSES, 2)))
def test_of_two_records_the_worse_decides(first: str, second: str) -> None:
    for order in ((first, second), (second, first)):
        registry = on_record(*(f"phone +74950000001 {status}" for status in order))
        found = covering(mention("phone +74950000001"), registry)
        assert found and found.status == first


def test_a_record_of_the_page_itself_is_seen_beside_that_of_its_host() -> None:
    registry = on_record(
        "domain acme.example with-subdomains",
        "url https://acme.example/stolen exact denied",
        "domain old.acme.example exact retired",
    )
    for target, status in {"": "corroborated", "/stolen": "denied", "/help": "corroborated"}.items():
        found = covering(mention(f"domain acme.example https://acme.example{target}"), registry)
        assert found and found.status == status
    old = covering(mention("domain old.acme.example"), registry)
    assert old and old.status == "retired"


def test_the_host_of_a_mailbox_or_of_an_address() -> None:
    registry = on_record("domain acme.example with-subdomains", "domain branch.example exact")
    for host, ref in {"lk.acme.example": "acme/it-0", "www.branch.example": "acme/it-1"}.items():
        found = host_record(host, registry)
        assert found and found.ref == ref
    for host in ("lk.branch.example", "example", "", "acme.example.net"):
        assert host_record(host, registry) is None


SOURCES = {
    "news": "https://news.example/2026/acme",
    "same-news": "http://news.example/2026/acme/",
    "other": "https://news.example/2026",
    "letter": None,
}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("https://news.example/2026/acme", ["news", "same-news"]),
        ("http://news.example/2026/acme/#top", ["news", "same-news"]),
        ("https://news.example/2026", ["other"]),
        ("https://news.example/2026/acme?x=1", []),
        ("https://news.example/2026/acme/2", []),
        ("", []),
    ],
)
def test_a_source_stands_at_its_very_address(target: str, found: list[str]) -> None:
    sources = {
        name: Source.model_validate(
            {"id": name, "publisher": "News", "url": url, "date": "2026", "tier": "C", "what": {"en": "…"}}
        )
        for name, url in SOURCES.items()
    }
    registry = Registry({}, {}, sources, {})
    assert [source.id for source in sources_at(mention(f"domain news.example {target}"), registry)] == found


@pytest.mark.parametrize(
    ("host", "nobodys"),
    [
        *(
            (name, True)
            for name in ("acme.example", "example", "a.test", "a.b.invalid", "app.localhost", "localhost")
        ),
        *((name, True) for name in ("example.com", "www.example.net", "a.b.example.org")),
        *((name, False) for name in ("acme.ru", "example.ru", "myexample.com", "example.com.ru", "com", "")),
        *((name, False) for name in ("example.acme.com", "acme.com", "acme.example.ru", "test.ru")),
    ],
)
def test_a_name_that_is_nobodys(host: str, nobodys: bool) -> None:
    assert is_example_name(host) == nobodys


# A withdrawn site is still the organisation's own; a draft, or what is known to be false, is nothing to go by.
OWN = {"suspended", "retired", "verified", "corroborated"}


@pytest.mark.parametrize("status", STATUSES)
def test_the_address_of_the_site_is_its_own_by_a_record_alone(status: str) -> None:
    """Whatever somebody writes into the settings would be on record otherwise."""
    registry = on_record(f"domain acme.ru exact {status}")
    assert own_hosts("https://acme.ru/help/", registry) == (("acme.ru",) if status in OWN else ())
    assert own_hosts("https://lk.acme.ru/", registry) == ()


def test_the_address_of_a_demonstration_is_its_own() -> None:
    registry = on_record("domain acme.ru exact")
    assert own_hosts("https://help.example/", registry) == ("help.example",)
    assert own_hosts("https://other.ru/", registry) == ()
    assert own_hosts("", registry) == ()
