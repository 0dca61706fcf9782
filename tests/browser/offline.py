"""What the tests of reading without a network share: two editions of a small help centre, what a browser keeps."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.help_centre import DAY, HelpCentre

NOT_KEPT = "guides/pay.html"
KEPT_PAGE = "help/index.html"
NEXT_DAY = DAY + timedelta(days=1)
NUMBER = "8 495 000-11-22"
OFFLINE_PAGE = """\
---
title: "Сохранить для чтения без сети"
summary: "Что хранит браузер"
code: "101-21"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
sources: [acme-site]
template: offline
---
Нажмите «Сохранить».
"""
KEPT = "caches.keys().then((names) => names.filter((name) => !name.endsWith(' state')))"
# Resolves once the worker has put in again what every reader needs.
REFILLED = """async () => {
    for (let left = 300; left; left -= 1) {
        const marks = ["complete", "state"].map((name) => caches.match(`/assets/offline/${name}`));
        if ((await Promise.all(marks)).every(Boolean)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("nothing is put in again");
}"""
READY = """() => navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" || new Promise(
    (resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve(true))))"""
# Resolves once the worker that was found last is in use, or was given up.
SETTLED = """async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return registration.active.state;
    return new Promise((resolve) => worker.addEventListener("statechange", () => {
        if (["activated", "redundant"].includes(worker.state)) resolve(worker.state);
    }));
}"""


def editions(folder: Path) -> dict[str, Path]:
    """The site as of two days: on the second one a text is new and the hotline has been suspended."""
    centre = HelpCentre(folder)
    centre.write("docs/offline.md", OFFLINE_PAGE)
    ledger = centre.read("content/codes.yml").rstrip()
    centre.write("content/codes.yml", f'{ledger}\n- {{code: "101-21", page: "docs/offline.md"}}\n')
    for name in ("contacts", "check"):
        centre.replace(f"docs/{name}.md", "owner: ", f"template: {name}\nowner: ")
    first = _edition(centre, folder / "first", DAY)
    centre.write("docs/help/index.md", centre.read("docs/help/index.md") + "\nЭто вторая редакция.\n")
    record = "content/contacts/acme.yml"
    suspended = 'audience: russia\n  status: suspended\n  reason: {ru: "Номер не отвечает", en: "No answer"}'
    centre.replace(record, "audience: russia\n  status: corroborated", suspended)
    centre.write(
        "overrides/assets/css/text.css", centre.read("overrides/assets/css/text.css") + "\n.new { top: 0; }\n"
    )
    picture = centre.read("content/guides/form.svg")
    centre.write("content/guides/form.svg", picture.replace("</svg>", '<path d="M0 0h1"/></svg>'))
    second = _edition(centre, folder / "second", NEXT_DAY)
    return {"first": first, "second": second}


def _edition(centre: HelpCentre, target: Path, day: date) -> Path:
    built = centre.build(day=day)
    assert built.status == 0, built.output
    shutil.copytree(built.site, target)
    return target


def visit(context: BrowserContext, base: str) -> Page:
    """A tab on the first page, after the worker has put in what every reader needs."""
    tab = context.new_page()
    tab.goto(f"{base}index.html")
    tab.evaluate(READY)
    return tab


def edition_note(page: Page) -> str:
    """What the page says of the copy it is."""
    return page.locator(".sv-edition").inner_text()


def says(text: str) -> re.Pattern[str]:
    """The words of the theme, with whatever stands in their blanks."""
    return re.compile(".*".join(map(re.escape, re.split(r"\{\w+\}", text))))


def kept_ahead(site: Path) -> list[str]:
    """The URLs that the worker in the folder `site` keeps for everybody."""
    (file,) = site.glob("assets/offline/list.*.json")
    return [url for url, *_ in json.loads(file.read_text("utf-8"))["files"]]
