"""What axe-core finds on the page that a browser shows."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """async (tags) => {
    const {violations} = await axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
    return violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}"""


def axe_faults(page: Page) -> list[str]:
    """The rules that the page breaks, WCAG 2.2 AA and best practice, each with the elements."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_AXE, _RULES)
    return found
