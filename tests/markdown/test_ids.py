"""No heading of a text has an id of the template around it, and none has one twice."""

from __future__ import annotations

import re

import pytest

from sverka.theme.ids import taken_ids
from sverka.theme.layers import Theme
from tests.help_centre import WHOLE, HelpCentre

# Headings as an editor may write them, whose ids templates and scripts have: fixed, begun by a template or a script.
HEADINGS = ["Content", "Menu", "Log", "Saved", "Footer help", "Letter 3", "Search option 2", "Act 12", "Menu"]


def test_ids_of_the_theme_are_known() -> None:
    taken = taken_ids(Theme(WHOLE))
    for name in ("content", "menu", "log-title", "letter-7", "source-acme-site", "search-option-2"):
        assert taken.fullmatch(name), name
    for name in ("contents", "men", "шаги", "a-menu", "fn:1", "content_1"):
        assert not taken.fullmatch(name), name


def test_a_template_of_the_site_itself_counts_too(centre: HelpCentre) -> None:
    centre.write("overrides/notice.html", '<p id="office-notice">{{ t.menu }}</p>')
    assert taken_ids(Theme(centre.root)).fullmatch("office-notice")


@pytest.mark.parametrize("level", ["##", "###"])
def test_no_heading_takes_one(level: str, centre: HelpCentre) -> None:
    text = "\n\n".join(f"{level} {heading}\n\nТекст." for heading in HEADINGS)
    centre.replace("docs/contacts.md", "## Сайт", f"{text}\n\n## Сайт")
    project = centre.project()
    html = project.rendered["contacts.html"].html
    found = re.findall(r'<h[23] id="([^"]+)"', html)
    assert len(found) == len(set(found)) > len(HEADINGS)
    assert [name for name in found if project.taken_ids.fullmatch(name)] == []
    assert {"text-content", "text-menu", "text-menu_1"} <= {*found}
