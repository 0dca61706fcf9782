"""A page in Chromium on which actions are done one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

from media.plan import Action, Size
from media.png import opened

_PATIENCE = 10_000  # milliseconds until what is waited for must be there
_SETTLE = 500  # milliseconds: a field waits a moment after the last key


@contextmanager
def page_of(browser: Browser, size: Size) -> Iterator[Page]:
    """A page in the light theme, without movement."""
    context = browser.new_context(
        viewport={"width": int(size.width), "height": int(size.height)},
        device_scale_factor=size.scale,
        color_scheme="light",
        reduced_motion="reduce",
        locale="ru-RU",
    )
    context.set_default_timeout(_PATIENCE)
    yield context.new_page()
    context.close()


def act(page: Page, action: Action, base: str) -> None:
    """Do one action at once; what is typed has been looked up already."""
    if action.open is not None:
        page.goto(base + action.open)
    elif action.tap is not None:
        page.locator(action.tap).first.click()
        page.mouse.move(0, 0)  # a finger leaves nothing marked behind
    elif action.type is not None:
        page.locator(action.into or "").first.press_sequentially(action.type)
    elif action.see is not None:
        page.locator(action.see).first.evaluate("element => element.scrollIntoView({block: 'start'})")
    elif action.wait is not None:
        page.locator(action.wait).first.wait_for()
    if action.type or action.tap:
        settle(page)


def settle(page: Page) -> None:
    """Wait until nothing is left to come of what was done."""
    page.wait_for_timeout(_SETTLE)


def seen(page: Page, clip: tuple[float, float] | None = None) -> Image.Image:
    """What the page shows; with `clip`, the strip of the whole page from one height to another."""
    if clip is None:
        return opened(page.screenshot(animations="disabled"))
    top, bottom = clip
    width = (page.viewport_size or {"width": 0})["width"]
    area = FloatRect(x=0, y=top, width=width, height=bottom - top)
    return opened(page.screenshot(animations="disabled", full_page=True, clip=area))


def extent(page: Page, selectors: list[str], margin: float) -> tuple[float, float]:
    """From where to where on the page the elements reach."""
    boxes = [page.locator(selector).first.evaluate(_BOX) for selector in selectors]
    return max(0, min(box[0] for box in boxes) - margin), max(box[1] for box in boxes) + margin


_BOX = """element => {
  const box = element.getBoundingClientRect();
  return [box.top + scrollY, box.bottom + scrollY];
}"""


def band(page: Page, text: str, *, height: int, colours: str = "") -> Image.Image:
    """A strip with a text, as wide as the page: `page` is one that nothing else is shown on."""
    page.set_content(_BAND)
    page.evaluate("([text, style]) => { document.body.textContent = text; document.body.style = style; }",
                  [text, f"height: {height}px; {colours}"])  # fmt: skip
    return seen(page, (0, height))


_BAND = """<!doctype html><html lang="ru"><style>
html { margin: 0 }
body { margin: 0; box-sizing: border-box; padding: 0 14px; display: flex; align-items: center; overflow: hidden;
  font: 700 17px/1.2 "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif; color: #fffefb;
  background: #0b5d50 }
</style><body></body></html>"""
WARNING = "background: #93281e"
PAPER = "background: #23261f"
