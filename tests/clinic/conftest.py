"""Builds examples/clinic once, in a folder of its own, and serves it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sverka.project.project import Project, load_project
from tests.browser.fixtures import served
from tests.help_centre import REPOSITORY, Built, build
from tests.once import once

CLINIC = REPOSITORY / "examples/clinic"
DAY = date(2026, 11, 28)


@pytest.fixture(scope="session")
def clinic_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A real `mkdocs build` of the clinic, in a folder that is no part of this repository."""
    return once(tmp_path_factory, "clinic", _build)


def _build(folder: Path) -> Built:
    root = folder / "clinic"
    shutil.copytree(CLINIC, root, ignore=shutil.ignore_patterns("site", ".*", "__pycache__"))
    return build(root, DAY)


@pytest.fixture(scope="session")
def clinic(clinic_build: Built) -> Path:
    """The folder of the clinic's site."""
    if clinic_build.status:
        pytest.fail("the clinic does not build: see test_it_is_in_order", pytrace=False)
    return clinic_build.site


@pytest.fixture(scope="session")
def clinic_base(clinic: Path) -> Iterator[str]:
    """Address of the clinic's site on a web server."""
    with served(clinic) as address:
        yield address


@pytest.fixture(scope="session")
def clinic_project() -> Project:
    """What the clinic has on record."""
    return load_project(CLINIC, DAY)
