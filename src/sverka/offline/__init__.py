"""The site as an app that works without a network: what browsers keep of it, the worker, the manifest of the app."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.exports.stamp import Stamp
from sverka.offline.files import kept_files
from sverka.offline.parts import CORE, fallbacks, parts
from sverka.offline.worker import worker_files
from sverka.project.project import Project

MOST_BYTES = 2_000_000  # that are kept ahead, as they lie on the disk


@dataclass(frozen=True)
class Offline:
    """The files of the worker by URL, and how many bytes every reader's browser keeps ahead."""

    files: dict[str, str]
    ahead: int

    def findings(self) -> list[Finding]:
        """An error where that is more than was promised."""
        if self.ahead <= MOST_BYTES:
            return []
        message = Message(
            "{ahead:,} bytes would be kept ahead on every reader's device, more than {most_bytes:,}",
            ahead=self.ahead,
            most_bytes=MOST_BYTES,
        )
        fix = "make pictures on the pages kept ahead smaller, or mark fewer answers as popular"
        return [Finding("site/sw.js", 1, 1, "offline-size", message, fix)]


def make_offline(project: Project, site: Path, stamp: Stamp) -> Offline:
    """The worker of the site in the folder `site`, and the lists of what it keeps."""
    kept = kept_files(site, parts(project, site), MOST_BYTES)
    files = worker_files(stamp, kept, fallbacks(project))
    return Offline(files, sum(file.size for file in kept[CORE]))
