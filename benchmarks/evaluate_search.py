"""Measure the search: what it finds, what it loads, how long it takes.

Builds the index of DOCS with the production indexer, opens it in headless Chromium with the production engine, asks
every question of QUERIES and prints JSON. `s1`, `s3`, `s10`: the part of questions with a wanted document among
the first 1, 3, 10; `mrr10`: mean reciprocal rank; `first_query`: bytes of everything a page loads from the
first focus to the first results, each question in a window of its own (at most SAMPLE of them); `ready_ms`: from
the focus to an engine that can answer; `p50_ms`, `p95_ms`: an answer with its cards once their parts are loaded;
`cold_p50_ms`, `cold_p95_ms`: the same in a new window, loading included.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Browser, Page

from benchmarks.chromium import chromium, served
from benchmarks.search_sets import as_document, read
from sverka.search.documents import Document
from sverka.search.site_index import engine_scripts, engine_text, engine_url, index_files, index_folder
from sverka.serving.headers import content_security_policy
from sverka.site.installed import installed_files
from sverka.theme.layers import PACKAGE

_THEME = PACKAGE
_LANG = "ru"
_SHOWN = 10
_LOADER = "assets/js/load.js"
_EXAMPLE = (
    "example: scripts/evaluate-search --docs vk.docs.json.gz --queries vk.faq.q.json.gz --reference lunr"
)
_PAGE = f"""<!doctype html><html lang="{_LANG}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{content_security_policy(meta=True)}"><title>Search</title>
<script src="{_LOADER}"></script></head></html>"""
_OPEN = """async ([scripts, folder, lang]) => {
    const started = performance.now();
    await Promise.all(scripts.map(sverkaScripts.load));
    window.engine = await sverkaSearch.engine(folder, lang);
    return performance.now() - started;
}"""
_ASK = """async ([questions, shown]) => {
    const answers = [];
    for (const question of questions) {
        const started = performance.now();
        const { found, corrected } = await engine.answer(question);
        const cards = await Promise.all(found.slice(0, shown).map((one) => engine.card(one.document)));
        answers.push({ ids: cards.map((card) => card.url), corrected, ms: performance.now() - started });
    }
    return answers;
}"""


def main() -> None:
    """Read the command line, measure, print the result."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate-search", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument(
        "--docs", type=Path, required=True, metavar="FILE", help="[{id, title, body}], may be .gz"
    )
    parser.add_argument(
        "--queries", type=Path, required=True, metavar="FILE", help="[{id, q, t: [ids]}], may be .gz"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the result there as well")
    parser.add_argument("--reference", choices=["lunr"], help="run this engine on the same set beside ours")
    parser.add_argument(
        "--sample", type=int, default=100, help="questions asked in a new window (default: 100)"
    )
    parser.add_argument(
        "--misses", action="store_true", help="list the questions whose document is not the first"
    )
    options = parser.parse_args()
    documents = [as_document(entry) for entry in read(options.docs)]
    queries = read(options.queries)
    if not documents or not queries:
        parser.error("there are no documents, or no queries")
    engines = ["bm25f", *([options.reference] if options.reference else [])]
    with chromium() as browser:
        measured = [
            evaluate(browser, engine, documents, queries, options.sample, options.misses)
            for engine in engines
        ]
    result = {**measured[0], **({"reference": measured[1]} if options.reference else {})}
    text = json.dumps(result, ensure_ascii=False, indent=2)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


def evaluate(
    browser: Browser,
    engine: str,
    documents: Sequence[Document],
    queries: Sequence[dict[str, Any]],
    sample: int,
    misses: bool = False,
) -> dict[str, Any]:
    """The measures of one engine."""
    with tempfile.TemporaryDirectory(prefix="sverka-search-") as temporary:
        root = Path(temporary)
        started = time.perf_counter()
        files = index_files(engine, _LANG, documents, {})
        built = time.perf_counter() - started
        _write(root, engine, files)
        folder = index_folder(files)
        with served(root) as base:
            first = [
                _first(browser, base, root, engine, folder, query["q"]) for query in _spread(queries, sample)
            ]
            page = browser.new_page()
            _open(page, base, engine, folder)
            questions = [query["q"] for query in queries]
            page.evaluate(_ASK, [questions, _SHOWN])  # loads every part that they need
            answers = page.evaluate(_ASK, [questions, _SHOWN])
            page.close()
    ranks = [_rank(answer["ids"], query["t"]) for answer, query in zip(answers, queries, strict=True)]
    times = [answer["ms"] for answer in answers]

    def within(places: int) -> float:
        return _part(0 < rank <= places for rank in ranks)

    result = {
        "engine": engine,
        "documents": len(documents),
        "queries": len(queries),
        "s1": within(1),
        "s3": within(3),
        "s10": within(10),
        "mrr10": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 4),
        "zero_results": _part(not answer["ids"] for answer in answers),
        "first_query": {
            f"{method}_{name}": round(percentile([one[method] for one in first], part))
            for method in ("brotli", "gzip")
            for name, part in (("p50", 50), ("p95", 95))
        },
        "ready_ms": round(median(one["ready"] for one in first), 1),
        "p50_ms": round(percentile(times, 50), 1),
        "p95_ms": round(percentile(times, 95), 1),
        "cold_p50_ms": round(percentile([one["ms"] for one in first], 50), 1),
        "cold_p95_ms": round(percentile([one["ms"] for one in first], 95), 1),
        "build_seconds": round(built, 2),
    }
    if misses:
        titles = {document.url: document.fields["title"] for document in documents}
        result["misses"] = [
            {
                "q": query["q"],
                "rank": rank,
                "corrected": answer["corrected"],
                "first": titles.get((answer["ids"] or [""])[0]),
            }
            for query, answer, rank in zip(queries, answers, ranks, strict=True)
            if rank != 1
        ]
    return result


