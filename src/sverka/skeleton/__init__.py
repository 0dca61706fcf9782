"""The files of a new site: common/ for every language, and a folder of pages and settings for each."""

from __future__ import annotations

from datetime import date
from importlib import metadata
from pathlib import Path

from sverka.core.source import walk
from sverka.theme.layers import OVERRIDES, PACKAGE

_HERE = Path(__file__).parent
_COLOURS = "assets/css/colours.css"
# A file of this name here would be one of this repository's.
_RENAMED = {"gitignore": ".gitignore"}


def version() -> str:
    """The version of the package, which a site is pinned to."""
    return metadata.version("sverka")


def values(*, name: str, region: str, day: date, version: str) -> dict[str, str]:
    """What stands in the files for what: `name` is written between double quotes of YAML."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return {"__NAME__": quoted, "__REGION__": region, "__TODAY__": str(day), "__VERSION__": version}


def files(lang: str, filled: dict[str, str]) -> dict[str, str]:
    """Path in the site → text, filled in, of a site in `lang`; its colours begin as those of the theme."""
    colours = {f"{OVERRIDES}/{_COLOURS}": (PACKAGE / _COLOURS).read_text("utf-8")}
    return _read(_HERE / "common", filled) | _read(_HERE / lang, filled) | colours


def shared_files(filled: dict[str, str]) -> dict[str, str]:
    """Those of them that a site is not meant to change: no pages, records, settings, colours."""
    return {
        path: text
        for path, text in _read(_HERE / "common", filled).items()
        if not path.startswith(("content/", "overrides/"))
    }


def _read(folder: Path, filled: dict[str, str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in walk(folder):
        path = file.relative_to(folder).as_posix()
        if file.suffix == ".pyc":
            continue
        text = file.read_text("utf-8")
        for key, value in filled.items():
            text = text.replace(key, value)
        texts[_RENAMED.get(path, path)] = text
    return texts


def is_program(path: str) -> bool:
    """Whether a person runs the file at `path` of a site."""
    return path.startswith("scripts/")
