"""The parts that are installed when asked for: what each brings, and what does without them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from sverka.core import extras
from tests.help_centre import REPOSITORY

# Imported by name, each in a Python of its own that refuses whatever an extra brings.
WITHOUT_EXTRAS = """
import importlib, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {refused!r}:
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
for name in {names!r}:
    importlib.import_module(name)
"""


def run_without(refused: set[str], *names: str) -> subprocess.CompletedProcess[str]:
    code = WITHOUT_EXTRAS.format(refused=refused, names=names)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def brought_by(extra: str) -> set[str]:
    """The modules of the packages that pyproject.toml names for an extra, but for the package itself."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[=<>]", package)[0] for package in project["optional-dependencies"][extra]} - {
        "sverka"
    }
    found = {
        module: {name.lower().replace("_", "-") for name in distributions}
        for module, distributions in packages_distributions().items()
    }
    return {module for module, distributions in found.items() if distributions & names}


@pytest.mark.parametrize("extra", [extras.SITE, extras.PICTURES])
def test_an_extra_is_there_where_all_that_it_brings_is(extra, monkeypatch):
    assert extras.is_installed(extra)
    assert set(extras._MODULES[extra]) <= brought_by(extra)
    for module in extras._MODULES[extra]:
        monkeypatch.setattr(
            extras, "find_spec", lambda name, missing=module: None if name == missing else object()
        )
        assert not extras.is_installed(extra)


@pytest.mark.parametrize(
    "module",
    [
        "cli",
        "commands.check",
        "commands.verify",
        "commands.init",
        "commands.upgrade",
        "commands.stale",
        "commands.new",
    ],
)
def test_these_commands_do_without_the_extras(module):
    run = run_without(brought_by(extras.SITE) | brought_by(extras.PICTURES), f"sverka.{module}")
    assert run.returncode == 0, run.stderr


def test_records_and_contacts_do_without_templates_and_mark_up():
    run = run_without({"jinja2", "mkdocs", "markdown", "click"}, "sverka.registry", "sverka.contacts")
    assert run.returncode == 0, run.stderr
