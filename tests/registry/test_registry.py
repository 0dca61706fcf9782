"""Look-ups, standing on a day, and input that is not text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from sverka.core.findings import ERROR, WARNING
from sverka.registry import Policy, due_soon, fact_standing, load_registry, standing
from sverka.registry.checks import check
from sverka.registry.similar import similar
from sverka.registry.values import first_day, last_day

CONTACT = """
- id: {id}
  kind: short
  value: "{value}"
  label: {{en: "{value}"}}
  status: {status}
  review_by: "2027-02-20"
  reason: {{en: "…"}}
  evidence: [{{source: acme-home, captured_at: "2026-11-22", supports: [value], quote: "{value}"}}]
  proposed_by: editor
  verified_by: security-team
"""
HEAD = 'organisation: acme\nname: {en: "Acme"}\nbrands: [acme, акме]\ncontacts:'
STATUSES = ["draft", "corroborated", "verified", "suspended", "retired", "denied", "example"]


@pytest.fixture
def registry(load):
    contacts = [
        CONTACT.format(id=status, value=f"0{i}0{i}", status=status) for i, status in enumerate(STATUSES)
    ]
    registry, findings = load({"contacts/acme.yml": HEAD + "".join(contacts)})
    assert findings == []
    return registry


def test_lookups(registry):
    contact = registry.contacts["acme/verified"]
    assert registry.lookup("short", "0202") == [contact]
    assert registry.lookup("phone", "0202") == []
    assert registry.brands == ("acme", "акме")
    assert registry.organisations["acme"].name == {"en": "Acme"}
    assert (contact.ref, contact.organisation) == ("acme/verified", "acme")
    assert (contact.source_file.path, contact.position) == ("contacts/acme.yml", (27, 3))
    assert len(registry.of_kind("short")) == len(STATUSES)
    assert contact.shown_as("en") == "0202"


@pytest.mark.parametrize("status", STATUSES)
def test_standing_is_the_status_until_the_review_is_overdue(registry, status):
    contact = registry.contacts[f"acme/{status}"]
    assert standing(contact, Policy(date(2027, 2, 20))) == status
    overdue = "expired" if status in {"corroborated", "verified"} else status
    assert standing(contact, Policy(date(2027, 2, 21))) == overdue


def test_what_is_published_follows_the_policy(registry):
    def published(policy):
        return [contact.id for contact in registry.published(policy)]

    day = date(2026, 11, 23)
    assert published(Policy(day)) == ["corroborated", "verified"]
    assert published(Policy(day, "verified")) == ["verified"]
    assert standing(registry.contacts["acme/corroborated"], Policy(day, "verified")) == "draft"
    assert published(Policy(date(2027, 2, 21))) == []
    with pytest.raises(ValueError, match="publish_from"):
        Policy(day, "draft")


def test_due_soon_means_thirty_days(registry):
    contact = registry.contacts["acme/verified"]
    days = [date(2027, 1, 20), date(2027, 1, 21), date(2027, 2, 20), date(2027, 2, 21)]
    assert [due_soon(contact, Policy(day)) for day in days] == [False, True, True, False]
    assert not due_soon(registry.contacts["acme/draft"], Policy(days[1]))


def test_severities(registry):
    def severities(day):
        return {finding.rule: finding.severity for finding in check(registry, Policy(day))}

    assert severities(date(2027, 2, 1))["review-due"] == WARNING
    assert severities(date(2027, 3, 1))["contact-expired"] == ERROR


def test_standing_of_facts(load):
    fact = (
        "facts:\n"
        '- {id: known, kind: statement, subject: {en: "…"}, value: {en: "…"}, from: "2025-09", until: "2026-02"}\n'
        '- {id: unknown, kind: statement, subject: {en: "…"}, reason: {en: "…"}, from: "2025-09"}\n'
        '- {id: reviewed, kind: statement, subject: {en: "…"}, value: {en: "…"}, review_by: "2026-01-01"}\n'
    )
    facts = load({"facts.yml": fact})[0].facts
    days = [date(2025, 8, 31), date(2025, 9, 1), date(2026, 2, 28), date(2026, 3, 1)]
    assert [fact_standing(facts["known"], Policy(day)) for day in days] == [
        "future",
        "confirmed",
        "confirmed",
        "past",
    ]
    assert fact_standing(facts["unknown"], Policy(days[0])) == "unconfirmed"
    assert [fact_standing(facts["reviewed"], Policy(day)) for day in days[1:3]] == ["confirmed", "expired"]


def test_partial_dates():
    assert [first_day(day) for day in ("2024", "2024-02")] == [date(2024, 1, 1), date(2024, 2, 1)]
    assert [last_day(day) for day in ("2024", "2024-02")] == [date(2024, 12, 31), date(2024, 2, 29)]


def test_a_faulty_record_leaves_the_others(load):
    text = HEAD + CONTACT.format(id="good", value="0101", status="draft") + "\n- id: bad\n"
    text += CONTACT.format(id="noncanonical", value="01-01", status="draft")
    registry, findings = load({"contacts/acme.yml": text})
    assert list(registry.contacts) == ["acme/good"]
    assert {finding.rule for finding in findings} == {"registry"}


def test_missing_folder(tmp_path):
    registry, findings = load_registry(tmp_path / "content", tmp_path)
    assert {finding.path for finding in findings} == {
        "content/contacts",
        "content/facts.yml",
        "content/sources.yml",
    }
    assert not registry.contacts


def test_files_that_are_not_text(load, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yml"
    outside.write_text(HEAD + " []", "utf-8")
    load({})
    contacts = tmp_path / "contacts"
    (contacts / "link.yml").symlink_to(outside)
    (contacts / "folder.yml").mkdir()
    (contacts / "binary.yml").write_bytes(b"organisation: \0")
    (contacts / "latin.yml").write_bytes("organisation: é".encode("latin-1"))
    registry, findings = load_registry(tmp_path, tmp_path)
    assert [finding.path.rpartition("/")[2] for finding in findings] == [
        "binary.yml", "folder.yml", "latin.yml", "link.yml"
    ]  # fmt: skip
    assert {finding.rule for finding in findings} == {"file"}
    assert not registry.contacts


@given(st.lists(st.text("ab-", min_size=1, max_size=5), unique=True, max_size=12))
def test_similar_finds_what_the_edit_distance_finds(ids):
    near = {
        name
        for at, name in enumerate(ids)
        if any(Levenshtein.distance(name, earlier) == 1 for earlier in ids[:at])
    }
    found = list(similar(ids))
    assert {name for name, _ in found} == near
    assert all(Levenshtein.distance(*pair) == 1 for pair in found)


def test_ten_thousand_ids_are_compared_quickly():
    begin = time.process_time()
    found = list(similar(f"organisation-{number % 97:02}/help-line-{number:05}" for number in range(10_000)))
    assert found == []
    assert time.process_time() - begin < 5


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    (folder / "contacts").mkdir()
    for name in ("contacts/acme.yml", "sources.yml", "facts.yml"):
        (folder / name).write_bytes(data)
    registry, findings = load_registry(folder, folder)
    assert findings
    check(registry, Policy(date(2026, 11, 23)))
