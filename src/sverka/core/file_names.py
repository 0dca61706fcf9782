"""Names of files that mean one file on every system: Linux, Windows and macOS, in an archive and behind a server.

Windows refuses some names and characters (Naming Files, Paths, and Namespaces), Windows and macOS do not tell small
letters from capitals, and macOS takes the normal forms of Unicode for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sverka.core.characters import normalize, unsettled
from sverka.core.messages import Message

MOST_NAME = 240  # bytes as UTF-8: file systems take 255, of which twins and the hash of the content take some
MOST_PATH = 200  # characters as Windows counts them: it takes 260, with the folder in which the site lies
_DEVICES = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.I)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def alike(path: str) -> str:
    """What two paths have in common that some system takes for one."""
    return normalize("NFC", normalize("NFC", path).upper().casefold())


def fault(path: str) -> str:
    """Why the file `path`, with `/` between its folders, cannot lie on every system; empty where it can."""
    if len(path.encode("utf-16-le", "surrogatepass")) > 2 * MOST_PATH:
        return Message("the path is longer than {most} characters", most=MOST_PATH)
    for name in path.split("/"):
        if message := _fault(name):
            return message
    return ""


def _fault(name: str) -> str:
    if name in {"", ".", ".."}:
        return "no plain name of a file"
    if wrong := _FORBIDDEN.search(name):
        return Message("a file name with {wrong!r}", wrong=wrong[0])
    if (at := unsettled(name)) is not None:
        return Message("a file name with {wrong!r}", wrong=name[at])
    if name != name.strip(" ") or name.endswith("."):
        return Message("{name!r} begins or ends in a way that Windows does not keep", name=name)
    if _DEVICES.fullmatch(name.partition(".")[0].rstrip(" ")):
        return Message("{name!r} is the name of a device on Windows", name=name)
    if len(name.encode("utf-8", "surrogatepass")) > MOST_NAME:
        return Message("a name is longer than {most} bytes", most=MOST_NAME)
    return ""


@dataclass
class Taken:
    """The paths that are taken, with the folders above them, and by whom."""

    _names: dict[str, tuple[str, bool, str]] = field(default_factory=dict)

    def take(self, path: str, owner: str) -> tuple[str, str] | None:
        """Take `path` for `owner`; the name that some system takes for one of its own, and whose that is.

        The very same path a second time is no such name: who compares paths finds it.
        """
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name, is_file = "/".join(parts[:depth]), depth == len(parts)
            other, was_file, whose = self._names.setdefault(alike(name), (name, is_file, owner))
            if (other, was_file) != (name, is_file):
                return other, whose
        return None
