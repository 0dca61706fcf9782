"""`sverka rules` explains a rule to whoever has no handbook at hand."""

from __future__ import annotations

from click.testing import CliRunner

from sverka.cli import main
from sverka.core.rule import all_rules


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["rules", *arguments])
    return result.exit_code, result.output


def test_all_rules_are_listed_with_what_they_weigh() -> None:
    status, text = run("--lang", "en")
    assert status == 0
    lines = text.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [rule.slug for rule in all_rules()]
    assert any(line.split()[:2] == ["review-due", "warning"] for line in lines)


def test_a_rule_is_explained_with_both_examples_in_either_language() -> None:
    status, text = run("two-persons", "--lang", "en")
    assert status == 0 and text.startswith("The rule `two-persons`: an error.")
    assert "## Wrong" in text and "verified_by: editors" in text and "verified_by: security" in text
    assert run("two-persons", "--lang", "ru")[1].startswith("Правило `two-persons`: ошибка.")
    assert "the build goes on" in run("fact-expired", "--lang", "en")[1]


def test_a_slip_in_the_name_is_told() -> None:
    status, text = run("two-person", "--lang", "en")
    assert status == 2 and "did you mean two-persons?" in text and "Traceback" not in text
