"""Which state of the sources a site is made of: the commit, only of a repository that holds them, and a hash of all."""

from __future__ import annotations

import hashlib
import subprocess
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sverka
from sverka.core.content_names import content_name
from sverka.core.plain_files import read_plain
from sverka.core.source import walk

_SOURCES = ("content", "docs", "hooks", "mkdocs.yml", "overrides")
_TEXTS = {".css", ".html", ".js", ".md", ".py", ".yml"}
_MADE = ("__pycache__",)  # by Python itself, beside the hooks and in the package


@dataclass(frozen=True)
class Commit:
    """The `time` of a commit in seconds since 1970, its `id`, and whether the sources differ from it (`is_changed`)."""

    time: int
    id: str
    is_changed: bool


def commit_of(root: Path) -> Commit | None:
    """The last commit of the repository that holds the sources in `root`.

    A larger repository may hold them in a folder of its own. One that only lies around them, as around a tarball that
    was unpacked there, does not know them: then there is none, as without git or without commits.
    """
    if not _git(root, "ls-files", "--", "mkdocs.yml"):
        return None
    told = _git(root, "log", "-1", "--format=%ct %H").split()
    if len(told) != 2:
        return None
    # What git ignores is published all the same.
    others = _git(root, "ls-files", "--others", "-z", "--", *_SOURCES).split("\0")
    added = [name for name in others if name and not _is_passed_over(Path(name))]
    changed = _git(root, "--no-optional-locks", "status", "--porcelain", "--untracked-files=no")
    return Commit(int(told[0]), told[1], bool(added or changed))


def content_of(root: Path) -> str:
    """Ten letters that say which sources, by name and content, and which files of the generator a site is made of."""
    listed = hashlib.sha256()
    for folder in (root, Path(sverka.__file__).parent):
        for file in _files(folder, _SOURCES if folder == root else (".",)):
            digest = hashlib.sha256(_read(file)).hexdigest()
            listed.update(f"{digest} {file.relative_to(folder).as_posix()}\n".encode())
    return content_name(listed.digest())


def _read(file: Path) -> bytes:
    """The content of a file as far as it tells; line ends and byte order marks of texts leave no trace on the site."""
    data = read_plain(file)
    if file.suffix not in _TEXTS:
        return data
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _files(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for path in (folder / name for name in names):
        found = walk(path) if path.is_dir() else [path]
        yield from (
            file for file in found if file.is_file() and not _is_passed_over(file.relative_to(folder))
        )


def _is_passed_over(path: Path) -> bool:
    return any(part in _MADE or part.startswith(".") for part in path.parts)


def _git(root: Path, *arguments: str) -> str:
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""
