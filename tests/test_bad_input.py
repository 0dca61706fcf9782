"""Each file of cases/bad-input is one fault in a sound help centre; those of cases/good-input are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from sverka.cli import main
from tests.help_centre import HelpCentre

CASES = sorted((Path(__file__).parent / "cases").glob("*-input/*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_one_finding_and_no_traceback(file, centre, monkeypatch):
    case = yaml.safe_load(file.read_text("utf-8"))
    change(centre, case)
    monkeypatch.chdir(centre.root)
    result = CliRunner().invoke(main, ["check", "--format", "json", "--as-of", "2026-11-23"])
    assert isinstance(result.exception, SystemExit | None), result.exception
    found = [record for record in json.loads(result.stdout)["findings"] if record["severity"] != "note"]
    assert [f"{f['path']}:{f['line']}:{f['column']} {f['rule']}" for f in found] == case["expect"]
    assert all(finding["message"] and finding["fix"] for finding in found)
    assert result.exit_code == (1 if case["expect"] else 0)


def change(centre: HelpCentre, case: dict[str, Any]) -> None:
    """Change the files of `centre` as the case says."""
    for path, target in case.get("move", {}).items():
        centre.write(target, centre.read(path))
    for path in [*case.get("delete", []), *case.get("move", {})]:
        (centre.root / path).unlink()
    for path in case.get("remove", []):  # an empty folder
        (centre.root / path).rmdir()
    for path, text in case.get("files", {}).items():
        centre.write(path, text.encode(case.get("encoding", "utf-8")))
    for path, changes in case.get("replace", {}).items():
        for old, new in changes.items():
            centre.replace(path, old, new)
    for path, text in case.get("prepend", {}).items():
        centre.write(path, text + centre.read(path))
    for path, parts in case.get("repeat", {}).items():
        centre.write(path, "".join(part * times for part, times in parts.items()))
    for path, target in case.get("links", {}).items():
        file = centre.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.symlink_to(target)
