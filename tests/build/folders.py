"""What lies in a folder before and after a build."""

from __future__ import annotations

from pathlib import Path


def content(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def left_behind(folder: Path) -> list[str]:
    """What lies beside the sources after a build, other than the site; an open lock stays, since it may be taken."""
    return [file.name for file in folder.glob(".*") if file.name != ".site-lock"]
