"""A picture grows old after twelve months; that is only warned of. Errors: cases/bad-input."""

from __future__ import annotations

from datetime import date

import pytest

from tests.help_centre import HelpCentre, place


def found(centre: HelpCentre, day: date) -> list[str]:
    return [place(finding) for finding in centre.findings(day) if finding.rule.startswith("picture")]


@pytest.mark.parametrize(("day", "old"), [(date(2027, 11, 20), False), (date(2027, 11, 21), True)])
def test_a_picture_is_old_from_the_day_after_twelve_months(centre, day, old):
    assert found(centre, day) == (["content/pictures.yml:2:42 picture-old"] if old else [])
    (finding,) = [f for f in centre.findings(date(2027, 11, 21)) if f.rule == "picture-old"]
    assert (finding.severity, finding.fix) == ("warning", "take it again")


def test_a_picture_that_two_pages_show_is_asked_for_a_caption_on_each(centre):
    centre.replace(
        "docs/search.md", "Напишите, что ищете.", "![Схема: поле суммы](../content/guides/form.svg)"
    )
    assert found(centre, date(2026, 11, 23)) == ["docs/search.md:11:22 picture"]


def test_a_picture_that_is_shown_twice_is_found_where_it_lacks_its_caption(centre):
    text = "![Схема: поле суммы](form.svg)\n"
    centre.write("content/guides/pay.md", centre.read("content/guides/pay.md") + f"\n{text}")
    assert found(centre, date(2026, 11, 23)) == ["content/guides/pay.md:19:22 picture"]
