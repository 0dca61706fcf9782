"""`sverka serve` as a process, its pages as a browser gets them, and the end of each build waited for."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.help_centre import DAY, settings_of

PATIENCE = 600.0  # seconds: what hangs does so for ever, and a busy machine is no hang
# What stands in its log at the end of a build, or of one that stopped.
_READY, _ENDS = "Serving on", ("Reloading browsers", "An error happened during the rebuild")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def first_answer(address: str, server: subprocess.Popen[Any], seconds: float) -> str:
    """The page at `address` as soon as `server` gives it; empty where it ends, or `seconds` do, before that."""
    end = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    return ""


class Hung(AssertionError):
    """The server, or a build of it, did not come to an end."""


class LiveServer:
    """`sverka serve` of the site in the folder `root`, from its first page to its end."""

    def __init__(self, root: Path, day: date = DAY) -> None:
        self.port = free_port()
        self._lines: list[str] = []
        self._heard = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sverka", "serve", f"127.0.0.1:{self.port}"],
            cwd=root,
            env={**os.environ, **settings_of(day)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        if not self._wait(lambda: any(_READY in line for line in self._lines)):
            self.process.kill()
            raise Hung(f"it does not serve: {self.log}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        self.process.kill()
        self.process.wait()

    @property
    def log(self) -> str:
        """What it has said up to now."""
        return "".join(self._lines)

    def page(self, url: str) -> str:
        """The text at `url`; raise Hung where there is no answer, AssertionError where it is no page."""
        status, body = self.ask(url)
        assert status == 200, f"{url}: {status}"
        return body.decode()

    def ask(self, url: str) -> tuple[int, bytes]:
        """Status and body; raise Hung where there is no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{url}")
            answer = connection.getresponse()
            return answer.status, answer.read()
        except TimeoutError:
            raise Hung(f"no answer to {url}") from None
        finally:
            connection.close()

    def after(self, edit: Callable[[], object]) -> None:
        """Make an edit, and wait until the build that it sets off has come to its end, good or bad."""
        before = self._builds()
        edit()
        if not self._wait(lambda: self._builds() > before):
            raise Hung(f"no build, or none that ends: {self.log[-2000:]}")

    def _builds(self) -> int:
        return sum(any(end in line for end in _ENDS) for line in self._lines)

    def _wait(self, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        with self._heard:
            while not holds() and self.process.poll() is None and time.monotonic() < end:
                self._heard.wait(0.2)
            return holds()

    def _listen(self) -> None:
        for line in _lines(self.process):
            with self._heard:
                self._lines.append(line)
                self._heard.notify_all()


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stderr is not None
    return iter(process.stderr.readline, "")
