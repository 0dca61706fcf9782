"""`sverka numbers`: a line to look at for each unaccounted number, and none that could be taken over as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from sverka.core.findings import Finding
from sverka.registry.load import load_registry
from sverka.reports import number_proposals
from tests.help_centre import HelpCentre

PAGE = "docs/sign-in.md"
TEXT = "Получатель 00000013, заявка 1234567890123456789012, звоните 84950007788."


@pytest.fixture
def unaccounted(centre: HelpCentre, monkeypatch):
    """A page with three numbers, and the findings that the strict policy has for them."""
    head = centre.read(PAGE)
    centre.write(PAGE, f"{head}\n{TEXT}\n")
    line = centre.read(PAGE).count("\n")
    numbers = ("00000013", "1234567890123456789012", "84950007788")
    found = [
        Finding(
            PAGE, line, TEXT.index(raw) + 1, "unaccounted-number", "…", "…", "number", raw, raw, "unaccounted"
        )
        for raw in numbers
    ]
    others = [replace(found[0], rule="on-record"), replace(found[0], path="docs/contacts.md", line=1)]
    monkeypatch.setattr(number_proposals, "check_sources", lambda project: [*found, *others])
    return line


def test_each_is_shown_with_its_context_and_the_kinds_it_may_be(sverka, unaccounted):
    result = sverka("numbers", PAGE)
    assert (result.exit_code, "3 unaccounted" in result.stderr) == (1, True)
    assert result.stdout.splitlines() == [
        f"# {PAGE}:{unaccounted}: …Получатель [00000013], заявка 1234567890123456789012, звоните…",
        '- {id: "", kind: oktmo, value: "00000013", what: {}, source: ""}  # or: serial',
        f"# {PAGE}:{unaccounted}: …Получатель 00000013, заявка [1234567890123456789012], звоните 84950007788.…",
        "# cannot be put on record: '1234567890123456789012' is no number of a known kind",
        f"# {PAGE}:{unaccounted}: … заявка 1234567890123456789012, звоните [84950007788].…",
        "# cannot be put on record: '84950007788' is a telephone number: people can dial it",
    ]


def test_numbers_that_are_found_as_one_have_a_line_each(centre, sverka):
    text = "Получатель: ИНН 0000000138, СНИЛС 000-000-013 05."
    centre.write(PAGE, f"{centre.read(PAGE)}\n{text}\n")
    assert sverka("numbers").stdout.splitlines()[1:] == [
        '- {id: "", kind: inn, value: "0000000138", what: {}, source: ""}',
        '- {id: "", kind: snils, value: "00000001305", what: {}, source: ""}',
    ]


def test_without_a_path_all_sources_are_looked_at(sverka, unaccounted):
    assert "4 unaccounted" in sverka("numbers").stderr


def test_a_line_taken_over_as_it_is_is_refused(centre, sverka, unaccounted):
    centre.write("content/numbers.yml", "numbers:\n" + sverka("numbers", PAGE).stdout)
    registry, findings = load_registry(centre.root / "content", centre.root)
    assert not registry.numbers
    assert {finding.severity for finding in findings} == {"error"}
    assert len(yaml.safe_load(centre.read("content/numbers.yml"))["numbers"]) == 1


def test_where_all_is_accounted_for_nothing_is_proposed(sverka):
    result = sverka("numbers")
    assert (result.exit_code, result.stdout) == (0, "")
