"""The language in which commands speak: what was asked for, else what the site around them says, else English."""

from __future__ import annotations

from pathlib import Path

import click

from sverka.core.messages import LANGUAGES
from sverka.model.settings import messages_language

LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the messages; `messages` of mkdocs.yml by default.",
)


def language(root: Path | None, lang: str | None = None) -> str:
    """`lang` where it was asked for, else what the site in `root` says."""
    return lang or (messages_language(root) if root else "en")


def language_here(lang: str | None = None) -> str:
    """The same for the site around the current folder."""
    return language(project_root(Path.cwd()), lang)


def project_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    return None
