"""Write the files of a case into a folder of its own and load them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sverka.core.findings import Finding
from sverka.registry import Registry, load_registry

HERE = Path(__file__).parent
Load = Callable[[Mapping[str, str]], tuple[Registry, list[Finding]]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a registry from files by name; sources.yml and facts.yml have a default beside this file."""

    def load_files(files: Mapping[str, str]) -> tuple[Registry, list[Finding]]:
        (tmp_path / "contacts").mkdir(exist_ok=True)
        for name in ("sources.yml", "facts.yml"):
            (tmp_path / name).write_text((HERE / name).read_text("utf-8"), "utf-8")
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        return load_registry(tmp_path, tmp_path)

    return load_files
