"""The parts of the program that are installed when asked for: `pip install "sverka[site]"`."""

from __future__ import annotations

from importlib.util import find_spec

from sverka.core.messages import Message

SITE, PICTURES = "site", "pictures"
# Extra of pyproject.toml → the modules of its packages.
_MODULES = {
    SITE: ("brotli", "deflate", "lunr", "material", "mkdocs", "pymorphy3", "segno"),
    PICTURES: ("PIL", "resvg_py", "zxingcpp"),
}


def is_installed(extra: str) -> bool:
    """Whether everything that `extra` brings is there."""
    return all(find_spec(module) for module in _MODULES[extra])


def how_to_install(extra: str) -> str:
    """The command that brings it."""
    return Message('pip install "sverka[{extra}]"', extra=extra)
