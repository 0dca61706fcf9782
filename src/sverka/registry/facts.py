"""Rules for each source and each fact by itself: source, fact, fact-expired and review-due."""

from __future__ import annotations

from collections.abc import Iterator

import ada_url

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.registry.evidence import COUNTED, counts
from sverka.registry.records import Fact
from sverka.registry.registry import Policy, Registry, due_soon, fact_standing
from sverka.registry.values import first_day, last_day


def check_sources(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rule `source`: addresses can be opened, copies lead back to an original, no date is to come."""
    for source in registry.sources.values():
        if source.url is not None and not _is_web_address(source.url):
            message = Message("{url!r} is not the address of a web page", url=source.url)
            yield source.finding(("url",), "source", message, 'write url: "https://news.example/12345"')
        if first_day(source.date) > policy.today:
            message = Message("dated {date}, which is after {today}", date=source.date, today=policy.today)
            fix = 'write when it was published, as far as known: date: "2026-11"'
            yield source.finding(("date",), "source", message, fix)
        if source.copy_of is not None and source.copy_of not in registry.sources:
            message = Message(
                "{copy_of!r}, which this is a copy of, is not on record", copy_of=source.copy_of
            )
            fix = Message(
                "add it to content/sources.yml: - id: {copy_of}, or name one that is there",
                copy_of=source.copy_of,
            )
            yield source.finding(("copy_of",), "source", message, fix)
        elif registry.origins(source)[-1].copy_of in registry.sources:
            message = Message("{id!r} is in the end a copy of a copy of itself", id=source.id)
            yield source.finding(("copy_of",), "source", message, "remove copy_of from the original")


def check_facts(registry: Registry, policy: Policy) -> Iterator[Finding]:
    """Rules `fact`, `fact-expired` and `review-due`."""
    for fact in registry.facts.values():
        yield from _support(registry, fact)
        if fact.from_ and fact.until and first_day(fact.from_) > last_day(fact.until):
            message = Message(
                "holds from {the_from} until {until}, which is earlier", the_from=fact.from_, until=fact.until
            )
            yield fact.finding(("until",), "fact", message, 'write from: "2025-09" and until: "2026-02"')
        if fact_standing(fact, policy) == "expired":
            message = Message(
                "the review of this fact was due by {review_by}: it is withdrawn from the site",
                review_by=fact.review_by,
            )
            fix = "check it against its sources, add evidence with today's captured_at and a new review_by"
            yield fact.finding(("review_by",), "fact-expired", message, fix)
        elif due_soon(fact, policy):
            message = Message(
                "must be reviewed by {review_by}, or it leaves the site", review_by=fact.review_by
            )
            fix = "check it against its sources, add evidence with today's captured_at and a new review_by"
            yield fact.finding(("review_by",), "review-due", message, fix)


def _support(registry: Registry, fact: Fact) -> Iterator[Finding]:
    if not fact.is_stated:
        if not fact.reason:
            message = "neither a value nor a reason why it is not confirmed"
            fix = 'add reason: {en: "…"}, or a value: {en: "…"} with its evidence'
            yield fact.finding((), "fact", message, fix)
        return
    sources = [registry.sources.get(piece.source) for piece in fact.evidence]
    if not any(source and counts(registry, source) for source in sources):
        tiers = ", ".join(COUNTED)
        message = Message(
            "no evidence of the tiers {tiers} carries this value; the client's own document does not count",
            tiers=tiers,
        )
        fix = (
            'add such evidence, or replace the value by reason: {en: "…"}: pages then say it is not confirmed'
        )
        yield fact.finding(("hours" if fact.hours else "value",), "fact", message, fix)


def _is_web_address(url: str) -> bool:
    try:
        return ada_url.URL(url).protocol in {"https:", "http:"} and url.startswith(("https://", "http://"))
    except ValueError:
        return False
