"""A small help centre in a temporary folder, to break, check and build in tests.

>>> HelpCentre(tmp_path).replace("docs/contacts.md", "acme/hotline", "acme/nobody").findings()
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from sverka.core.dates import epoch_of
from sverka.core.findings import ERROR, Finding, Refused
from sverka.project.project import Project, load_project
from sverka.rules import check_sources
from sverka.theme.layers import PACKAGE
from tests.loaded import run_python

REPOSITORY = Path(__file__).parent.parent
MINIMAL = REPOSITORY / "tests/cases/minimal"
WHOLE = REPOSITORY / "tests/cases/whole"
DAY = date(2026, 11, 23)
OWN_DAY = date(2026, 11, 27)  # of the project's own content: no picture of it was taken later

_SETTINGS = """\
site_name: "Справка Пример"
site_url: "https://help.example/"
use_directory_urls: false
theme: {name: sverka, custom_dir: overrides}
nav: ["help/index.md", "contacts.md"]
hooks: [hooks/contacts.py, hooks/content.py]
plugins: [sverka]
extra:
  sverka:
    authority: "demonstration"
    publish_from: "corroborated"
    sign_in: "docs/sign-in.md"
    disclaimer: {ru: "Это пример.", en: "This is an example."}
    languages: {ru: "Русский", en: "English"}
    regions: [RU]
"""


@dataclass(frozen=True)
class Built:
    """What `mkdocs build` said and left."""

    status: int
    output: str
    site: Path

    def page(self, url: str) -> str:
        """The HTML at `url`."""
        return (self.site / url).read_text("utf-8")


class HelpCentre:
    """The pages and records of tests/cases/minimal with the project's own hooks and the theme of the package."""

    def __init__(self, root: Path) -> None:
        self.root = root / "help-centre"
        shutil.copytree(MINIMAL, self.root)
        shutil.copytree(REPOSITORY / "hooks", self.root / "hooks")
        (self.root / "overrides").mkdir()
        self.write("mkdocs.yml", _SETTINGS)

    def write(self, path: str, content: str | bytes) -> Self:
        """Write a file, with the folders above it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def read(self, path: str) -> str:
        """The text of a file; of one of the theme, that of the package where the site has none of its own."""
        file = self.root / path
        if not file.exists() and path.startswith("overrides/"):
            file = PACKAGE / path.removeprefix("overrides/")
        return file.read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> Self:
        """Change `old`, which must be there, to `new` wherever it stands in a file."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        return self.write(path, text.replace(old, new))

    def project(self, day: date = DAY) -> Project:
        """Everything on record, loaded in this process."""
        return load_project(self.root, day)

    def findings(self, day: date = DAY) -> list[Finding]:
        """What the source rules find, in this process."""
        try:
            return check_sources(self.project(day))
        except Refused as refused:
            return refused.findings

    def errors(self, day: date = DAY) -> list[str]:
        """The errors as `path:line:column rule`."""
        return [place(finding) for finding in self.findings(day) if finding.severity == ERROR]

    def build(self, *options: str, day: date = DAY, **environment: str) -> Built:
        """Run a real `mkdocs build`."""
        run = self.run("-m", "mkdocs", "build", *options, day=day, **environment)
        return Built(run.returncode, run.stdout + run.stderr, self.root / "site")

    def sverka(self, *arguments: str, day: date = DAY) -> subprocess.CompletedProcess[str]:
        """Run the command line in the project's folder."""
        return self.run("-m", "sverka", *arguments, day=day)

    def run(
        self, *arguments: str, day: date = DAY, cwd: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run Python in the project's folder, or in the folder `cwd` of it."""
        return run_python(arguments, self.root / cwd, {**os.environ, **settings_of(day), **environment})


def build(root: Path, day: date) -> Built:
    """A real `mkdocs build` of the site in the folder `root`."""
    run = run_python(["-m", "mkdocs", "build"], root, {**os.environ, **settings_of(day)})
    return Built(run.returncode, run.stdout + run.stderr, root / "site")


def settings_of(day: date) -> dict[str, str]:
    """The environment in which a build counts from `day`."""
    return {"SOURCE_DATE_EPOCH": str(epoch_of(day)), "NO_MKDOCS_2_WARNING": "1"}


def place(finding: Finding) -> str:
    """`path:line:column rule`, as tests expect it."""
    return f"{finding.path}:{finding.line}:{finding.column} {finding.rule}"
