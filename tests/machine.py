"""What the tests need of the machine beside .venv/: each is tried before the first test, and installed or named.

`scripts/test` calls it. A need is tried by doing what the tests do with it: a program that is there and lacks a
library, or a language, is not there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

# As the browser tests start it: the driver is a program of its own, with libraries of its own.
_OPENS = "from benchmarks.chromium import chromium\nwith chromium() as browser: browser.new_page().goto('about:blank')"
_READS = """\
from sverka.contacts.drawn import can_write
from sverka.contacts.ocr import reader_version
reader_version() and can_write() or exit("it, a language or a font is missing")
"""
_PATIENCE = 180  # seconds


@dataclass(frozen=True)
class Need:
    """What `fault` tries, the packages of Debian that bring it, and which tests want it."""

    name: str
    packages: tuple[str, ...]
    fault: Callable[[], str]  # what is wrong with it; empty where nothing is
    wanted: str
    may_lack: bool = False  # its tests are left out then


def _absent(*programs: str) -> str:
    where = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    return ", ".join(f"no {program}" for program in programs if not shutil.which(program, path=where))


def _failing(code: str) -> Callable[[], str]:
    """What goes wrong when a new Python runs `code`: this one keeps what it has once found."""

    def fault() -> str:
        command = [sys.executable, "-c", code]
        try:
            run = subprocess.run(
                command, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return f"no answer in {_PATIENCE} s"
        lines = [line for line in run.stderr.splitlines() if line.strip()] or ["it does not start"]
        # A missing library is named first, and the failures that it leads to after it.
        return next((line for line in lines if "shared librar" in line), lines[-1]) if run.returncode else ""

    return fault


NEEDS = (
    Need("git", ("git",), lambda: _absent("git"), "tests of builds"),
    Need(
        "Chromium and its driver",
        ("chromium-headless-shell", "libatomic1", "libstdc++6", "fonts-liberation", "fonts-dejavu-core"),
        _failing(_OPENS),
        "tests in a browser",
    ),
    Need(
        "nginx",
        ("nginx-light", "libnginx-mod-http-brotli-static"),
        lambda: _absent("nginx"),
        "tests of a real web server",
        may_lack=True,
    ),
    Need(
        "Tesseract with English and Russian",
        ("tesseract-ocr", "tesseract-ocr-rus", "fonts-dejavu-core"),
        _failing(_READS),
        "tests that read pictures anew",
        may_lack=True,
    ),
    Need(
        "ffmpeg",
        ("ffmpeg",),
        lambda: _absent("ffmpeg", "ffprobe"),
        "tests that read films anew",
        may_lack=True,
    ),
)
# Of the tests that `--all` adds.
SLOW_NEEDS = (
    Need(
        "debootstrap",
        ("debootstrap",),
        lambda: _absent("debootstrap", "unshare"),
        "the test on a fresh machine",
        True,
    ),
)


def _install(packages: tuple[str, ...], is_first: bool) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"scripts/test: installing {' '.join(packages)} with apt-get …", file=sys.stderr)
    for command in (["update"] if is_first else [], ["install", "-y", "--no-install-recommends", *packages]):
        if command:
            subprocess.run(
                ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
            )


def lacking(needs: tuple[Need, ...], may_install: bool) -> list[tuple[Need, str]]:
    """What is not there and could not be installed, with what is wrong."""
    found, is_first = [], True
    for need in needs:
        fault = need.fault()
        if fault and may_install:
            _install(need.packages, is_first)
            fault, is_first = need.fault(), False
        if fault:
            found.append((need, fault))
    return found


def main() -> None:
    """Exit status: 0 the tests can run, 2 they cannot."""
    needs = NEEDS + SLOW_NEEDS if "--all" in sys.argv[1:] else NEEDS
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    missing = lacking(needs, may_install=is_root and shutil.which("apt-get") is not None)
    for need, fault in missing:
        ending = f"{need.wanted} are left out" if need.may_lack else f"{need.wanted} need it"
        install = f"apt-get install --no-install-recommends {' '.join(need.packages)}"
        print(f"scripts/test: {need.name}: {fault}; {ending}. On Debian: {install}", file=sys.stderr)
    sys.exit(2 if any(not need.may_lack for need, _ in missing) else 0)


if __name__ == "__main__":
    main()
