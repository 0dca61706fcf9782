"""A reader with three tabs and bad luck: random operations on the log, and what the page said of each of them.

An entry is known by its question, which no other entry has. It counts as promised once the page said that it is kept,
until the reader changes, removes or forgets it; whatever a page said nothing of may be kept or not.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.pages import WORDS
from tests.browser.tools import LOG, stored

TABS = 3
_FORGOTTEN = {"forget", "wipe"}
_SMALL, _LARGE = 2_000, 300_000  # bytes left for the site
_TOLD = 500  # operations, after which it says how far it is
_FULL = 45  # seconds that a browser stays full
# What ends each operation; other texts come from what other tabs did.
_ENDS = {
    "kept": ["log_added", "log_changed", "log_removed", "log_restored"],
    "remembers": ["tool_kept"],
    "both": ["log_both"],
    "off": ["log_shown", "tool_forgotten", "tool_wiped"],
    "failed": ["tool_full", "tool_refused", "tool_foreign", "tool_not_forgotten"],
}
_SCRIPT = (Path(__file__).parent / "kept_operations.js").read_text("utf-8")


@dataclass
class Reader:
    """Opens windows on `base` by `start`, does `count` operations and holds every promise against what is stored."""

    start: Callable[[], BrowserContext]
    base: str
    seed: int
    folder: Path  # of the browser's profile
    done: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    promised: set[str] = field(default_factory=set)
    ever: int = 0  # promises made
    said: Counter[str] = field(default_factory=Counter)

    def run(self, count: int) -> None:
        """Leaves in `lost` what was promised and is not there."""
        self.chance = random.Random(self.seed)
        self.last_file = ""
        self.tokens = 0
        self.lately: deque[tuple[str, int, str]] = deque(maxlen=12)
        self._launch()
        told = 0
        while self.done.total() < count:
            self._round()
            if self.done.total() - told >= _TOLD:
                told = self.done.total()
                print(f"{told} operations, {self.ever} promises, {len(self.lost)} lost", flush=True)
            if self.chance.random() < 0.02:
                self._check()
            if self.chance.random() < 0.002:
                self._kill_browser()
        self._room(_LARGE)
        self._check()
        self.window.close()

    def _launch(self) -> None:
        self.is_full = False
        self.window = self.start()
        self.window.add_init_script(_SCRIPT)
        self.tabs: list[Page | None] = [None] * TABS

    def _tab(self, at: int) -> Page:
        tab = self.tabs[at]
        if tab is None:
            tab = self.tabs[at] = self.window.new_page()
            tab.goto(self.base + LOG)
            self._settle(tab)
        return tab

    def _settle(self, tab: Page) -> None:
        for _ in range(5):
            with contextlib.suppress(Error):
                tab.wait_for_load_state()
                tab.evaluate("hand.ready()")
                return
        raise AssertionError("the log does not open")

    def _new(self) -> str:
        self.tokens += 1
        return f"{self.seed}-{self.tokens}"

    def _round(self) -> None:
        """One operation in each tab, all of them begun before any has ended."""
        begun = []
        self.touched: set[str] = set()
        for at in range(TABS):
            tab, name = self._tab(at), self._choose()
            self.done[name] += 1
            if name in {"full", "room"}:
                self._room(_SMALL if name == "full" else _LARGE)
                continue
            values = [self._new() for _ in range(self.chance.choice([1, 3]) if name == "import" else 1)]
            text = self.last_file if name == "import own" else ""
            touched = tab.evaluate(
                f"(given) => hand.begin({name!r}, given)", {"values": values, "text": text}
            )
            self.touched |= set(touched)
            begun.append((at, name))
            self._note(at, name)
        self.promised -= self.touched
        forgets = any(name in _FORGOTTEN for _, name in begun)
        for at, name in begun:
            # A browser that is told to close what it reloads may reload it and forget the rest.
            if name != "reload" and (end := self.chance.random()) < 0.03:
                self._break(at, end)
            else:
                self._end(at, name)
        if forgets:
            self.promised.clear()

    def _choose(self) -> str:
        if self.is_full and time.monotonic() - self.since > _FULL and self.chance.random() < 0.05:
            return "room"
        names = ["add", "edit", "open", "submit", "remove", "undo", "import", "import own", "export"]
        names += ["remember", "forget", "wipe", "reload", "full"]
        weights = [24, 12, 5, 5, 14, 7, 5, 3, 3, 12, 2, 1, 4, 0 if self.is_full else 0.2]
        return self.chance.choices(names, weights)[0]

    def _end(self, at: int, name: str) -> None:
        tab = self._tab(at)
        try:
            result: dict[str, Any] = tab.evaluate("hand.end()")
        except Error:  # the page is being reloaded
            return self._settle(tab)
        said = result["said"]
        self.last_file = result["file"] or self.last_file
        shown = set(result["shown"])
        self.said[said.partition(":")[0]] += 1
        outcome = next((end for end, words in _ENDS.items() if said in [WORDS[word] for word in words]), "")
        if said.startswith(WORDS["log_imported"].partition("{")[0]):
            outcome = "kept" if result["isOn"] else "off"
        elif said.startswith(WORDS["tool_saved"].partition("{")[0]):
            outcome = "off"
        if said and not outcome:
            locks = tab.evaluate("navigator.locks.query().then(JSON.stringify)")
            raise AssertionError(f"tab {at}: {name} says {said!r}, after {self.lately}; locks: {locks}")
        put = set(result["put"]) - self.touched
        if outcome != "both" and name != "wipe" and not put <= shown:
            self.lost.append(f"{put - shown} is not on the page after {name}: {said}")
        if outcome == "remembers" and name == "remember":
            self._promise(shown - self.touched)
        elif outcome in {"kept", "both"} and name != "remove":
            self._promise(put)

    def _note(self, at: int, what: str) -> None:
        self.lately.append((f"{time.monotonic():.2f}", at, what))

    def _promise(self, tokens: set[str]) -> None:
        self.ever += len(tokens - self.promised)
        self.promised |= tokens

    def _break(self, at: int, chance: float) -> None:
        """The tab is closed, reloaded or its process killed in the middle of what it does."""
        tab = self._tab(at)
        self._note(at, f"broken {chance:.3f}")
        if chance < 0.01:
            tab.close()
            self.done["close"] += 1
        elif chance < 0.02:
            with contextlib.suppress(Error):
                tab.reload()
            self._settle(tab)
            self.done["reload"] += 1
            return
        else:
            # It stays as it is, as the sad page of a browser does.
            with contextlib.suppress(Error):
                tab.goto("chrome://crash", timeout=5_000)
            self.done["kill a tab"] += 1
        self.tabs[at] = None

    def _kill_browser(self) -> None:
        """Without a word, as the system of a phone does."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                command = (process / "cmdline").read_bytes()
                if str(self.folder).encode() in command and b"--type=" not in command:
                    os.kill(int(process.name), signal.SIGKILL)
        with contextlib.suppress(Error):
            self.window.close()
        self.done["kill the browser"] += 1
        self._launch()
        self._check()

    def _room(self, more: int) -> None:
        """Chromium believes for half a minute what it knew of the room before."""
        self.is_full, self.since = more == _SMALL, time.monotonic()
        tab = self._tab(0)
        self._settle(tab)
        used = tab.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
        quota = {"origin": self.base.rstrip("/"), "quotaSize": used + more}
        self.window.new_cdp_session(tab).send("Storage.overrideQuotaForOrigin", quota)

    def _check(self) -> None:
        """In a tab that knows nothing of the others."""
        tab = self.window.new_page()
        tab.goto(self.base + LOG)
        there = {entry["question"] for entry in stored(tab).get("log", {}).values()}
        shown = set(tab.evaluate("(expected) => hand.shows(expected)", list(self.promised)))
        self.lost += [f"{token} after {self.done.total()}" for token in self.promised - (there & shown)]
        self.promised &= there
        tab.close()
