"""Holding the browser's engine against Python's: the same findings of the same segments, by each policy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.browser_engine import BrowserEngine, segment_data
from sverka.contacts import judge
from sverka.contacts.find import in_segments
from sverka.contacts.reading import READER, STRICT, Reading
from sverka.contacts.segment import Run, Segment
from sverka.project.accounting import dialled
from sverka.registry import Policy, Registry

OWN_HOST = "help.example"
POLICIES = (STRICT, READER)
REGIONS = ("RU", "GB")
KNOWN = frozenset({"120-74", "readme.md", "2026-01"})


def reading_of(registry: Registry, policy: str) -> Reading:
    """The reading by one of the policies, with what it knows of the records."""
    return Reading(policy, registry.brands, REGIONS, KNOWN, frozenset(dialled(registry)))


def of_python(segment: Segment, registry: Registry, policy: Policy, read_as: str) -> list[dict[str, str]]:
    """What the Python engine says of one segment, by itself."""
    alone = segment._replace(runs=(Run(0, 0, len(segment.text)),), block=False)
    found = []
    reading = reading_of(registry, read_as)
    for mention in in_segments(segment.text, [alone], reading):
        if mention.concealed == "no-slashes":
            mention = mention._replace(value=OWN_HOST)
        judgement = judge(mention, registry, policy, [OWN_HOST], reading=reading)
        found.append(
            {
                **{name: getattr(mention, name) for name in ("kind", "value", "raw", "concealed")},
                "verdict": judgement.verdict,
                "contact": judgement.contact.ref if judgement.contact else "",
                "reason": judgement.reason,
                "message": judgement.message,
            }
        )
    return found


def of_browser(finding: dict[str, Any], message: str) -> dict[str, str]:
    """A finding of the browser's engine in the same form; `message` must tell its details."""
    if like := finding["like"]:
        assert f"looks like {like['of']}" in message
        assert "[" not in like["marked"] or f"(written {like['marked']})" in message
    assert finding["said"] in message
    return {
        **{name: finding[name] for name in ("kind", "value", "raw", "concealed", "verdict", "reason")},
        "contact": (finding["contact"] or {}).get("ref", ""),
        "message": message,
    }


def assert_alike(
    engine: BrowserEngine,
    batches: Sequence[Sequence[Segment]],
    registry: Registry,
    policy: Policy,
    policies: Sequence[str] = POLICIES,
) -> None:
    for read_as in policies:
        given = [[segment_data(segment._replace(block=False)) for segment in batch] for batch in batches]
        answers = engine.check(given, [OWN_HOST], read_as, KNOWN)
        assert_answers(batches, answers, registry, policy, read_as)


def assert_answers(
    batches: Sequence[Sequence[Segment]],
    answers: Sequence[list[dict[str, Any]]],
    registry: Registry,
    policy: Policy,
    read_as: str,
) -> None:
    for batch, answer in zip(batches, answers, strict=True):
        for number, segment in enumerate(batch):
            expected = of_python(segment, registry, policy, read_as)
            found = [finding for finding in answer if finding["segment"] == number]
            shown = [
                (finding["kind"], finding["value"], finding["verdict"], finding["concealed"])
                for finding in found
            ]
            assert shown == [(e["kind"], e["value"], e["verdict"], e["concealed"]) for e in expected], (
                read_as,
                segment,
            )
            told = zip(found, expected, strict=True)
            assert [of_browser(finding, e["message"]) for finding, e in told] == expected, segment