def _write(root: Path, engine: str, files: dict[str, str]) -> None:
    (root / "index.html").write_text(_PAGE, encoding="utf-8")
    for url, text in files.items():
        file = root / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / _LOADER).parent.mkdir(parents=True)
    shutil.copy(_THEME / _LOADER, root / _LOADER)
    (root / engine_url(_LANG)).write_text(engine_text(engine, _LANG), encoding="utf-8")
    for url, path in installed_files().items():
        if url in engine_scripts(engine, _LANG):
            shutil.copy(path, root / url)


def _open(page: Page, base: str, engine: str, folder: str) -> float:
    page.goto(f"{base}index.html")
    return float(page.evaluate(_OPEN, [engine_scripts(engine, _LANG), folder, _LANG]))


def _first(
    browser: Browser, base: str, root: Path, engine: str, folder: str, question: str
) -> dict[str, float]:
    """What one question costs a reader who has nothing of the site in the cache."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(base)))
    ready = _open(page, base, engine, folder)
    answer = page.evaluate(_ASK, [[question], _SHOWN])[0]
    context.close()
    sizes = [_sizes(root / url) for url in loaded if url.endswith(".js") and url != _LOADER]
    return {
        "ready": ready,
        "ms": answer["ms"],
        "brotli": sum(one for one, _ in sizes),
        "gzip": sum(other for _, other in sizes),
    }


@cache
def _sizes(file: Path) -> tuple[int, int]:
    text = file.read_bytes()
    return len(brotli.compress(text)), len(gzip.compress(text, 9))


def _spread(queries: Sequence[Any], most: int) -> Sequence[Any]:
    step = max(1, -(-len(queries) // most))
    return queries[::step]


def _rank(found: list[str], wanted: list[str]) -> int:
    return next((place for place, one in enumerate(found, 1) if one in wanted), 0)


def _part(flags: Iterable[bool]) -> float:
    values = list(flags)
    return round(sum(values) / len(values), 4)


def percentile(values: Sequence[float], part: int) -> float:
    """The smallest of `values` that `part` percent of them do not exceed."""
    return sorted(values)[max(0, -(-len(values) * part // 100) - 1)]


if __name__ == "__main__":
    main()
