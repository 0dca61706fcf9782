"""`site-manifest.json`: what a copy of the site is made of, and of which build it is a copy."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from sverka.core.messages import Message
from sverka.core.plain_files import open_plain, read_plain
from sverka.core.schema import IsoDate
from sverka.exports.stamp import Stamp

MANIFEST_URL = "site-manifest.json"
MAX_BYTES = 64_000_000
_BLOCK = 1 << 20


def _inside(path: str) -> str:
    """Refuse a name that could lead out of the copy, or means one file here and another there."""
    plain = str(PurePosixPath(path))
    if (
        plain != path
        or path.startswith("/")
        or ".." in path.split("/")
        or set(path) & set("\\:\0")
        or path == "."
    ):
        raise ValueError(Message("{path!r} is no name of a file inside of the site", path=path))
    return path


_Line = Annotated[str, Field(pattern="^[ -~]{1,100}$")]  # shown in terminals


class FileEntry(BaseModel):
    """The hash and the size, in bytes, of one file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]


class Manifest(BaseModel):
    """Every file of a copy but the manifest itself; what a later version may add is passed over."""

    model_config = ConfigDict(frozen=True, strict=True)

    as_of: IsoDate
    serial: _Line
    commit: _Line | None
    generator: _Line
    files: dict[Annotated[str, AfterValidator(_inside)], FileEntry]

    @property
    def stamp(self) -> Stamp:
        """Which build it is a copy of."""
        return Stamp(self.as_of, self.serial, self.commit, self.generator)


class BadManifest(ValueError):
    """A manifest that cannot be read; says why."""


def write_manifest(site: Path, stamp: Stamp) -> None:
    """Put the manifest of everything that lies in `site` into it; one line a file, sorted by name."""
    (site / MANIFEST_URL).write_text(manifest_text(site, stamp), "utf-8", newline="\n")


def manifest_text(site: Path, stamp: Stamp) -> str:
    """The manifest of what lies in `site`."""
    head = {
        "as_of": str(stamp.as_of),
        "serial": stamp.serial,
        "commit": stamp.commit,
        "generator": stamp.generator,
    }
    lines = [
        f"{json.dumps(url)}: {json.dumps(_entry(file))}"
        for url, file in files_of(site)
        if url != MANIFEST_URL
    ]
    start = json.dumps(head, indent=1)[:-2]  # up to the closing brace
    return f'{start},\n "files": {{\n  ' + ",\n  ".join(lines) + "\n }\n}\n"


def read_manifest(data: bytes) -> Manifest:
    """The manifest in `data`; raise BadManifest."""
    try:
        return Manifest.model_validate(json.loads(data.decode("utf-8"), object_pairs_hook=_each_once))
    except ValidationError as error:
        first = error.errors()[0]
        raise BadManifest(
            Message(
                "{place}: {fault}",
                place=_shown(".".join(map(str, first["loc"]))) or "manifest",
                fault=first["msg"],
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadManifest(Message("not JSON as UTF-8: {error}", error=error)) from error


def stamp_of(site: Path) -> Stamp | None:
    """What the copy in the folder `site` says of itself, if it can be read."""
    try:
        return read_manifest(read_plain(site / MANIFEST_URL)).stamp
    except (OSError, BadManifest):
        return None


def _refuse(error: OSError) -> None:
    raise error


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below `folder`, hidden ones and links too, with its URL, in the order of the URLs; raise OSError."""
    found = []
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        links = (name for name in folders if Path(parent, name).is_symlink())
        found += [Path(parent, name) for name in (*names, *links)]
    yield from sorted((path.relative_to(folder).as_posix(), path) for path in found)


def sha256_and_size(file: Path) -> tuple[str, int]:
    """SHA-256 and size of a file, read in blocks."""
    sha256, size = hashlib.sha256(), 0
    with open_plain(file) as stream:
        while block := stream.read(_BLOCK):
            sha256.update(block)
            size += len(block)
    return sha256.hexdigest(), size


def _entry(file: Path) -> dict[str, str | int]:
    sha256, size = sha256_and_size(file)
    return {"sha256": sha256, "size": size}


def _shown(text: str) -> str:
    """Without signs that move the cursor of a terminal."""
    return text if text.isprintable() else ascii(text)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Programs differ in which of two equal keys they believe."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
