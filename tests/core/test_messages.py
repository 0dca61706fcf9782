"""A message is its English text, and says itself in Russian; a help centre speaks the language of its settings."""

from __future__ import annotations

import ast
import copy
import pickle
from dataclasses import asdict, replace
from string import Formatter

import polib
import pytest
from click.testing import CliRunner

from sverka.cli import main
from sverka.core.findings import Finding
from sverka.core.findings_text import as_json, summary_line
from sverka.core.messages import Message, counted, said
from tests.core.said_strings import SaidStrings
from tests.help_centre import REPOSITORY, HelpCentre

SAID = SaidStrings(sorted((REPOSITORY / "src/sverka").rglob("*.py")))
RUSSIAN = polib.pofile((REPOSITORY / "src/sverka/locale/ru/LC_MESSAGES/sverka.po").read_text("utf-8"))
FIX = Message("fix: {fix}", fix="write {{ contact:a/b }}")


def test_all_that_is_said_has_a_russian_entry() -> None:
    entries = {entry.msgid for entry in RUSSIAN if entry.translated()}
    missing = {text: where for text, where in SAID.literals.items() if text not in entries}
    assert not missing, "\n".join(f"{where}: {text}" for text, where in missing.items())
    assert SAID.plurals == {entry.msgid: entry.msgid_plural for entry in RUSSIAN if entry.msgid_plural}
    assert len(SAID.literals) > 500  # what finds them still does


def test_no_text_with_values_is_put_together_before_it_is_translated() -> None:
    assert [f"{file}:{node.lineno}: {ast.unparse(node)}" for file, node in SAID.f_strings] == []


def test_no_entry_is_left_over() -> None:
    told = {" ".join(part.split()) for text in SAID.constants for part in text.split("\n\n")}  # --help folds
    assert [entry.msgid for entry in RUSSIAN if entry.msgid not in SAID.constants | told] == []
    assert not RUSSIAN.obsolete_entries()


def test_a_translation_has_the_values_of_its_original() -> None:
    entries = [entry for entry in RUSSIAN if entry.msgid in SAID.templates or entry.msgid_plural]
    for entry in entries:
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            assert names(text) == names(entry.msgid), text
    assert len(entries) > 300


def names(template: str) -> set[str | None]:
    """The names of the values of a template, those in quotes (!r) marked: they may be signs that nobody sees."""
    fields = Formatter().parse(template)
    return {name and name + ("!r" if conversion == "r" else "") for _, name, _, conversion in fields} - {None}


def test_a_message_is_its_english_text() -> None:
    assert FIX == "fix: write {{ contact:a/b }}"
    assert sorted([FIX, "a"]) == ["a", FIX] and FIX in {"fix: write {{ contact:a/b }}"}


@pytest.mark.parametrize("again", [copy.deepcopy, lambda message: pickle.loads(pickle.dumps(message))])
def test_a_copy_still_knows_its_template(again) -> None:
    assert again(FIX) == FIX and said(again(FIX), "ru") == "исправьте: write {{ contact:a/b }}"
    number = again(counted("{count} error", "{count} errors", 2))
    assert (number, said(number, "ru")) == ("2 errors", "2 ошибки")


def test_a_finding_can_be_copied_and_put_out() -> None:
    finding = replace(Finding("a.md", 1, 1, "file", FIX, FIX), path="b.md")
    assert asdict(finding)["message"] == FIX and f'"fix": "{FIX}"' in as_json([finding])


def test_parts_are_said_in_the_language_and_what_is_quoted_stays() -> None:
    message = Message("fix: {fix}", fix=Message("fix: {fix} {name!r}", fix="error", name="error"))
    assert said(message, "ru") == "исправьте: fix: ошибка 'error'"
    assert said("a " + FIX + "!", "ru") == "a исправьте: write {{ contact:a/b }}!"


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(1, "1 error", "1 ошибка"), (3, "3 errors", "3 ошибки"), (11, "11 errors", "11 ошибок")],
)
def test_a_count_has_the_form_of_its_language(number: int, english: str, russian: str) -> None:
    findings = [Finding("a.md", 1, 1, "file", "", "")] * number
    assert summary_line(findings) == f"{english}, 0 warnings"
    assert said(summary_line(findings), "ru") == f"{russian}, 0 предупреждений"


def test_what_has_no_entry_is_said_in_english() -> None:
    assert (
        said(Message("no such {thing}", thing="text"), "ru") == "no such text" == said("no such text", "ru")
    )
    assert said("", "ru") == ""


@pytest.fixture
def broken(centre: HelpCentre, monkeypatch) -> HelpCentre:
    monkeypatch.chdir(centre.replace("docs/contacts.md", "acme/hotline", "acme/nobody").root)
    return centre


def check(*arguments: str) -> str:
    return CliRunner().invoke(main, ["check", "--as-of", "2026-11-23", *arguments]).output


def test_the_settings_choose_the_language(broken: HelpCentre) -> None:
    assert ": error: " in check() and "1 error, 0 warnings as of 2026-11-23" in check()
    broken.replace("mkdocs.yml", "    authority:", '    messages: "ru"\n    authority:')
    assert ": ошибка: " in check() and "исправьте: " in check()
    assert "1 ошибка, 0 предупреждений, на 2026-11-23" in check()


def test_a_command_can_be_asked_for_a_language(broken: HelpCentre) -> None:
    assert ": ошибка: " in check("--lang", "ru")
    assert ": error: " in check("--lang", "en")
    assert '"severity": "error"' in check("--lang", "ru", "--format", "json")


def test_a_build_speaks_it_too(broken: HelpCentre) -> None:
    broken.replace("mkdocs.yml", "    authority:", '    messages: "ru"\n    authority:')
    output = broken.build().output
    assert "1 ошибка, ничего не опубликовано" in output and ": ошибка: " in output
