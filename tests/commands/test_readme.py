"""README names every command there is, with its options, and no other."""

from __future__ import annotations

import re

import click
import pytest

from sverka.cli import VERBS, main
from tests.help_centre import REPOSITORY

README = (REPOSITORY / "README.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `sverka (\w+)([^|]*(?:\\\|[^|]*)*\|.*)$", README, re.MULTILINE))
SCRIPTS = set(re.findall(r"^\| `scripts/([\w-]+)", README, re.MULTILINE))


def command(verb: str) -> click.Command:
    found = main.get_command(click.Context(main), verb)
    assert found is not None
    return found


def test_every_command_is_in_the_list_and_every_one_in_the_list_exists():
    assert set(ROWS) == set(VERBS)
    assert list(VERBS) == main.list_commands(click.Context(main))


def test_every_script_is_in_the_list_and_every_one_in_the_list_exists():
    assert {file.name for file in (REPOSITORY / "scripts").iterdir()} == SCRIPTS


@pytest.mark.parametrize("verb", VERBS)
def test_an_option_that_readme_names_exists(verb):
    found = command(verb)
    if isinstance(found, click.Group):
        (found,) = found.commands.values()
    known = {option for parameter in found.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", ROWS[verb])) <= known


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_command_holds_an_example(verb):
    assert re.search(rf"sverka {verb}", command(verb).epilog or "")
