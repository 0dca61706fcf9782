"""`sverka init`: a small working site of one's own, written from the files of skeleton/."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sverka import skeleton
from sverka.commands.printer import put
from sverka.commands.shared import checked_regions, today
from sverka.commands.speech import language_here
from sverka.core.findings import Finding, Refused
from sverka.core.findings_text import as_text
from sverka.core.messages import Message, counted, said

_NAMES = {"en": "Help centre", "ru": "Справочный центр"}
_REGIONS = {"en": "GB", "ru": "RU"}


def _checked_name(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or not value.isprintable()):
        raise click.BadParameter(
            said("write a name of one line, for example: City clinic help", language_here())
        )
    return value


@click.command(epilog='Example: sverka init my-help --lang en --region GB --name "City clinic help"')
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--lang", type=click.Choice(list(_NAMES)), default="en", show_default=True, help="Language of the site."
)
@click.option(
    "--region", callback=checked_regions, help="ISO code of the readers' country; GB or RU by default."
)
@click.option("--name", callback=_checked_name, help="Name of the site.")
def init(folder: Path, lang: str, region: str | None, name: str | None) -> None:
    """Start a site of your own in the folder DIR, which is new or empty.

    Exit status: 0 written, 1 the folder cannot be used, 2 it could not run.
    """
    values = skeleton.values(
        name=name or _NAMES[lang],
        region=region or _REGIONS[lang],
        day=today(lang),
        version=skeleton.version(),
    )
    files = skeleton.files(lang, values)
    try:
        _write(folder, files)
    except Refused as refused:
        put(as_text(refused.findings, lang=lang), err=True)
        sys.exit(1)
    done = counted(
        "Written: {count} file below {folder!s}. Next: cd {folder!s} && sverka serve",
        "Written: {count} files below {folder!s}. Next: cd {folder!s} && sverka serve",
        len(files),
        folder=folder,
    )
    put(said(done, lang))


def _write(folder: Path, files: dict[str, str]) -> None:
    shown = folder.as_posix()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            fix = "name a new folder, or an empty one: sverka init my-help"
            raise Refused([Finding(shown, 1, 1, "output", "there is something here already", fix)])
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            if skeleton.is_program(path):
                file.chmod(0o755)
    except OSError as error:
        message, fix = (
            Message("the site cannot be written ({strerror})", strerror=error.strerror or error),
            "name a folder you may write to",
        )
        raise Refused([Finding(shown, 1, 1, "output", message, fix)]) from error
