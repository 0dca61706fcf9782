"""The findings about contacts in one source file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from sverka.contacts.files import PICTURE, syntax_of
from sverka.contacts.find import find_in_turn, in_page
from sverka.contacts.judge import Judgement, judge
from sverka.contacts.mention import ACCOUNT, ASSET, CODE, DOMAIN, EXAMPLE, TEXT, URL, Mention
from sverka.contacts.reading import Reading
from sverka.contacts.record import covering, reference
from sverka.contacts.spans import Spans
from sverka.contacts.syntaxes.built import seen_mentions
from sverka.core.findings import NOTE, Finding
from sverka.core.messages import Message
from sverka.core.source import SourceFile
from sverka.registry import PUBLISHED, Contact, Policy, Registry


def scan(
    source: SourceFile,
    registry: Registry,
    policy: Policy,
    *,
    in_project: bool,
    own_hosts: Collection[str] = (),
    exempt: Sequence[tuple[int, int]] = (),
    syntax: str = "",
    fetched_only: bool = False,
    examples: bool | None = None,
    reading: Reading | None = None,
    warns_of: Collection[str] = (),
    most: int = 0,
) -> list[Finding]:
    """Judge every mention in `source`; in the project a value on record may not be typed, either.

    `exempt` are the parts (start, end) that must spell out values: the records themselves. `syntax` is
    taken from the name of the file where it is not given; `fetched_only` leaves out all but the addresses
    that a browser would ask for by itself. `examples`: code may show made-up hosts and local addresses, as
    it may in the project; for the built pages of handbooks the caller says so.
    `warns_of`: the false contacts that a picture shows as such. A picture cannot name what it shows.
    `most`: after how many findings the rest of a file is left unread, and that is said; 0 for never.
    """
    examples = in_project if examples is None else examples
    syntax = syntax or syntax_of(source.path) or "text"
    reading = reading or Reading(brands=registry.brands)
    untold = Spans(exempt)

    def judged(mentions: Iterable[Mention]) -> list[Finding]:
        found: list[Finding] = []
        for mention in mentions:
            if most and len(found) >= most:
                return [*found, _unread(source, mention, most)]
            if untold.hold(mention.start, mention.end):
                continue
            if mention.concealed == "no-slashes" and own_hosts:
                # Browsers read `https:host` as a path on the site at hand.
                mention = mention._replace(value=next(iter(own_hosts)))
            if fetched_only and (mention.role != ASSET or mention.kind not in {DOMAIN, URL}):
                continue
            if warns_of and (known := covering(mention, registry)) and known.ref in warns_of:
                mention = mention._replace(role=EXAMPLE)
            judgement = judge(mention, registry, policy, own_hosts, examples=examples, reading=reading)
            found += _findings(source, mention, judgement, in_project=in_project and syntax != PICTURE)
        return found

    if syntax != "html" or in_project:
        return judged(chain.from_iterable(find_in_turn(source.text, syntax, reading)))
    # A page in which all is in order, as nearly all are, needs no places.
    seen = seen_mentions(source.text, reading)
    findings = judged(seen)
    if all(finding.severity == NOTE for finding in findings):
        return findings
    return judged(in_page(source.text, seen, reading))


def _unread(source: SourceFile, mention: Mention, most: int) -> Finding:
    message = Message("{most} contacts stand before this place: what follows was not looked at", most=most)
    return source.finding(mention.start, "unread-file", message, "check the file in parts")


def _findings(
    source: SourceFile, mention: Mention, judgement: Judgement, *, in_project: bool
) -> Iterator[Finding]:
    rule = "unaccounted-number" if judgement.verdict == "unaccounted" else "on-record"
    yield _finding(source, mention, judgement, rule, judgement.message, judgement.fix)
    if in_project and (contact := judgement.contact) and _is_named_so(mention, contact):
        message = Message(
            "{raw!r} is typed; pages name contacts, so that one record changes all of them", raw=mention.raw
        )
        yield _finding(source, mention, judgement, "raw-contact", message, _named(mention, contact))


def _finding(
    source: SourceFile, mention: Mention, judgement: Judgement, rule: str, message: str, fix: str
) -> Finding:
    found = source.finding(
        mention.start,
        rule,
        message,
        fix,
        kind=mention.kind,
        value=mention.value,
        raw=mention.raw,
        verdict=judgement.verdict if rule != "raw-contact" else "",
        concealed=mention.concealed,
    )
    # What is hidden, or was put together, does not stand there as it is written.
    if mention.raw and source.text.startswith(mention.raw, mention.start):
        contact = judgement.contact
        is_named = rule == "raw-contact" and judgement.verdict in PUBLISHED and contact is not None
        edit = reference(contact) if is_named and contact and _is_plain(source, mention) else ""
        return source.with_edit(found, mention.start + len(mention.raw), edit)
    return found


def _is_plain(source: SourceFile, mention: Mention) -> bool:
    """Whether it stands in the prose of a page, alone and in no link or title: a reference can stand there as well."""
    text, start, end = source.text, mention.start, mention.end
    head = text.find("\n---", 3) if text.startswith("---") else -1
    paragraph, line = (text[text.rfind(mark, 0, start) + 1 : start] for mark in ("\n\n", "\n"))
    return (
        source.path.endswith(".md")
        and start > head
        and (mention.role, mention.concealed) == (TEXT, "")
        and not mention.target.partition("://")[2].partition("/")[2]
        and not {text[start - 1 : start], text[end : end + 1]} & set('[]()<>`"/:@')
        and paragraph.count("[") == paragraph.count("]")
        and not line.startswith(("!!!", "#"))
    )


def _is_named_so(mention: Mention, contact: Contact) -> bool:
    """Whether `mention` is the contact itself, and not a subdomain or an address below it."""
    return (
        mention.kind != DOMAIN
        or contact.kind != DOMAIN
        or mention.value.removeprefix("www.") == contact.value
    )


def _named(mention: Mention, contact: Contact) -> str:
    if mention.role == CODE:
        return "use a made-up value in code, such as +7 495 000-00-01 or help.example"
    if (
        mention.role != EXAMPLE
        and mention.kind in {DOMAIN, ACCOUNT}
        and contact.status not in {"denied", "example"}
    ):
        path = mention.target.partition("://")[2].partition("/")[2] if mention.kind == DOMAIN else ""
        if path:
            return Message("write [text](contact:{ref}/{path})", ref=contact.ref, path=path)
    return Message("write {reference}", reference=reference(contact))
