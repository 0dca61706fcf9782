"""Score the finder and the judge on a file of adversarial cases: what is found, and judged right.

Prints JSON; a case marked `stretch` is counted apart. Of a list of domains, `recall` is the part of the
imitations that is called so, and a domain without a verdict is a negative, flagged where it is called one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.browser_engine import BrowserEngine, segment_data
from benchmarks.case_files import OWN_HOST, POLICY, Case, Domain, read_cases, read_registry
from benchmarks.chromium import chromium
from benchmarks.covering import COMPARED, MESSAGE, covers
from sverka.contacts import parts_of, scan
from sverka.contacts.files import syntax_of
from sverka.contacts.find import VIEWS
from sverka.contacts.judge import judge
from sverka.contacts.mention import DOMAIN, LINK, Mention
from sverka.contacts.prose import prose_mentions
from sverka.contacts.reading import LINT, READER, STRICT, Reading
from sverka.contacts.segment import TARGET
from sverka.contacts.targets import target_mentions
from sverka.core.findings import Finding, Refused, errors
from sverka.core.source import SourceFile
from sverka.project.accounting import dialled
from sverka.registry import Registry
from sverka.rules.drawn_text import drawings

_EXAMPLE = """examples:
  scripts/score-contacts phones.json --registry registry.json --misses
  scripts/score-contacts domains.json --registry registry.json --engine browser"""
_MARKED = {"denied-example"}  # a known false value that is shown as such


_ALONE = re.compile(r"\d[\d\s-]{1,7}")


class Found(NamedTuple):
    """What an engine says of one contact."""

    kind: str
    value: str
    verdict: str


@dataclass
class Tally:
    """Counts over the cases of one kind, strict or stretch."""

    expected: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong_verdicts: int = 0
    negatives: int = 0
    flagged: int = 0
    misses: list[str] = field(default_factory=list)

    def add_covering(self, case: Case, findings: list[Finding]) -> None:
        """Hold the findings of a case against the values that they must cover."""
        said = "; ".join(f"{f.kind} {f.value} {f.verdict or f.rule}" for f in findings) or "nothing"
        text = case.texts[0][1]
        if not case.expected:
            self.negatives += 1
            self.flagged += bool(findings)
            if findings:
                self.misses.append(f"{case.name} {case.kind}: {text!r} must stay silent, found {said}")
        for want in case.expected:
            self.expected[case.kind] += 1
            if covers(want.value, text, findings):
                self.right[case.kind] += 1
                compared = want.verdicts & COMPARED
                if compared and not any(compared & {f.verdict, f.rule} for f in findings):
                    self.wrong_verdicts += 1
                    self.misses.append(
                        f"{case.name} {case.kind}: {text!r} is {'/'.join(compared)}, found {said}"
                    )
                continue
            self.misses.append(f"{case.name} {case.kind}: {text!r} needs {want.value}, found {said}")

    def add(self, case: Case, found: list[Found]) -> None:
        """Hold what was found in a case against what was expected."""
        said = "; ".join(" ".join(entry) for entry in found) or "nothing"
        if not case.expected:
            self.negatives += 1
            if any(entry.verdict not in _MARKED for entry in found):
                self.flagged += 1
                self.misses.append(
                    f"{case.name} {case.kind}: {case.texts[0][1]!r} must stay silent, found {said}"
                )
        for want in case.expected:
            same = [entry for entry in found if entry.kind in want.kinds and entry.value == want.value]
            self.expected[case.kind] += 1
            if any(entry.verdict in want.verdicts for entry in same):
                self.right[case.kind] += 1
                continue
            self.wrong_verdicts += bool(same)
            need = f"{want.value} {'/'.join(sorted(want.verdicts))}"
            self.misses.append(f"{case.name} {case.kind}: {case.texts[0][1]!r} needs {need}, found {said}")

    def add_domain(self, domain: Domain, verdict: str) -> None:
        """The same for a name in a list of domains."""
        if domain.imitates:
            self.expected[domain.kind] += 1
            self.right[domain.kind] += verdict == "imitation"
        else:
            self.negatives += 1
            self.flagged += verdict == "imitation"
        if domain.imitates != (verdict == "imitation"):
            self.misses.append(f"{domain.kind}: {domain.name} is {verdict}")

    def result(self) -> dict[str, Any]:
        """As printed."""
        count = self.expected.total()
        return {
            "expected": count,
            "recall": _part(self.right.total(), count),
            "wrong_verdicts": self.wrong_verdicts,
            "negatives": self.negatives,
            "negatives_flagged": self.flagged,
            "by_class": {
                name: {"n": number, "recall": _part(self.right[name], number)}
                for name, number in self.expected.items()
            },
        }


def _part(number: int, of: int) -> float | None:
    return round(number / of, 5) if of else None


def main() -> None:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(
        prog="scripts/score-contacts",
        description=__doc__,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("cases", type=Path, help="JSON file of cases or of domains")
    parser.add_argument("--registry", type=Path, required=True, help="JSON file of what counts as on record")
    parser.add_argument("--engine", choices=["python", "browser"], default="python")
    parser.add_argument("--policy", choices=[LINT, STRICT, READER])
    parser.add_argument("--misses", action="store_true", help="print each miss on standard error")
    options = parser.parse_args()
    if options.engine == "browser" and options.policy == LINT:
        parser.error(f"the browser's engine reads by {STRICT} and {READER} alone; write --policy {STRICT}")
    policy = options.policy or (LINT if options.engine == "python" else STRICT)
    try:
        cases, domains, brands = read_cases(options.cases)
        registry = read_registry(options.registry, brands)
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error(
            f"{options.cases} or {options.registry} is no such file: {type(error).__name__}: {error}"
        )
    if options.engine == "python":
        # What a whole message asks for is told in the browser alone.
        cases = [case for case in cases if not any(want.value == MESSAGE for want in case.expected)]
    strict, stretch = Tally(), Tally()
    scored = _in_browser if options.engine == "browser" else _in_python
    found, verdicts, milliseconds = scored(cases, domains, registry, policy)
    for case, mentions in zip(cases, found, strict=True):
        tally = stretch if case.stretch else strict
        if case.covering:
            tally.add_covering(case, mentions)
        else:
            tally.add(case, [Found(finding.kind, finding.value, finding.verdict) for finding in mentions])
    for domain, verdict in zip(domains, verdicts, strict=True):
        strict.add_domain(domain, verdict)
    result = {"engine": options.engine, **strict.result(), "ms_per_1000_chars": milliseconds}
    if stretch.expected:
        result["stretch"] = stretch.result()
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if options.misses:
        print("\n".join([*strict.misses, *(f"stretch: {miss}" for miss in stretch.misses)]), file=sys.stderr)


def _in_python(
    cases: list[Case], domains: list[Domain], registry: Registry, policy: str
) -> tuple[list[list[Finding]], list[str], float | None]:
    """What the scan of files says, and how long it takes."""
    found = [_scanned(case, registry, policy) for case in cases]
    # The second pass is timed: the tables are loaded, and nothing that was found is remembered.
    prose_mentions.cache_clear()
    target_mentions.cache_clear()
    texts = [case for case in cases if case.picture is None]
    start = time.process_time()
    for case in texts:
        _scanned(case, registry, policy)
    seconds = time.process_time() - start
    verdicts = [judge(_named(domain), registry, POLICY).verdict for domain in domains]
    return found, verdicts, _per_1000(seconds, sum(len(text) for case in texts for _, text in case.texts))


def _scanned(case: Case, registry: Registry, policy: str) -> list[Finding]:
    own = _policy_of(case, policy)
    reading = Reading(own, registry.brands, on_record=frozenset(dialled(registry)))
    sources, found = _sources(case, own)
    for syntax, source in sources:
        inside = own == STRICT
        scanned = scan(
            source, registry, POLICY, in_project=inside, own_hosts=(OWN_HOST,), syntax=syntax, reading=reading
        )
        # The checker says of each contact what it is; elsewhere only what stops a build counts.
        found += errors(scanned) if case.covering and own != READER else scanned
    return found


def _policy_of(case: Case, policy: str) -> str:
    """What is pasted into the checker is read by its policy, whatever the others are read by."""
    return READER if case.kind.startswith("checker-") else policy


def _sources(case: Case, policy: str) -> tuple[list[tuple[str, SourceFile]], list[Finding]]:
    """The texts of a case with their syntax; what no engine of contacts has to say of them."""
    if case.picture:
        read: list[tuple[str, SourceFile]] = []
        try:
            for part in parts_of(case.picture, case.picture.parent):
                read.append((part.syntax or syntax_of(case.picture.name), part.source))
        except Refused as refused:  # what cannot be read whole is not published
            return read, list(refused.findings)
        return read, []
    if policy == READER and (alone := _ALONE.fullmatch(case.texts[0][1])):
        # A number by itself was given as a contact.
        return [("markdown", SourceFile(case.name, f"<tel:{alone[0]}>"))], []
    sources = [(syntax, SourceFile(case.name, text)) for syntax, text in case.texts]
    drawn = (drawings(source) for syntax, source in sources if policy == STRICT and syntax == "markdown")
    return sources, [finding for found in drawn for finding in found]


def _named(domain: Domain) -> Mention:
    return Mention(DOMAIN, domain.name, domain.name, 0, len(domain.name), target=f"https://{domain.name}/")


def _in_browser(
    cases: list[Case], domains: list[Domain], registry: Registry, policy: str
) -> tuple[list[list[Finding]], list[str], float | None]:
    """What the browser's engine says of the texts and links that the same views cut out."""
    read = [_sources(case, _policy_of(case, policy)) for case in cases]
    segments = [
        [part for syntax, source in sources for part in VIEWS[syntax](source.text)] for sources, _ in read
    ]
    batches = [[segment_data(segment) for segment in case] for case in segments]
    names = [[{"text": f"https://{domain.name}/", "form": TARGET, "role": LINK}] for domain in domains]
    reading = Reading(brands=registry.brands, on_record=frozenset(dialled(registry)))
    with chromium() as browser, BrowserEngine(registry, POLICY, browser, reading) as engine:
        by_policy = {name: engine.check(batches, [OWN_HOST], name) for name in {policy, READER}}
        asked = engine.demands([case.texts[0][1] for case in cases])
        found = [
            [*others, *_judged(case, by_policy[_policy_of(case, policy)][at], asked[at])]
            for at, (case, (_, others)) in enumerate(zip(cases, read, strict=True))
        ]
        verdicts = [findings[0]["verdict"] if findings else "" for findings in engine.check(names)]
        texts = [segment.text for case in segments for segment in case]
        milliseconds = round(engine.milliseconds(texts), 3) if texts else None
    return found, verdicts, milliseconds


def _judged(case: Case, entries: list[dict[str, Any]], demands: set[str]) -> list[Finding]:
    """What the browser says, as findings; of a message pasted into the checker also what it asks for."""
    findings = [_as_finding(entry) for entry in entries]
    if not case.kind.startswith("checker-"):
        return findings
    asked = [Finding("", 1, 1, "demand", want, "", verdict="warn: it asks for a code") for want in demands]
    return findings + asked


def _as_finding(entry: dict[str, Any]) -> Finding:
    names = ("kind", "value", "raw", "verdict", "concealed")
    # In the project, which the engine does not know, a value on record may not be typed.
    typed = entry["verdict"] in {"verified", "corroborated", "noncanonical", "insecure"}
    rule = "raw-contact" if typed else "on-record"
    return Finding("", 1, 1, rule, "", "", **{name: entry[name] for name in names})


def _per_1000(seconds: float, characters: int) -> float | None:
    return round(1_000_000 * seconds / characters, 3) if characters else None


if __name__ == "__main__":
    main()
