"""scripts/score-contacts: what is found and judged right, by class, in either engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REGISTRY = {
    "phones": [
        {"value": "+74950000001", "status": "active"},
        {"value": "0100", "kind": "short", "status": "active"},
    ],
    "deny": ["+78000000099"],
    "domains": [
        {"value": "acmeline.test", "scope": "with-subdomains", "status": "active"},
        {"value": "old.test", "scope": "exact+www", "status": "retired"},
    ],
    "emails": ["help@acmeline.test"],
    "accounts": [{"platform": "telegram", "value": "acmeline"}],
    "apps": [{"store": "google", "value": "test.acme"}],
}


def case(
    name: str, kind: str, text: str, *expected: tuple[str, str, str], **more: object
) -> dict[str, object]:
    found = [dict(zip(("kind", "value", "verdict"), entry, strict=True)) for entry in expected]
    return {"id": name, "class": kind, "format": "md", "input": text, "expected": found, **more}


CASES = [
    case("1", "plain", "8 495 000-00-01", ("phone", "+74950000001", "verified")),
    case("2", "plain", "8 800 000-00-99", ("phone", "+78000000099", "denied")),
    case("3", "official", "[x](http://acmeline.test/)", ("host", "acmeline.test", "insecure-scheme")),
    case("4", "official", "[x](https://www.old.test)", ("host", "www.old.test", "retired")),
    case("5", "official", "[x](https://t.me/acmeline)", ("account", "telegram:acmeline", "verified")),
    case("6", "scheme", "[x](javascript:alert(1))", ("scheme", "javascript", "forbidden")),
    case("7", "wrong", "8 495 000-00-01", ("phone", "+74950000001", "denied")),
    case("8", "negative", "СНИЛС 112-233-445 95"),
    case("9", "negative", "8 812 345-67-89"),
    case("10", "hard", "VIII", ("phone", "+78", "denied"), stretch=True),
]


def run_script(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As scripts/score-contacts does, in any folder."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.score_contacts", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


def score(tmp_path: Path, cases: object, *options: str) -> tuple[dict[str, Any], str]:
    (tmp_path / "cases.json").write_text(json.dumps(cases), "utf-8")
    (tmp_path / "registry.json").write_text(json.dumps(REGISTRY), "utf-8")
    run = run_script(tmp_path, "cases.json", "--registry", "registry.json", *options)
    run.check_returncode()
    return json.loads(run.stdout), run.stderr


# Python reads by lint unless told otherwise; by strict, as the browser does, an insurance number is unaccounted for.
@pytest.mark.parametrize(("engine", "flagged"), [("python", ["9"]), ("browser", ["8", "9"])])
def test_cases(tmp_path, engine, flagged):
    result, misses = score(tmp_path, {"cases": CASES}, "--engine", engine, "--misses")
    assert (result["engine"], result["expected"], result["recall"]) == (engine, 7, round(6 / 7, 5))
    assert result["by_class"]["official"] == {"n": 3, "recall": 1.0}
    assert result["by_class"]["wrong"] == {"n": 1, "recall": 0.0}
    assert (result["wrong_verdicts"], result["negatives"], result["negatives_flagged"]) == (
        1,
        2,
        len(flagged),
    )
    assert result["stretch"]["recall"] == 0.0
    assert result["ms_per_1000_chars"] > 0
    assert [line.partition(" ")[0] for line in misses.splitlines()] == ["7", *flagged, "stretch:"]


def test_domains_with_the_brand_of_the_file(tmp_path):
    cases = [
        {"class": "affix", "domain": "vhod-otherbrand.top", "verdict": "imitation"},
        {"class": "affix", "domain": "nothing.top", "verdict": "imitation"},
    ]
    result, _ = score(tmp_path, {"brand": ["otherbrand"], "cases": cases})
    assert result["by_class"] == {"affix": {"n": 2, "recall": 0.5}}
    result, misses = score(tmp_path, [{"domain": "acmel1ne.ru"}, {"domain": "news.test"}], "--misses")
    assert (result["negatives"], result["negatives_flagged"]) == (2, 1)
    assert "acmel1ne.ru" in misses


def test_the_browser_has_no_lint(tmp_path):
    with pytest.raises(subprocess.CalledProcessError) as refused:
        score(tmp_path, {"cases": CASES}, "--engine", "browser", "--policy", "lint")
    assert "strict and reader alone; write --policy strict" in refused.value.stderr


def test_no_such_file_is_said_in_a_line(tmp_path):
    run = run_script(tmp_path, "no.json", "--registry", "no.json")
    assert run.returncode == 2
    assert "no.json" in run.stderr and "Traceback" not in run.stderr
