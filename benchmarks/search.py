"""Time the search against Pagefind and MiniSearch on the same documents, in the same run.

Documents are those of --docs, repeated and altered up to each size; questions are their titles. Builds run in
processes of their own; the browser is headless Chromium on a local server. What counts is `ratio`, ours to
theirs: other work on the machine slows both. scripts/bench puts the packages of benchmarks/package.json, which
nothing else needs, into .cache/peers/.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from benchmarks.chromium import chromium, served
from benchmarks.evaluate_search import evaluate, percentile
from benchmarks.search_sets import Entry, as_document, enlarged, read

_HERE = Path(__file__).parent
_PACKAGES = _HERE.parent / ".cache/peers/node_modules"
_EXAMPLE = "example: scripts/bench search --docs scale1000.docs.json.gz --pages 1000 10000"
_PAGE = """<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1>{body}</body></html>"""
_BUILD = """
import json, sys
from pathlib import Path
from benchmarks.search_sets import as_document
from sverka.search.site_index import index_files
entries = json.loads(Path(sys.argv[1]).read_text("utf-8"))
for url, text in index_files("bm25f", "ru", [as_document(entry) for entry in entries], {}).items():
    file = Path(sys.argv[2]) / url
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
"""
# As its users tune it for Russian: stems, prefixes, slips, a heavy title; the index prebuilt and loaded whole.
_MINISEARCH = """async (questions) => {
    const started = performance.now();
    const load = (url) => new Promise((resolve, reject) => {
        const element = document.createElement("script");
        Object.assign(element, { async: false, onload: resolve, onerror: reject, src: url });
        document.head.append(element);
    });
    await load("text.js"); await load("stem.ru.js"); await load("minisearch.js");
    const options = {
        fields: ["title", "body"], storeFields: ["title"], tokenize: sverkaSearch.words,
        processTerm: sverkaSearch.stems.ru,
        searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false) },
    };
    window.index = MiniSearch.loadJSON(await (await fetch("index.json")).text(), options);
    const ready = performance.now() - started;
    const times = questions.map((question) => {
        const before = performance.now();
        index.search(question);
        return performance.now() - before;
    });
    return { ready, times };
}"""


def main() -> None:
    """Read the command line, measure each size, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/bench search", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument(
        "--docs", type=Path, required=True, metavar="FILE", help="[{id, title, body}], may be .gz"
    )
    parser.add_argument(
        "--pages", type=int, nargs="+", default=[1000], help="sizes of the site (default: 1000)"
    )
    parser.add_argument("--queries", type=int, default=300, help="questions asked (default: 300)")
    parser.add_argument("--runs", type=int, default=3, help="measured builds (default: 3)")
    options = parser.parse_args()
    if not (_PACKAGES / "minisearch").is_dir():
        sys.exit("the peers are missing; run scripts/bench search, which installs them with npm")
    source = read(options.docs)
    with chromium() as browser:
        sizes = [
            _measure(browser, enlarged(source, pages), options.queries, options.runs)
            for pages in options.pages
        ]
    print(json.dumps({"benchmark": "search", "sizes": sizes}, indent=2))


def _measure(browser: Browser, entries: list[Entry], most: int, runs: int) -> dict[str, Any]:
    by_title: dict[str, list[str]] = {}
    for entry in entries:
        by_title.setdefault(entry["title"], []).append(entry["id"])
    step = max(1, len(by_title) // most)
    titles = list(by_title)[::step]
    queries = [{"q": title, "t": by_title[title]} for title in titles]
    _say(f"{len(entries)} pages: building …")
    with tempfile.TemporaryDirectory(prefix="sverka-bench-") as temporary:
        builds = _builds(Path(temporary), entries, runs)
    _say(f"{len(entries)} pages: asking {len(queries)} questions …")
    documents = [as_document(entry) for entry in entries]
    ours = evaluate(browser, "bm25f", documents, queries, 30)
    theirs = _minisearch(browser, entries, titles)
    ratios = {
        name: round(ours[name] / theirs[name], 2) for name in ("ready_ms", "p50_ms", "p95_ms") if theirs[name]
    }
    return {"pages": len(entries), "build": builds, "ours": ours, "minisearch": theirs, "ratio": ratios}


def _builds(folder: Path, entries: list[Entry], runs: int) -> dict[str, Any]:
    """Seconds and peak memory of both builds, in turns."""
    site, data = folder / "site", folder / "docs.json"
    site.mkdir()
    data.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    for entry in entries:
        paragraphs = "".join(f"<p>{escape(text)}</p>" for text in entry["body"].split("\n") if text.strip())
        (site / f"{entry['id']}.html").write_text(
            _PAGE.format(title=escape(entry["title"]), body=paragraphs), "utf-8"
        )
    commands = {
        "ours": [sys.executable, "-c", _BUILD, str(data), str(folder / "index")],
        "pagefind": [str(_PACKAGES / ".bin/pagefind"), "--site", str(site)],
    }
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(_timed(command))
    result: dict[str, Any] = {
        name: {
            "seconds": round(median(seconds for seconds, _ in values), 2),
            "peak_memory_mb": round(max(memory for _, memory in values)),
        }
        for name, values in measured.items()
    }
    pairs = zip(measured["ours"], measured["pagefind"], strict=True)
    result["ratio"] = round(median(ours[0] / theirs[0] for ours, theirs in pairs), 2)
    return result


def _timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of a process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=_HERE.parent, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with status {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def _minisearch(browser: Browser, entries: list[Entry], questions: list[str]) -> dict[str, Any]:
    """MiniSearch with a prebuilt index: ready once it is loaded, and the time of an answer."""
    with tempfile.TemporaryDirectory(prefix="sverka-bench-") as temporary:
        root = Path(temporary)
        (root / "index.html").write_text("<!doctype html><title>MiniSearch</title>", encoding="utf-8")
        (root / "docs.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        (root / "minisearch.js").write_bytes((_PACKAGES / "minisearch/dist/umd/index.js").read_bytes())
        for name in ("text.js", "stem.ru.js"):
            (root / name).write_bytes((_HERE.parent / "src/sverka/search/browser" / name).read_bytes())
        with served(root) as base:
            engine = _HERE.parent / "src/sverka/search/browser"
            build = [
                _HERE / "minisearch_index.js",
                _PACKAGES,
                engine,
                root / "docs.json",
                root / "index.json",
            ]
            subprocess.run(["node", "--max-old-space-size=8000", *build], check=True)
            results = []
            for asked in (questions, [], [], []):  # the last ones only to load it again
                page = browser.new_page()
                page.set_default_timeout(600_000)
                page.goto(f"{base}index.html")
                results.append(page.evaluate(_MINISEARCH, asked))
                page.close()
    times = results[0]["times"]
    return {
        "ready_ms": round(median(result["ready"] for result in results), 1),
        "p50_ms": round(percentile(times, 50), 1),
        "p95_ms": round(percentile(times, 95), 1),
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
