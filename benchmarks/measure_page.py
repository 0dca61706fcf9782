"""Measure what a reader loads to see one page for the first time: everything Chromium asks for, over brotli.

Prints JSON: `page`; `total_brotli` and `total_raw`, bytes of the bodies as sent and as read; `requests`;
`by_type`, the same for document, stylesheet, script, image … The icon counts, though a browser without a window
may leave it out. Headers of the answers, about 0.8 KB each, do not count, nor what the app keeps ahead for later.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request

from benchmarks.chromium import chromium, served_compressed

_EXAMPLE = "example: scripts/measure-page faq/pay/refund.html"
_ASK_FOR_ICON = """() => {
    const icon = document.querySelector("link[rel=icon]");
    return icon && fetch(icon.href, { cache: "reload" }).then((response) => response.blob()).then(() => icon.href);
}"""


def main() -> None:
    """Read the command line, measure, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/measure-page", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("page", help="address of the page on the site, for example faq/index.html")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="the built site")
    options = parser.parse_args()
    if not (options.site / options.page.partition("?")[0]).is_file():
        print(
            f"{options.site / options.page}: there is no such page; scripts/build makes it", file=sys.stderr
        )
        sys.exit(2)
    with served_compressed(options.site) as base, chromium() as browser:
        tab = browser.new_page(service_workers="block")
        print(json.dumps(measure(tab, base, options.page), indent=2))


def measure(tab: Page, base: str, page: str) -> dict[str, Any]:
    """The measures of the page at `page`, opened in `tab`, which has nothing of the site in its cache."""
    asked: dict[str, Request] = {}

    def finished(request: Request) -> None:
        asked.setdefault(request.url, request)

    tab.on("requestfinished", finished)
    tab.goto(base + page, wait_until="networkidle")
    icon = tab.evaluate(_ASK_FOR_ICON)
    types: dict[str, dict[str, int]] = defaultdict(lambda: {"brotli": 0, "raw": 0, "requests": 0})
    for request in asked.values():
        response = request.response()
        if response is None or response.status != 200:
            sys.exit(f"{request.url} was not answered with a file")
        sums = types["image" if request.url == icon else request.resource_type]
        sums["brotli"] += request.sizes()["responseBodySize"]
        sums["raw"] += len(response.body())
        sums["requests"] += 1
    return {
        "page": page,
        "total_brotli": sum(sums["brotli"] for sums in types.values()),
        "total_raw": sum(sums["raw"] for sums in types.values()),
        "requests": len(asked),
        "by_type": dict(sorted(types.items())),
    }


if __name__ == "__main__":
    main()
