"""What the system refused while a site was built, in the words of a finding."""

from __future__ import annotations

import errno
from pathlib import Path

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.source import shown_path, unread

_SPACE = "make room there, or let site_dir in mkdocs.yml lie where there is more, and build again"
_RIGHTS = "let the user who builds write there, or set another site_dir in mkdocs.yml, and build again"
_KNOWN = {
    errno.ENOSPC: ("there is no space left to write the site", _SPACE),
    errno.EDQUOT: ("the quota is used up, the site cannot be written", _SPACE),
    errno.EFBIG: ("a file of the site would be larger than the system allows", _SPACE),
    errno.EROFS: ("the site cannot be written: the file system is read-only", _RIGHTS),
    errno.EACCES: ("the site cannot be written: access is denied", _RIGHTS),
    errno.EPERM: ("the site cannot be written: access is denied", _RIGHTS),
}


def output_finding(error: OSError, root: Path, site: Path) -> Finding:
    """The one finding of a build that the system stopped."""
    text = error.strerror or str(error)
    place = Path(error.filename) if isinstance(error.filename, str) else site
    if not _is_output(place, site):
        return unread(place, root, error)
    message, fix = _KNOWN.get(
        error.errno or 0, ("the system stopped the build", "mend what the system names, and build again")
    )
    return Finding(
        shown_path(place, root),
        1,
        1,
        "output",
        Message("{message} ({text})", message=message, text=text),
        fix,
    )


def _is_output(place: Path, site: Path) -> bool:
    """Whether a build writes at `place`: the site, what lies beside it until it is one, or the folder of both."""
    if place == site.parent or not place.is_relative_to(site.parent):
        return True
    first = place.relative_to(site.parent).parts[0]
    return first == site.name or first.startswith(f".{site.name}-")
