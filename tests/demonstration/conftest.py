"""Builds the demonstration once, from the sources at the root of the repository, and serves it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.fixtures import parsed, served
from tests.help_centre import OWN_DAY, REPOSITORY, Built, build
from tests.once import once

# `watch` of mkdocs.yml names src; nothing is imported from the copy.
_SOURCES = ("docs", "content", "hooks", "overrides", "src")


@pytest.fixture(scope="session")
def demonstration_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A real `mkdocs build` of the project's own sources in a folder of its own."""
    return once(tmp_path_factory, "demonstration", _build)


def _build(folder: Path) -> Built:
    root = folder / "help-centre"
    for name in _SOURCES:
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return build(root, OWN_DAY)


@pytest.fixture(scope="session")
def demonstration(demonstration_build: Built) -> Path:
    """The folder of the built demonstration."""
    if demonstration_build.status:
        pytest.fail("the demonstration does not build: see test_the_demonstration_builds", pytrace=False)
    return demonstration_build.site


@pytest.fixture(scope="session")
def demonstration_pages(demonstration: Path) -> dict[str, LexborHTMLParser]:
    """Every page of the demonstration by its URL, parsed."""
    return parsed(demonstration)


@pytest.fixture(scope="session")
def demonstration_base(demonstration: Path) -> Iterator[str]:
    """Address of the demonstration on a web server."""
    with served(demonstration) as address:
        yield address
