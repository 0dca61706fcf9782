"""Ask the questions of tests/demonstration/queries.yml in the built site of this project; tell the worst.

Prints JSON: `s1`, `s3`, `s10`, `zero_results` and the questions whose page is not the first, the worst ones first.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from benchmarks.chromium import chromium, served

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "tests/demonstration/queries.yml"
_ASK = """async (questions) => {
    const engine = await sverkaSearch.box.load();
    const answers = [];
    for (const question of questions) {
        const { found, corrected } = await engine.answer(question);
        const cards = await Promise.all(found.slice(0, 10).map((one) => engine.card(one.document)));
        answers.push({ urls: cards.map((card) => card.url), corrected });
    }
    return answers;
}"""


def judge(page: Page, queries: Path = QUERIES) -> dict[str, Any]:
    """The result for `page`, a page of the site that is open in a browser."""
    asked = [
        (question, group["pages"])
        for group in yaml.safe_load(queries.read_text("utf-8"))
        for question in group["questions"]
    ]
    answers = page.evaluate(_ASK, [question for question, _ in asked])
    worst: list[dict[str, Any]] = []
    ranks = []
    for (question, pages), answer in zip(asked, answers, strict=True):
        rank = next((place for place, url in enumerate(answer["urls"], 1) if url in pages), 0)
        ranks.append(rank)
        if rank != 1:
            worst.append({"question": question, "rank": rank or None, "wanted": pages[0], **answer})
    worst.sort(key=lambda one: -(one["rank"] or 99))
    for one in worst:
        one["first"] = one.pop("urls")[:1]
    return {
        "questions": len(asked),
        **{f"s{most}": sum(0 < rank <= most for rank in ranks) / len(ranks) for most in (1, 3, 10)},
        "zero_results": sum(not answer["urls"] for answer in answers) / len(answers),
        "worst": worst,
    }


def main() -> None:
    """Open the built site and print the result."""
    parser = argparse.ArgumentParser(prog="scripts/bench judged_search", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        sys.exit(f"{options.site}: no built site; run scripts/build")
    with chromium() as browser, served(options.site) as base:
        page = browser.new_page()
        page.goto(f"{base}index.html")
        print(json.dumps(judge(page), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
