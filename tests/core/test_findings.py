"""What each verdict and each rule weighs, and which errors stop a build: in words, apart from the tables."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from sverka.core.findings import VERDICT_SEVERITY, Finding, Refused, errors, stopping
from sverka.core.rule import Rule, all_rules

VERDICTS = {
    "note": "verified corroborated other-operator denied-example other-site",
    "warning": "noncanonical insecure due-soon",
    "error": (
        "denied imitation mismatch unlisted unaccounted retired suspended expired forbidden redirector out-of-scope"
        " and whatever nobody thought of"
    ),
}
RULES = {
    "warning": (
        "clock-ahead page-overdue review-due withdrawn-contact withdrawn-fact absolute-promise plain-language"
        " picture-old link-old stale-translation language-unchecked older-site"
    ),
    "by verdict": "on-record unaccounted-number",
}


def finding(rule: str = "on-record", verdict: str = "", **more: Any) -> Finding:
    return Finding("docs/a.md", 3, 7, rule, "what is wrong", "how to mend it", verdict=verdict, **more)


def each(table: dict[str, str]) -> list[tuple[str, str]]:
    """(name, severity) of a table above."""
    return [(name, severity) for severity, names in table.items() for name in names.split()]


@pytest.mark.parametrize(("verdict", "severity"), each(VERDICTS))
def test_a_verdict_weighs(verdict: str, severity: str) -> None:
    assert finding(verdict=verdict).severity == severity


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.slug)
def test_a_rule_weighs(rule: Rule) -> None:
    """Whoever adds a rule that only warns, or leaves its weight to the verdict, says so here."""
    assert rule.severity == dict(each(RULES)).get(rule.slug, "error")
    weight = {"error": "error", "warning": "warning", "by verdict": "note"}[rule.severity]
    assert finding(rule.slug, "verified").severity == weight


def test_a_rule_without_a_record_has_no_weight() -> None:
    with pytest.raises(KeyError):
        finding("nobody-wrote-it").severity  # noqa: B018


def test_the_table_says_of_every_verdict_what_it_weighs() -> None:
    """Errors, too, though they would be errors without it; and whoever adds a verdict says so here."""
    assert dict(each(VERDICTS | {"error": VERDICTS["error"].partition(" and ")[0]})) == VERDICT_SEVERITY


def test_the_rule_decides_where_both_have_a_say() -> None:
    assert finding("review-due", "denied").severity == "warning"


def test_only_errors_are_errors_and_only_those_that_stay_stop_a_build() -> None:
    found = [
        finding(verdict="redirector"),
        finding(verdict="insecure"),
        finding(verdict="verified"),
        finding("contact-expired", "expired"),
        finding("fact-expired"),
        finding("review-due"),
    ]
    assert errors(found) == [found[0], found[3], found[4]]
    assert stopping(found) == [found[0]]
    assert {rule.slug for rule in all_rules() if not rule.stops} == {"contact-expired", "fact-expired"}


def test_a_finding_that_says_nothing_of_a_contact_leaves_those_fields_empty() -> None:
    bare = Finding("docs/a.md", 3, 7, "reference", "what is wrong", "how to mend it")
    assert [getattr(bare, field.name) for field in fields(bare)[6:]] == [*[""] * 5, 0, 0, ""]


def test_findings_are_alike_where_all_is_and_stand_in_the_order_of_the_files() -> None:
    later = Finding("docs/a.md", 12, 1, "reference", "what is wrong", "")
    assert sorted([later, finding()]) == [finding(), later]
    assert {finding(), finding()} == {finding()}
    with pytest.raises(AttributeError):
        later.line = 1  # type: ignore[misc]


def test_what_is_refused_says_all_reasons_with_their_places() -> None:
    refused = Refused(iter([finding(), finding("registry")]))
    assert refused.findings == [finding(), finding("registry")]
    assert str(refused) == "docs/a.md:3:7: what is wrong; docs/a.md:3:7: what is wrong"
