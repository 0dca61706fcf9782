"""Fixtures that several folders of tests use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from sverka.cli import main
from tests.help_centre import DAY, HelpCentre

# How long an example takes says more about the machine than about the code.
settings.register_profile("sverka", deadline=None)
settings.load_profile("sverka")

# The built site, its server and the browser, for the tests below browser/, clinic/ and demonstration/.
pytest_plugins = ["tests.browser.fixtures"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A slow test takes as long as it takes."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(0))


@pytest.fixture
def centre(tmp_path: Path) -> HelpCentre:
    """A help centre that is in order, to break."""
    return HelpCentre(tmp_path)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> HelpCentre:
    """A help centre that was built once; not to be changed."""
    centre = HelpCentre(tmp_path_factory.mktemp("published"))
    built = centre.build()
    assert built.status == 0, built.output
    return centre


@pytest.fixture
def sverka(centre: HelpCentre, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command of `sverka` in the folder of `centre`, as of the day of the tests."""
    monkeypatch.chdir(centre.root)

    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(main, [command, "--as-of", str(DAY), *arguments])

    return run
