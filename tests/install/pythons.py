"""The Pythons of this machine, each with the wheel and the pinned packages in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from tests.help_centre import REPOSITORY

OLDEST = (3, 11)
_NAMES = ("python3", *(f"python3.{minor}" for minor in range(OLDEST[1], 30)))
_TELL = "import sys; print(sys.version_info[:2] >= (3, 11), sys.implementation.name, *sys.version.split())"


def found() -> dict[str, str]:
    """Version → program, of each Python that can be found and is new enough: on the path, and those of pyenv."""
    versions: dict[str, str] = {}
    for program in _programs():
        told = subprocess.run(
            [program, "-c", _TELL], capture_output=True, text=True, check=False
        ).stdout.split()
        if told[:1] == ["True"]:
            versions.setdefault(f"{told[1]} {told[2]}", program)
    return versions


def _programs() -> Iterator[str]:
    yield getattr(sys, "_base_executable", sys.executable)
    for folder in os.get_exec_path():
        yield from (program for name in _NAMES if (program := shutil.which(name, path=folder)))
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob("versions/*/bin/python3")))


def environment(program: str, folder: Path, wheel: Path) -> str | None:
    """The Python of a new environment in `folder`, or None where nothing can be installed for `program`."""
    python = str(folder / "bin/python")
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    steps = (
        (program, "-m", "venv", folder),
        (*install, "--require-hashes", "-r", REPOSITORY / "requirements/site.txt"),
        (*install, "--no-deps", wheel),
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for step in steps:
        run = subprocess.run(step, env=clean, capture_output=True, text=True, check=False)
        if run.returncode:
            said = (run.stderr or run.stdout)[-300:]
            warnings.warn(
                f"NOT TESTED: {program} cannot be given what the project needs: {said}", stacklevel=1
            )
            return None
    return python
