"""What editors are told of a place to read at, of a day that is none, and of numbers that are not on record."""

from __future__ import annotations

import pytest

from tests.help_centre import HelpCentre

SEARCH, OLD = "docs/search.md", "Напишите, что ищете."
NUMBERS = """\
numbers:
- {id: fee-code, kind: kbk, value: "1821080301001105011", what: {ru: "Код дохода"}, source: acme-site}
"""


def _said(centre: HelpCentre, rule: str, text: str) -> tuple[str, str, str]:
    centre.replace(SEARCH, OLD, text)
    (finding,) = (
        finding for finding in centre.findings() if finding.rule == rule and finding.severity == "error"
    )
    return finding.severity, finding.message, finding.fix


def test_a_host_is_offered_a_line_among_the_links(centre: HelpCentre) -> None:
    severity, message, fix = _said(centre, "on-record", "Читайте на library-of-towns.org.")
    assert (severity, message) == ("error", "domain library-of-towns.org is not on record")
    assert "in content/links.yml: - {host: library-of-towns.org, what: {ru: " in fix
    assert fix.startswith("take it out, or put it on record with evidence in content/contacts/; or, ")


def test_what_imitates_is_offered_none(centre: HelpCentre) -> None:
    severity, message, fix = _said(centre, "on-record", "Читайте на acmehelp-login.org.")
    assert severity == "error" and "looks like" in message
    assert "links.yml" not in fix


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("Ответ придёт 31.11.2026.", True), ("Ответ: 2026-02-30.", True), ("Ответ: 45.11.8026.", False)],
)
def test_a_day_that_the_calendar_lacks_is_called_that(centre: HelpCentre, text: str, is_day: bool) -> None:
    severity, _, fix = _said(centre, "unaccounted-number", text)
    assert severity == "error"
    assert (
        fix.startswith("where it is a day, the calendar has none such: write the right one; else ") is is_day
    )


def test_a_number_of_which_none_is_on_record(centre: HelpCentre) -> None:
    said = _said(centre, "reference", "Код: {{ number:fee-code }}.")
    assert said == (
        "error",
        "there is no number named 'fee-code'",
        "none is on record yet: take it out, or put the number on record first",
    )


def test_a_number_that_is_too_short_is_a_finding(centre: HelpCentre) -> None:
    centre.write("content/numbers.yml", NUMBERS)
    severity, message, _ = _said(centre, "number", "Код: {{ number:fee-code }}.")
    assert (severity, message) == ("error", "'1821080301001105011' is no kbk: 20 digits")
