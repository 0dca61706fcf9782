"""Every pair of colours that meet on a page is told apart: WCAG 2.2 AA, in the theme and in the clinic's colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sverka.theme.layers import PACKAGE
from tests.help_centre import REPOSITORY

SHEETS = {
    "theme": PACKAGE / "assets/css/colours.css",
    "clinic": REPOSITORY / "examples/clinic/overrides/assets/css/colours.css",
}
GROUNDS = ("paper", "surface", "sunk", "accent-tint", "caution-tint")
# What is read, and on what.
READ: dict[str, tuple[str, ...]] = {
    "ink": (*GROUNDS, "danger-tint"),
    "ink-soft": GROUNDS,
    "accent": (*GROUNDS, "danger-tint"),
    "accent-strong": GROUNDS,
    "caution": ("paper", "surface", "sunk", "caution-tint"),
    "danger": ("paper", "surface", "danger-tint"),
    "on-accent": ("accent", "accent-strong"),
    "paper": ("ink",),
}
# What is only seen: edges of fields, the ring of the focus.
SEEN: dict[str, tuple[str, ...]] = {"line-strong": GROUNDS, "focus": GROUNDS}


def schemes(sheet: Path) -> dict[str, dict[str, str]]:
    """The colours of the light and of the dark scheme by name."""
    text = sheet.read_text("utf-8")
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    return {
        "light": {name: light for name, light, _ in pairs},
        "dark": {name: dark for name, _, dark in pairs},
        "without light-dark()": dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text)),
    }


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize(("least", "pairs"), [(4.5, READ), (3, SEEN)], ids=["read", "seen"])
def test_colours_are_told_apart(name: str, least: float, pairs: dict[str, tuple[str, ...]]):
    assert too_near(SHEETS[name], least, pairs) == []


def too_near(sheet: Path, least: float, pairs: dict[str, tuple[str, ...]]) -> list[str]:
    """The pairs of a sheet with less contrast than `least`."""
    return [
        f"{scheme}: {front} on {ground} is {found:.2f}"
        for scheme, colours in schemes(sheet).items()
        for front, grounds in pairs.items()
        for ground in grounds
        if (found := contrast(colours[front], colours[ground])) < least
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_an_old_browser_gets_the_light_scheme(name: str):
    found = schemes(SHEETS[name])
    assert found["without light-dark()"] == found["light"]
    assert len(found["light"]) == len(schemes(SHEETS["theme"])["light"]) == 19
