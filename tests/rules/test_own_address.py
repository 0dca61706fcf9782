"""The host of the site itself is on record, or a name that is nobody's."""

from __future__ import annotations

import pytest

from sverka.core.findings import ERROR
from tests.help_centre import HelpCentre

RECORD = """- id: own-site
  kind: domain
  value: "acme-centre.ru"
  label: {ru: "Этот сайт"}
  scope: exact
  status: STATUS
  reason: {ru: "Проверяем"}
  review_by: "2027-03-20"
  evidence:
  - {source: acme-site, captured_at: "2026-11-20", supports: [value], quote: "Справка: acme-centre.ru"}
  - {source: gazette, captured_at: "2026-11-20", supports: [value], what: "справка на acme-centre.ru"}
  proposed_by: editors
"""


def found(centre: HelpCentre) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in centre.findings() if finding.severity != "note"]


@pytest.mark.parametrize(
    "address",
    ["https://help.example/", "https://example.com/help/", "http://localhost:8000/", "https://a.test/"],
)
def test_reserved_names_are_nobodys(centre, address):
    assert found(centre.replace("mkdocs.yml", "https://help.example/", address)) == []


@pytest.mark.parametrize("address", ["https://acme-centre.ru/", "https://acme.com.example.net.ru/"])
def test_any_other_host_needs_a_record(centre, address):
    centre.replace("mkdocs.yml", "https://help.example/", address)
    (finding,) = [finding for finding in centre.findings() if finding.rule == "settings"]
    assert finding.severity == ERROR
    assert (finding.path, finding.line) == ("mkdocs.yml", 2)
    assert "is not on record" in finding.message and "kind: domain" in finding.fix


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("corroborated", []),
        ("suspended", [("withdrawn-contact", "warning")]),
        ("draft", [("on-record", "error"), ("raw-contact", "error"), ("settings", "error")]),
        ("denied", [("on-record", "error"), ("raw-contact", "error"), ("settings", "error")]),
    ],
)
def test_the_record_decides(centre, status, expected):
    centre.replace("mkdocs.yml", "https://help.example/", "https://acme-centre.ru/")
    records = centre.read("content/contacts/acme.yml") + RECORD.replace("STATUS", status)
    assert sorted(found(centre.write("content/contacts/acme.yml", records))) == expected
