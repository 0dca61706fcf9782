"""What the tests of the private tools share: where the tools are, and how a reader uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.help_centre import WHOLE

LETTER, SHEET, INCIDENT, LOG, CHOOSER = (
    "letters/pay/refund.html",
    "help/call-sheet.html",
    "help/incident.html",
    "help/log.html",
    "help/choose.html",
)
TOOLS = {"letter": LETTER, "sheet": SHEET, "incident": INCIDENT, "log": LOG, "chooser": CHOOSER}
FILLED = {LETTER: "[data-fields] textarea", SHEET: "[data-sheet] textarea", INCIDENT: "[data-sheet] textarea"}
LETTERS = sorted((WHOLE / "content/letters").glob("*/*[!n].md"))


def head_of(file: Path) -> dict[str, Any]:
    head: dict[str, Any] = yaml.safe_load(file.read_text("utf-8").split("---")[1])
    return head


# In IndexedDB a reading waits for the changes that were begun before it.
_STORED = """async () => {
    const found = { ...localStorage };
    delete found["sverka-theme"];
    if (!(await indexedDB.databases()).some(({ name }) => name === "sverka")) return found;
    const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open("sverka"));
    const records = database.transaction("records").objectStore("records");
    const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
    database.close();
    keys.forEach(([tool, id], at) => {
        found[tool] ??= {};
        if (id !== undefined) found[tool][id] = values[at].data;
    });
    return found;
}"""


def stored(page: Page) -> dict[str, Any]:
    """What the browser remembers, but for the theme: by tool what it keeps, by id."""
    found: dict[str, Any] = page.evaluate(_STORED)
    return found


def does(page: Page, action: str):
    return page.locator(f".sv-toolbar [data-does={action}]")


def saved(page: Page, action: str) -> bytes:
    with page.expect_download() as waiting:
        does(page, action).click()
    return Path(waiting.value.path()).read_bytes()


def type_over_keys(page: Page, text: str) -> None:
    """Types into what has the focus, which has to be a field."""
    assert page.evaluate("document.activeElement.matches('textarea, input, select')")
    page.keyboard.type(text)


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Presses Tab until `selector` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def add_entry(page: Page, **values: str) -> None:
    form = page.locator("#log form")
    for name, value in values.items():
        field = form.locator(f"[name={name}]")
        if name == "channel":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("[type=submit]").click()
