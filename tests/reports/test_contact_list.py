"""`sverka contacts list`: who vouches for what, until when, and which pages use it; an exit status fit for CI."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sverka.cli import main
from tests.help_centre import HelpCentre

DAY = date(2026, 11, 23)


@pytest.fixture
def listed(centre: HelpCentre, monkeypatch):
    """Run `sverka contacts list` in the project's folder."""
    monkeypatch.chdir(centre.root)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["contacts", "list", "--as-of", "2026-11-23", *arguments])

    return run


def entries(result: Result) -> dict[str, dict[str, Any]]:
    return {entry["ref"]: entry for entry in json.loads(result.stdout)["contacts"]}


def test_every_contact_with_status_evidence_and_pages(centre, listed):
    result = listed("--format", "json")
    assert result.exit_code == 0
    found = entries(result)
    assert set(found) == set(centre.project(DAY).registry.contacts)
    hotline = found["acme/hotline"]
    assert hotline["standing"] == "corroborated"
    assert "docs/contacts.md" in hotline["pages"]
    assert hotline["evidence"] == len(centre.project(DAY).registry.contacts["acme/hotline"].evidence)
    assert hotline["evidence_age_days"] >= 0
    assert hotline["days_left"] == (date.fromisoformat(hotline["review_by"]) - DAY).days


def test_the_table_holds_a_row_for_each(centre, listed):
    result = listed()
    assert result.exit_code == 0
    for contact in centre.project(DAY).registry.contacts.values():
        assert contact.ref in result.stdout
        assert contact.value in result.stdout
    assert "to act on as of 2026-11-23" in result.stderr


def test_an_expired_contact_fails(listed):
    result = listed("--as-of", "2030-01-01", "--format", "json")
    assert result.exit_code == 1
    assert entries(result)["acme/hotline"]["attention"] == "expired"


def test_a_withdrawn_contact_that_a_page_names_fails(centre, listed):
    record = "status: corroborated"
    text = centre.read("content/contacts/acme.yml")
    at = text.index(record, text.index("id: hotline"))
    centre.write(
        "content/contacts/acme.yml",
        f'{text[:at]}status: suspended\n  reason: {{ru: "отвечает посторонний"}}{text[at + len(record) :]}',
    )
    result = listed("--format", "json")
    assert result.exit_code == 1
    assert entries(result)["acme/hotline"]["attention"] == "withdrawn but named"


def test_links_to_a_contact_count_as_use(centre, listed):
    centre.replace("docs/sign-in.md", "Вход открывается", "[Вход](contact:acme/site/login) открывается")
    assert "docs/sign-in.md" in entries(listed("--format", "json"))["acme/site"]["pages"]


def test_records_that_cannot_be_read_are_no_list(centre, listed):
    centre.replace("content/contacts/acme.yml", "id: hotline", "id: [hotline")
    result = listed()
    assert result.exit_code == 2
    assert "content/contacts/acme.yml" in result.stderr
    assert result.stdout == ""


def test_outside_of_a_project_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["contacts", "list"])
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr
