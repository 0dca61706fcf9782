"""The contact engine of the browser, driven from Python: real Chromium on a blank page, without any network."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, Page

from sverka.contacts.browser_data import SCRIPTS, browser_data
from sverka.contacts.reading import LINTED, READER, Reading
from sverka.contacts.segment import Segment
from sverka.registry import Policy, Registry

FOLDER = Path(__file__).parent.parent / "src/sverka/contacts/browser"
# How long a text of a million characters may take, in milliseconds.
_PATIENCE = 120_000


def segment_data(segment: Segment) -> dict[str, Any]:
    """A segment as the engine takes it."""
    return {
        "text": segment.text,
        "form": segment.form,
        "role": segment.role,
        "label": segment.label,
        "cites": segment.cites,
        "block": segment.block,
    }


class BrowserEngine:
    """A page that holds the engine with the records of `registry`.

    >>> with BrowserEngine(registry, policy, browser) as engine:
    ...     [findings] = engine.check([[{"text": "8 800 000-00-10"}]])
    """

    def __init__(
        self, registry: Registry, policy: Policy, browser: Browser, reading: Reading = LINTED
    ) -> None:
        self._scripts = [browser_data(registry, policy, reading)]
        self._scripts += [(FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
        self._today = policy.today.isoformat()
        self._browser = browser
        self._page: Page

    def __enter__(self) -> Self:
        context = self._browser.new_context(offline=True, service_workers="block")
        context.set_default_timeout(_PATIENCE)
        self._page = context.new_page()
        errors: list[Exception] = []
        self._page.on("pageerror", lambda error: errors.append(error))
        for script in self._scripts:
            self._page.add_script_tag(content=script)
        if errors:
            self.__exit__()
            raise errors[0]
        return self

    def __exit__(self, *_: object) -> None:
        self._page.context.close()

    def check(
        self,
        batches: Sequence[Sequence[dict[str, Any]]],
        own_hosts: Collection[str] = (),
        policy: str = READER,
        known: Collection[str] = (),
    ) -> list[list[dict[str, Any]]]:
        """The findings in each batch of segments (see check.js), in the order of the batches."""
        options = {"policy": policy, "ownHosts": list(own_hosts), "today": self._today, "known": list(known)}
        answer = self._page.evaluate(
            "([batches, options]) => JSON.stringify(JSON.parse(batches)"
            ".map((segments) => sverkaContacts.check(segments, options)))",
            [json.dumps(batches), options],
        )
        found: list[list[dict[str, Any]]] = json.loads(answer)
        return found

    def demands(self, texts: Sequence[str]) -> list[set[str]]:
        """What each text asks of its reader for certain, as message.js tells it."""
        found: list[list[str]] = self._page.evaluate(
            "(texts) => texts.map((text) => sverkaContacts.demands(text, false)"
            ".filter(({ weak }) => !weak).map(({ want }) => want))",
            list(texts),
        )
        return list(map(set, found))

    def imitated_hosts(self, hosts: Sequence[str]) -> list[dict[str, str] | None]:
        """What each host name (A-labels) imitates: brand and marked; None for nothing."""
        found: list[dict[str, str] | None] = self._page.evaluate(
            "(hosts) => hosts.map((host) => sverkaContacts.imitatedHost(host))", list(hosts)
        )
        return found

    def milliseconds(self, texts: Sequence[str], rounds: int = 5) -> float:
        """The time that 1,000 characters of `texts` take as prose, of the fastest of `rounds`."""
        elapsed: float = self._page.evaluate(
            """([texts, rounds]) => {
              const segments = texts.map((text) => ({ text }));
              const times = Array.from({ length: rounds }, () => {
                const start = performance.now();
                sverkaContacts.check(segments);
                return performance.now() - start;
              });
              return Math.min(...times);
            }""",
            [list(texts), rounds],
        )
        return elapsed * 1000 / max(1, sum(map(len, texts)))
