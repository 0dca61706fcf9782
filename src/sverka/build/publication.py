"""Where a build works beside the last good site, and how it takes its place: lock, staging folder, swap."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock

from sverka.build.live import clear_dead
from sverka.build.lock import lock_output
from sverka.build.output_error import output_finding
from sverka.build.swap import discard, open_to_readers, recover, replace_site, staging_folder
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.exports.manifest import MANIFEST_URL


@dataclass(frozen=True)
class Publication:
    """The right to write the site in the folder `site`, and the folder `staging` beside it."""

    site: Path
    staging: Path
    lock: BaseFileLock

    def publish(self, output: Path) -> None:
        """Put `output` in the place of the site."""
        open_to_readers(output)
        replace_site(self.site, output)
        self.close()

    def close(self) -> None:
        """Drop what did not become the site, and let the next build in; a second call does nothing."""
        discard(self.staging)
        self.lock.release()


def open_publication(site: Path) -> Publication:
    """Take the lock of `site` and tidy up after killed builds; raise Refused where another build is at work."""
    try:
        lock = lock_output(site)
        recover(site)
        clear_dead(site)
        _refuse_others(site)
        return Publication(site, staging_folder(site), lock)
    except OSError as error:
        raise Refused([output_finding(error, site.parent, site)]) from error


def _refuse_others(site: Path) -> None:
    """Raise Refused where something lies at `site` that is no site of ours: it would be gone after the build."""
    if site.is_symlink():
        message: str = (
            "a symbolic link: the site would take its place, and what it leads to would stay as it is"
        )
        fix = "let site_dir in mkdocs.yml name the folder itself"
    elif site.exists() and not site.is_dir():
        message, fix = (
            "a file: the site would take its place",
            "move it away, or set another site_dir in mkdocs.yml",
        )
    elif site.is_dir() and any(site.iterdir()) and not (site / MANIFEST_URL).is_file():
        message = Message(
            "not empty, and no site that was built here: there is no {name} in it", name=MANIFEST_URL
        )
        fix = (
            "move what lies there away, or set another site_dir in mkdocs.yml: the site would take its place"
        )
    else:
        return
    raise Refused([Finding(site.name, 1, 1, "output", message, fix)])
