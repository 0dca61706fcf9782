"""Time the finder and the judge against phonenumbers.PhoneNumberMatcher on the same pages, in the same run.

The pages are made: about 5 KB of HTML each, Russian prose with two telephone numbers, an e-mail address and a
site, and what resembles a number: dates, times, sums, the number of a law, an insurance number. The matcher gets
the rendered text, we get the page. What it finds and we do not is counted, too. Prints JSON; what counts is CPU
time, in turns, page by page.

With --against COMMIT the strict check of the pages is timed with the sources of that commit, too, each pass in a
process of its own; the ratio is that of the fastest passes, since other work on the machine only makes one slower.
With --site these are the pages of a site, as `scripts/build` puts it out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import phonenumbers
from selectolax.lexbor import LexborHTMLParser

from benchmarks.help_centre import DAY, PROJECT
from benchmarks.russian_text import paragraph, words
from sverka.contacts import find, scan
from sverka.contacts.fold import fold
from sverka.contacts.likely_phones import likely_phones
from sverka.contacts.prose import prose_mentions
from sverka.contacts.reading import LINTED, STRICT, Reading
from sverka.contacts.syntaxes.built import _contents
from sverka.contacts.targets import target_mentions
from sverka.core.source import SourceFile
from sverka.registry import Policy, load_registry

_EXAMPLE = "example: scripts/bench contacts --pages 1000 --runs 5 --against v1.0"
_RECORDS = Path(__file__).with_name("records")
_BYTES = 5000
_CACHES = (prose_mentions, target_mentions, _contents)


def main() -> None:
    """Read the command line, make the pages, measure, print."""
    parser = argparse.ArgumentParser(prog="scripts/bench contacts", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("--pages", type=int, default=1000, help="how many pages (default: 1000)")
    parser.add_argument("--runs", type=int, default=5, help="measured passes over them (default: 5)")
    parser.add_argument(
        "--against", metavar="COMMIT", help="time only the strict check, now and at this commit"
    )
    parser.add_argument("--site", type=Path, help="with --against: check the pages in this folder")
    options = parser.parse_args()
    if options.pages < 1 or options.runs < 1:
        parser.error("--pages and --runs must be at least 1")
    if options.site and not (options.against and options.site.is_dir()):
        parser.error("--site is a folder with pages, and goes with --against COMMIT")
    pages = [_page(Random(number)) for number in range(options.pages)]
    if options.against:
        with TemporaryDirectory() as folder:
            result = _against(options.against, pages, options.site, options.runs, Path(folder))
        print(json.dumps(result, indent=1))
        return
    texts = [_rendered(page) for page in pages]
    print(f"{len(pages)} pages, {options.runs} runs …", file=sys.stderr)
    registry, _ = load_registry(_RECORDS, _RECORDS)
    policy = Policy(DAY)
    rivals: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "matcher": (lambda text: list(phonenumbers.PhoneNumberMatcher(text, "RU")), texts),
        "phones": (lambda text: list(likely_phones(fold(text).text, "text", LINTED, False)), texts),
        "strict": (
            lambda page: scan(
                SourceFile("page.html", page),
                registry,
                policy,
                in_project=False,
                reading=Reading(STRICT, registry.brands),
            ),
            pages,
        ),
        "everything": (
            lambda page: scan(SourceFile("page.html", page), registry, policy, in_project=False),
            pages,
        ),
    }
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(options.runs):
        for cached in _CACHES:
            cached.cache_clear()
        for name, (work, items) in rivals.items():
            seconds[name].append(_cpu_seconds(work, items))
    print(json.dumps(_result(pages, texts, seconds), indent=1))


def _against(commit: str, made: list[str], site: Path | None, runs: int, folder: Path) -> dict[str, Any]:
    """The CPU time of the strict check now and at `commit`, pass by pass in turns."""
    then, pages = folder / "then", site or folder / "pages"
    for empty in (then, folder / "pages"):
        empty.mkdir()
    for number, page in enumerate(made):
        (folder / f"pages/{number}.html").write_text(page, encoding="utf-8")
    archive = subprocess.run(["git", "archive", commit], cwd=PROJECT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", then], input=archive, check=True)
    seconds: dict[str, list[float]] = {"now": [], commit: []}
    for number in range(runs):
        print(f"run {number + 1} of {runs} …", file=sys.stderr)
        for name, root in (("now", PROJECT), (commit, then)):
            seconds[name].append(_pass_seconds(root, pages))
    count = sum(1 for _ in pages.rglob("*.html"))
    return {
        "benchmark": "contacts, strict",
        "pages": count,
        "ms_per_page": {name: round(1000 * min(passes) / count, 3) for name, passes in seconds.items()},
        "ratio": round(min(seconds["now"]) / min(seconds[commit]), 3),
    }


def _pass_seconds(root: Path, pages: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.strict_pass", str(root), str(pages.resolve())]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(PROJECT)])}
    return float(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


def _cpu_seconds(work: Callable[[str], object], items: list[str]) -> float:
    start = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - start


def _result(pages: list[str], texts: list[str], seconds: dict[str, list[float]]) -> dict[str, Any]:
    ratios = {
        name: round(median(a / b for a, b in zip(seconds[name], seconds["matcher"], strict=True)), 3)
        for name in ("phones", "everything")
    }
    return {
        "benchmark": "contacts",
        "pages": len(pages),
        "bytes_per_page": round(sum(len(page.encode()) for page in pages) / len(pages)),
        "ms_per_page": {name: round(1000 * median(runs) / len(pages), 3) for name, runs in seconds.items()},
        "ratio_to_matcher": ratios,
        "found_by_matcher_only": sum(map(_missed, pages, texts)),
    }


def _missed(page: str, text: str) -> int:
    """How many numbers the matcher finds on a page that we do not."""
    ours = {mention.value for mention in find(page, "html")}
    theirs = (match.number for match in phonenumbers.PhoneNumberMatcher(text, "RU"))
    e164 = phonenumbers.PhoneNumberFormat.E164
    return sum(phonenumbers.format_number(number, e164) not in ours for number in theirs)


def _rendered(page: str) -> str:
    body = LexborHTMLParser(page).body
    return body.text(separator="\n") if body else ""


def _page(rng: Random) -> str:
    """One page; numbers, dates and sums stand among the prose as on pages about services."""
    title = words(rng, 4).capitalize()
    parts = [
        f"<p>{paragraph(rng)} Телефон: <a href='tel:+7{_ten(rng)}'>{_phone(rng)}</a>,"
        f" добавочный {rng.randint(10, 99)}.</p>",
        f"<ul><li>Справки: {_phone(rng)}, с {rng.randint(7, 9)}:00 до 18:30.</li>"
        f"<li>Почта: desk{rng.randint(1, 9)}@reading-room.example.</li>"
        f"<li>Сайт: <a href='https://archive.example/{rng.randint(1, 999)}'>archive.example</a>.</li></ul>",
        f"<p>Закон № {rng.randint(10, 500)}-ФЗ от {_date(rng)}; {paragraph(rng)}"
        f" СНИЛС 112-233-445 {rng.randint(10, 99)}.</p>",
        f"<p>Пошлина {rng.randint(1, 9)} {rng.randint(100, 999)} руб., срок до {_date(rng)}. {paragraph(rng)}</p>",
    ]
    while sum(len(part.encode()) for part in parts) < _BYTES - 300:
        parts.append(f"<h2>{words(rng, 3).capitalize()}</h2>\n<p>{paragraph(rng)}</p>")
    body = "\n".join(parts)
    return (
        f"<!doctype html>\n<html lang='ru'>\n<head><title>{title}</title></head>\n"
        f"<body><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    )


def _ten(rng: Random) -> str:
    return f"{rng.choice(('495', '812', '800', '343'))}{rng.randint(2_000_000, 9_999_999)}"


def _phone(rng: Random) -> str:
    digits = _ten(rng)
    code, rest = digits[:3], digits[3:]
    spaced = f"{rest[:3]}-{rest[3:5]}-{rest[5:]}"
    return rng.choice((f"8 ({code}) {spaced}", f"+7 {code} {spaced}", f"8 {code} {spaced}"))


def _date(rng: Random) -> str:
    return f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(2006, 2026)}"


if __name__ == "__main__":
    main()
