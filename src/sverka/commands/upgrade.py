"""`sverka upgrade`: what of a site's own files differs from this version of the package, line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import click

from sverka import skeleton
from sverka.commands.printer import put, tell
from sverka.commands.shared import site_folder
from sverka.commands.speech import language
from sverka.core.dates import today
from sverka.core.messages import Message, said
from sverka.core.plain_files import read_plain
from sverka.theme.layers import OVERRIDES, PACKAGE, Theme

_HOOKS = "hooks/"
# What is behind when it differs; of anything else a site may well have its own.
_KEPT_UP = (_HOOKS, f"{OVERRIDES}/", "requirements.txt")
# Of the theme, what a site is meant to have for itself.
_IDENTITY = ("assets/css/colours.css", "assets/img/", "components/logo/", "strings/")


@dataclass(frozen=True)
class Difference:
    """A file of the site that is not as the package has it; `theirs` and `ours` are the lines of both."""

    path: str
    what: str
    theirs: list[str]
    ours: list[str]

    @property
    def is_behind(self) -> bool:
        """Whether it is to be looked at whenever the package is a new one."""
        return self.path.startswith(_KEPT_UP)

    def as_text(self, lang: str) -> str:
        """What differs, and the change that would make it as the package has it."""
        diff = unified_diff(self.theirs, self.ours, self.path, f"sverka/{self.path}", lineterm="")
        return "\n".join([f"{self.path}:1:1: {said(self.what, lang)}", *diff])


@click.command(epilog="Example: sverka upgrade --write")
@click.option(
    "--write", is_flag=True, help="Write the hooks as this version has them; nothing else is written."
)
def upgrade(write: bool) -> None:
    """Say which files of the site's own differ from this version of sverka, and how.

    Own are hooks, requirements, CODEOWNERS, scripts and tests, as `sverka init` writes them, and files in overrides/
    that hide one of the theme. Pages, records and settings are not compared.
    Exit status: 0 hooks, requirements and overrides are in line, 1 one is not, 2 it could not run.
    """
    root, version = site_folder(), skeleton.version()
    lang = language(root)
    found = [*_outdated(root, version), *_hiding(root)]
    for difference in found:
        put(difference.as_text(lang))
    written = [difference for difference in found if write and difference.path.startswith(_HOOKS)]
    for difference in written:
        file = root / difference.path
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{line}\n" for line in difference.ours), "utf-8", newline="\n")
        tell(Message("Written: {path!s}", path=difference.path), lang)
    behind = [difference.path for difference in found if difference.is_behind and difference not in written]
    message = Message(
        "sverka upgrade: {files} to bring in line with sverka {version!s}",
        files=", ".join(behind) or "nothing",
        version=version,
    )
    tell(message, lang)
    sys.exit(1 if behind else 0)


def _outdated(root: Path, version: str) -> Iterator[Difference]:
    """Files that `sverka init` writes alike for every site. A site needs its hooks; it may do without the others."""
    filled = skeleton.values(name="", region="", day=today(), version=version)
    for path, text in skeleton.shared_files(filled).items():
        file, ours = root / path, text.splitlines()
        if file.is_file():
            if (theirs := _lines(file)) != ours:
                yield Difference(path, "differs from what sverka init writes", theirs, ours)
        elif path.startswith(_HOOKS):
            yield Difference(path, "is missing: nothing is published without it", [], ours)


def _hiding(root: Path) -> Iterator[Difference]:
    """Files of the site that lie over one of the theme: they do not change with it."""
    theme = Theme(root)
    for file in theme.own_files():
        name = file.relative_to(theme.own).as_posix()
        if file.is_file() and (PACKAGE / name).is_file() and not name.startswith(_IDENTITY):
            theirs, ours = _lines(file), _lines(PACKAGE / name)
            what = (
                "hides the file of the theme" if theirs != ours else "is the file of the theme: take it out"
            )
            yield Difference(f"{OVERRIDES}/{name}", what, theirs, ours)


def _lines(file: Path) -> list[str]:
    return read_plain(file).decode("utf-8", "replace").splitlines()
