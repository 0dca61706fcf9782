"""A page weighs the same however large the site grows, and one that is not there is not measured."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sverka.pages.codes import code_for
from tests.help_centre import REPOSITORY, HelpCentre

_ANSWER = """\
---
title: "Вопрос о деле {number}?"
summary: "Ответ о деле {number}"
code: "{code}"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
sources: [acme-site]
channels: [call, letter]
answer: "Позвоните."
---
1. Позвоните.
"""


def test_a_page_that_is_not_there_is_said(site: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.measure_page", "faq/no-such.html", "--site", str(site)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "faq/no-such.html: there is no such page; scripts/build makes it" in run.stderr


def test_a_page_does_not_grow_with_the_site(tmp_path: Path) -> None:
    """Two sizes prove it for all: past them nothing is left on a page that lists pages."""
    sizes = [_size_among(tmp_path / str(others), others) for others in (20, 120)]
    assert sizes[0] == sizes[1]


def _size_among(folder: Path, others: int) -> int:
    centre = HelpCentre(folder)
    lines = []
    for number in range(1000, 1000 + others):
        path, code = f"content/faq/pay/question-{number}.md", code_for(1000 + number)
        centre.write(path, _ANSWER.format(number=number, code=code))
        lines.append(f'- {{code: "{code}", page: "{path}"}}\n')
    centre.write("content/codes.yml", centre.read("content/codes.yml").rstrip() + "\n" + "".join(lines))
    built = centre.build()
    assert built.status == 0, built.output
    return len(built.page("faq/pay/refund.html"))
