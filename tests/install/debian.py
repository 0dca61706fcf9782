"""A minimal Debian in a folder, of the kind that this machine is: made by debootstrap, entered by chroot.

Where packages come from is taken from this machine when the test runs. What is mounted lies in a namespace of
its own, so that it is gone with the last process in it, however that ends.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# What a person has who follows the README: Python, git, and the certificates that git and pip ask for.
PACKAGES = ("python3", "python3-venv", "git", "ca-certificates")
# The settings by which this machine reaches its packages.
_CONFIGURATION = (
    *("etc/apt/apt.conf.d", "etc/apt/sources.list", "etc/apt/sources.list.d", "etc/apt/trusted.gpg.d"),
    *("etc/apt/keyrings", "usr/share/keyrings", "etc/ssl/certs/ca-certificates.crt"),
    *("usr/local/share/ca-certificates", "etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/xdg/pip"),
    *("root/.config/pip", "etc/npmrc", "root/.npmrc"),
)
_ENVIRONMENT = re.compile(
    r"(PIP|UV|NPM_CONFIG|npm_config)_.*|.*_(PROXY|proxy)|SSL_CERT_.*|.*_CA_BUNDLE|NODE_EXTRA_CA_CERTS"
)
_MOUNTS = """\
set -eu
mount -t proc proc "$0/proc"
mkdir -p "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm"
for folder in $BOUND; do mkdir -p "$0$folder" && mount --bind -o ro "$folder" "$0$folder"; done
exec chroot "$0" /usr/bin/env -i "$@"
"""


def why_not() -> str:
    """Why no Debian can be made here; empty where one can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root of a Linux can make a minimal Debian"
    if missing := [name for name in ("debootstrap", "unshare", "chroot") if not shutil.which(name)]:
        return f"{' and '.join(missing)} not there: apt-get install debootstrap"
    if not _mirror():
        return "the sources of apt name no Debian"
    if _inside(Path("/"), "true", check=False).returncode:
        return "no namespace for mounts may be made here"
    return ""


class Debian:
    """The system in the folder `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        suite = _release()["VERSION_CODENAME"]
        options = ["--variant=minbase", f"--include={','.join(PACKAGES)}"]
        subprocess.run(
            ["debootstrap", *options, suite, root, _mirror()], check=True, stdout=subprocess.DEVNULL
        )
        root.chmod(0o755)  # apt and nginx look into it as users of their own
        (root / "etc/apt/sources.list").unlink(missing_ok=True)  # ours are those of this machine
        for name in _CONFIGURATION:
            source, target = Path("/") / name, root / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

    def command(self, *arguments: str) -> list[str]:
        """How a command is run in it; with it ends all that it started."""
        return _inside_command(self.root, *arguments)

    def environment(self) -> dict[str, str]:
        """What `command` is given."""
        return {**os.environ, "BOUND": " ".join(_local_indexes())}


def _inside_command(root: Path, *arguments: str) -> list[str]:
    kept = [f"{name}={value}" for name, value in os.environ.items() if _ENVIRONMENT.fullmatch(name)]
    plain = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", *kept]
    namespace = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    return [*namespace, "sh", "-c", _MOUNTS, str(root), *plain, *arguments]


def _inside(root: Path, *arguments: str, check: bool) -> subprocess.CompletedProcess[bytes]:
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "chroot", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=check)


def _release() -> dict[str, str]:
    lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    return {name: value.strip('"') for name, _, value in (line.partition("=") for line in lines)}


def _mirror() -> str:
    """The first source of apt for this release of Debian."""
    apt, release = Path("/etc/apt"), _release()
    if release.get("ID") != "debian":
        return ""
    suite = re.escape(release.get("VERSION_CODENAME", ""))
    files = [apt / "sources.list", *sorted(apt.glob("sources.list.d/*"))]
    for file in filter(Path.is_file, files):
        text = file.read_text("utf-8")
        for paragraph in text.split("\n\n"):
            uri = re.search(r"(?m)^URIs:\s*(\S+)", paragraph)
            if uri and re.search(rf"(?m)^Suites:.*\b{suite}(\s|$)", paragraph):
                return uri[1]
        if line := re.search(rf"(?m)^deb\s+(?:\[.*?\]\s+)?(\S+)\s+{suite}\s", text):
            return line[1]
    return ""


def _local_indexes() -> list[str]:
    """The folders of this machine in which pip looks for packages, each whole, or for constraints."""
    said = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    named = {Path(path) for path in re.findall(r"(?:file://|(?<=['\"\s]))(/[^\s'\"]+)", said.stdout)}
    # The pages of a simple index (PEP 503) lead to files beside them.
    return sorted(str(path.parent if path.name == "simple" else path) for path in named if path.is_dir())
