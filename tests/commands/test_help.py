"""`--help` speaks the language of the site that it is called in."""

from __future__ import annotations

from collections.abc import Iterator

import click
import polib
import pytest
from click.testing import CliRunner

from sverka.cli import VERBS, main
from sverka.commands.help_text import paragraphs
from tests.help_centre import REPOSITORY, HelpCentre

RUSSIAN = {
    entry.msgid
    for entry in polib.pofile((REPOSITORY / "src/sverka/locale/ru/LC_MESSAGES/sverka.po").read_text("utf-8"))
}


def commands(group: click.Group = main) -> Iterator[click.Command]:
    """Every command, and those inside of it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from commands(command)


@pytest.fixture
def outside(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_all_help_has_a_russian_entry(outside) -> None:
    texts = {text for command in commands() for text in paragraphs(command.help)}
    options = [param for command in commands() for param in command.params if isinstance(param, click.Option)]
    texts |= {option.help for option in options if option.help}
    assert texts - RUSSIAN == set() and len(texts) > 30


@pytest.mark.parametrize("verb", VERBS)
def test_outside_of_a_site_help_is_english(outside, verb: str) -> None:
    text = CliRunner().invoke(main, [verb, "--help"]).output
    assert "Example" in text and text.isascii()


def test_in_a_russian_site_help_is_russian(centre: HelpCentre, monkeypatch) -> None:
    monkeypatch.chdir(
        centre.replace("mkdocs.yml", "    authority:", '    messages: "ru"\n    authority:').root
    )
    text = CliRunner().invoke(main, ["check", "--help"]).output
    assert "Проверить исходные тексты" in text and "Примеры:" in text and "Exit status" not in text
    assert "Показать все контакты" in CliRunner().invoke(main, ["contacts", "list", "--help"]).output
    assert "Объяснить правило" in CliRunner().invoke(main, ["--help"]).output
