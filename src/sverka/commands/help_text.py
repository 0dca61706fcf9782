"""The help of a command, in the language of the site that it is called in."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from copy import copy

import click

from sverka.core.messages import said

_EXAMPLE = re.compile("|".join(("Examples", "Example")))


def in_words_of(command: click.Command, lang: str) -> click.Command:
    """The same command, whose help and options speak `lang`."""
    if lang == "en":
        return command
    command = copy(command)
    command.help = "\n\n".join(said(text, lang) for text in paragraphs(command.help))
    command.epilog = _EXAMPLE.sub(lambda word: said(word[0], lang), command.epilog or "")
    command.params = [_option(param, lang) for param in command.params]
    if isinstance(command, click.Group):
        command.commands = {name: in_words_of(part, lang) for name, part in command.commands.items()}
    return command


def paragraphs(text: str | None) -> Iterator[str]:
    """The paragraphs of a docstring, each in one line: as the catalogue has them."""
    for part in inspect.cleandoc(text or "").split("\n\n"):
        if part:
            yield " ".join(part.split())


def _option(param: click.Parameter, lang: str) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    param = copy(param)
    param.help = said(param.help or "", lang)
    return param
