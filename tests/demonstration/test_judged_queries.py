"""What readers ask of our own pages: the questions of queries.yml, with thresholds for a release."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from playwright.sync_api import Page

from benchmarks.judged_search import QUERIES, judge

_AT_LEAST = {"s1": 0.85, "s3": 0.94, "s10": 0.99}


def test_there_are_enough_questions_and_their_pages_exist(demonstration: Path) -> None:
    groups = yaml.safe_load(QUERIES.read_text("utf-8"))
    questions = [question for group in groups for question in group["questions"]]
    assert len(questions) >= 200
    missing = [url for group in groups for url in group["pages"] if not (demonstration / url).is_file()]
    assert missing == []


def test_readers_find_their_page(page: Page, demonstration: Path) -> None:
    page.goto(f"{demonstration.as_uri()}/index.html")
    result = judge(page)
    worst = json.dumps(result["worst"][:20], ensure_ascii=False, indent=1)
    assert result["zero_results"] == 0, worst
    for measure, least in _AT_LEAST.items():
        assert result[measure] >= least, (
            f"{measure} is {result[measure]:.3f}, the worst questions are {worst}"
        )
