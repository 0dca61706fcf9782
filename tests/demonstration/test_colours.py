"""The demonstration's own colours are told apart as those of the theme are."""

from __future__ import annotations

from tests.help_centre import REPOSITORY
from tests.theme.test_colours import READ, SEEN, SHEETS, schemes, too_near

SHEET = REPOSITORY / "overrides/assets/css/colours.css"


def test_colours_are_told_apart() -> None:
    assert too_near(SHEET, 4.5, READ) + too_near(SHEET, 3, SEEN) == []


def test_an_old_browser_gets_the_light_scheme() -> None:
    found = schemes(SHEET)
    assert found["without light-dark()"] == found["light"]
    assert set(found["light"]) == set(schemes(SHEETS["theme"])["light"])
