"""Score the finder and the judge on a file of adversarial cases; prints JSON."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from case_files import OWN_HOST, POLICY, Case, read_cases, read_registry
from sverka.contacts import scan
from sverka.findings import Finding
from sverka.registry import Registry
from sverka.source import SourceFile

_EXAMPLE = "example: scripts/score-contacts cases/phones.json --registry cases/registry.json --misses"
_EXEMPT = {"denied-example"}


class Score(NamedTuple):
    """Per class how many were expected and how many of them were right; what went wrong in words."""

    expected: dict[str, int]
    right: dict[str, int]
    wrong_verdicts: int
    flagged: int
    negatives: int
    misses: list[str]


def score(cases: list[Case], found: list[list[Finding]]) -> Score:
    expected: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    wrong = flagged = negatives = 0
    misses = []
    for case, findings in zip(cases, found, strict=True):
        shown = "; ".join(f"{f.kind} {f.value} {f.verdict}" for f in findings) or "nothing"
        if not case.expected:
            negatives += 1
            if any(finding.verdict not in _EXEMPT for finding in findings):
                flagged += 1
                misses.append(
                    f"{case.name} {case.kind}: {case.texts[0][1]!r} must stay silent, found {shown}"
                )
            continue
        for want in case.expected:
            expected[case.kind] += 1
            same = [f for f in findings if f.kind in want.kinds and f.value == want.value]
            if any(f.verdict in want.verdicts for f in same):
                right[case.kind] += 1
                continue
            wrong += bool(same)
            need = f"{want.value} {'/'.join(sorted(want.verdicts))}"
            misses.append(f"{case.name} {case.kind}: {case.texts[0][1]!r} needs {need}, found {shown}")
    return Score(expected, right, wrong, flagged, negatives, misses)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/score-contacts", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--registry", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    texts, _domains, brands = read_cases(options.cases)
    registry = read_registry(options.registry, brands)
    plain = [case for case in texts if not case.stretch]
    for name, group in (("plain", plain), ("stretch", [c for c in texts if c.stretch])):
        found = [findings(case, registry) for case in group]
        s = score(group, found)
        n, r = sum(s.expected.values()), sum(s.right.values())
        print(
            name,
            n,
            r,
            r / n if n else None,
            "wrong",
            s.wrong_verdicts,
            "flagged",
            s.flagged,
            "/",
            s.negatives,
        )
        for m in s.misses:
            print("  ", m)


def findings(case: Case, registry: Registry) -> list[Finding]:
    found = []
    for syntax, text in case.texts:
        found += scan(
            SourceFile("case", text), registry, POLICY, in_project=False, own_hosts={OWN_HOST}, syntax=syntax
        )
    return found


if __name__ == "__main__":
    main()
