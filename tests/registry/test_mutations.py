"""One altered character in a value or a display text is refused, whatever it is and wherever it stands."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.registry import Policy
from sverka.registry.agreement import display_agrees
from sverka.registry.canonical import fault
from sverka.registry.checks import check
from sverka.registry.regions import regions
from sverka.registry.showing import shows

PLACES = regions(("RU", "GB"))


class Sample(NamedTuple):
    kind: str
    value: str
    display: str
    evidence: str


SAMPLES = [
    Sample("phone", "+74950000017", "8 495 000-00-17", "two numbers: 8 (495) 000-00-17 and 0100"),
    Sample("phone", "+78000000102", "8 (800) 000-01-02", "88000000102, free, or +7 495 000-00-17"),
    Sample("phone", "+442079460001", "+44 20 7946 0001", "from abroad: +44 (20) 7946-0001."),
    Sample("short", "125", "125", "call 8 800 000-12-50, 125, 29125; art. 25-A; since 12.5.2020"),
    Sample("short", "0100", "0100", "numbers: 0100"),
    Sample("sms-sender", "0717", "0717", "SMS come from 0717 or acme"),
    Sample("sms-sender", "acme", "acme", "SMS come from 0717 or «acme»."),
    Sample(
        "email", "no-reply@acme.example", "no-reply@acme.example", "mail from no-reply@acme.example, no other"
    ),
    Sample(
        "domain", "acme.example", "acme.example", "my.acme.example, https://acme.example/x, new-acme.example"
    ),
    Sample("domain", "xn--80akoi.xn--p1ai", "акме.рф", "сайт АКМЕ.РФ"),
    Sample("url", "https://acme.example/", "acme.example", "https://acme.example"),
    Sample(
        "url",
        "https://acme.example/help?q=1",
        "https://acme.example/help?q=1",
        "(https://acme.example/help?q=1)",
    ),
    Sample(
        "account", "https://social.example/acme", "social.example/acme", "see http://social.example/acme."
    ),
    Sample("account", "https://social.example/acme", "@acme", "see social.example/acme"),
    Sample(
        "app",
        "google-play:example.acme",
        "example.acme",
        "https://play.example/apps/details?id=example.acme&hl=ru",
    ),
    Sample("app", "app-store:500000001", "500000001", "https://apps.example/app/acme/id500000001"),
]
EVERY_SAMPLE = pytest.mark.parametrize(
    "sample", SAMPLES, ids=lambda sample: f"{sample.kind} {sample.display}"
)
SIGNS = string.printable + "\u00a0\u00ad\u200b\u2009\u202f\u2011\u2013\u3002\uff0e\uff11аоесрхукАк٣"


def accepted(sample: Sample, value: str, display: str) -> bool:
    """What `sverka check` lets through."""
    return (
        fault(sample.kind, value) is None
        and display_agrees(sample.kind, value, display, PLACES)
        and shows(sample.kind, value, sample.evidence, PLACES)
    )


def edits(text: str, signs: str = SIGNS) -> Iterator[str]:
    """Every text one deletion, substitution or insertion away."""
    for at in range(len(text) + 1):
        yield from (text[:at] + sign + text[at:] for sign in signs)
        if at < len(text):
            yield text[:at] + text[at + 1 :]
            yield from (text[:at] + sign + text[at + 1 :] for sign in signs if sign != text[at])


def same_meaning(sample: Sample, display: str) -> bool:
    """Whether a changed display text still means the value: only separators, or a final slash."""
    if sample.kind == "phone":
        return re.sub(r"[\s()\u2010-\u2015-]", "", display) == re.sub(
            r"[\s()\u2010-\u2015-]", "", sample.display
        )
    return sample.kind == "url" and display.rstrip("/") == sample.display


@EVERY_SAMPLE
def test_accepted_as_it_stands(sample):
    assert accepted(sample, sample.value, sample.display)


@EVERY_SAMPLE
def test_every_edit_of_the_value_is_refused(sample):
    assert [value for value in edits(sample.value) if accepted(sample, value, sample.display)] == []


@EVERY_SAMPLE
def test_no_edit_of_the_value_is_shown_by_the_evidence(sample):
    """So that an altered value is caught where there is no display text, too."""
    slipped = [
        value for value in edits(sample.value) if accepted(sample, value, value.partition(":")[2] or value)
    ]
    assert slipped == []


@EVERY_SAMPLE
def test_every_edit_of_the_display_text_is_refused(sample):
    slipped = [text for text in edits(sample.display) if accepted(sample, sample.value, text)]
    assert [text for text in slipped if not same_meaning(sample, text)] == []


@EVERY_SAMPLE
def test_every_edit_of_both_is_refused(sample):
    """The same slip in value and display text is caught by the evidence."""
    digits = string.digits + string.ascii_lowercase
    changed = [sample._replace(value=value, display=value) for value in edits(sample.value, digits)]
    assert [other.value for other in changed if accepted(sample, other.value, other.display)] == []


@given(st.sampled_from(SAMPLES), st.characters(), st.data())
def test_any_character_of_unicode_in_the_display_text(sample, sign, data):
    at = data.draw(st.integers(0, len(sample.display)))
    length = data.draw(st.integers(0, 1))
    display = sample.display[:at] + sign + sample.display[at + length :]
    if display != sample.display and not same_meaning(sample, display):
        assert not accepted(sample, sample.value, display)


@given(st.sampled_from(["+78000000102", "+74950000017"]), st.data())
def test_every_usual_spelling_of_a_number_counts(value, data):
    trunk = data.draw(st.sampled_from(["8", "+7"]))
    area = data.draw(st.sampled_from([" {} ", " ({}) ", "-{}-", "({})", "{}", "\u00a0{}\u202f"]))
    gap = data.draw(st.sampled_from(["", " ", "-", "\u2011", "\u2009", " \u2013 "]))
    before, after = data.draw(
        st.sampled_from([("", ""), ("call ", "."), ("«", "»"), ("0100, ", " 24/7"), ("tel.", ",")])
    )
    number = gap.join((value[5:8], value[8:10], value[10:]))
    text = before + trunk + area.format(value[2:5]) + number + after
    assert shows("phone", value, text, PLACES)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("phone", "+74950000017", "1 8 495 000-00-170"),
        ("phone", "+74950000017", "+18 495 000-00-17"),
        ("phone", "+74950000017", "9 495 000-00-17"),
        ("phone", "+44207946000", "+44 207 946000 1"),
        ("short", "100", "8 (800) 100-70-10"),
        ("short", "800", "8 800 000-01-02"),
        ("short", "25", "125"),
        ("short", "125", "закон 125-ФЗ"),
        ("short", "125", "1 125 рублей, 125,5 и *125#"),
        ("short", "2020", "11.05.2020, 2020-05-11"),
        ("domain", "acme.example", "xacme.example, acme.example.net, my.acme.example"),
        ("domain", "acme.example", "https://acme.example@evil.example/ https://evil.example\\@acme.example/"),
        ("domain", "acme.example", "https://evil.example/acme.example ?to=acme.example"),
        ("email", "help@acme.example", "nohelp@acme.example help@acme.example.net"),
        ("sms-sender", "acme", "Acme acme-24 acme.example"),
        ("url", "https://acme.example/help", "https://acme.example/help/me https://acme.example/Help"),
        ("app", "google-play:example.acme", "id=example.acme.pro"),
    ],
)
def test_part_of_something_else_does_not_count(kind, value, text):
    assert not shows(kind, value, text, PLACES)


def test_a_digit_altered_in_a_file_stops_the_build(load):
    """The same through the whole chain, from the YAML to the findings."""

    def findings(value: str, display: str) -> list[str]:
        contact = (
            f'organisation: acme\nname: {{en: "Acme"}}\ncontacts:\n- id: line\n  kind: phone\n  value: "{value}"\n'
            f'  display: {{en: "{display}"}}\n  label: {{en: "Line"}}\n  status: draft\n  proposed_by: editor\n'
            '  evidence: [{source: forum-post, captured_at: "2026-11-22", supports: [value], '
            'quote: "8 495 000-00-17"}]\n'
        )
        registry, faults = load({"contacts/acme.yml": contact})
        return [finding.rule for finding in faults + check(registry, Policy(date(2026, 11, 23)))]

    sample = SAMPLES[0]
    assert findings(sample.value, sample.display) == []
    assert all(findings(value, sample.display) for value in edits(sample.value, string.digits))
    displays = (text for text in edits(sample.display, string.digits) if not same_meaning(sample, text))
    assert all(findings(sample.value, display) for display in displays)
