"""The verdict on a mention: of the reasons that hold, the one that decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sverka.contacts.mention import UNACCOUNTED, Mention
from sverka.contacts.reading import LINTED, Reading
from sverka.contacts.reasons import reasons_of
from sverka.contacts.record import covering
from sverka.registry import Contact, Policy, Registry

# Why a mention is judged so, as a code, and the verdict of each; of the reasons that hold the first here decides.
# The browser's engine goes by this same table; what a verdict weighs stands in sverka.findings.
LADDER: Mapping[str, str] = {
    **dict.fromkeys(sorted(UNACCOUNTED), "unaccounted"),
    "text": "mismatch",
    "marked": "denied-example",
    "denied": "denied",
    "example": "out-of-scope",
    "identifier": "verified",
    "reserved": "verified",
    "scheme": "forbidden",
    "app-file": "forbidden",
    "no-slashes": "forbidden",
    "invalid-host": "forbidden",
    "userinfo": "forbidden",
    "backslash": "forbidden",
    "ip-address": "forbidden",
    "own": "verified",
    "shortener": "redirector",
    "redirector": "redirector",
    "embedded": "redirector",
    "draft": "unlisted",
    "retired": "retired",
    "suspended": "suspended",
    "expired": "expired",
    "assets": "out-of-scope",
    "homoglyph": "imitation",
    "protocol-relative": "noncanonical",
    "http": "insecure",
    "port": "noncanonical",
    "other-form": "noncanonical",
    "hidden": "noncanonical",
    "other-operator": "other-operator",
    "verified": "verified",
    "corroborated": "corroborated",
    "reading": "other-site",
    "cited": "other-operator",
    "source": "out-of-scope",
    "like": "imitation",
    "unknown": "unlisted",
}
_BY_NO_RECORD = {"identifier", "reserved", "own"}  # whatever covers the host is not what the verdict rests on


class Judgement(NamedTuple):
    """A verdict of the table in sverka.findings, why as a code (the browser's engine gives the same) and in words.

    `contact` is the record it rests on.
    """

    verdict: str
    reason: str
    message: str
    fix: str
    contact: Contact | None = None


def judge(
    mention: Mention,
    registry: Registry,
    policy: Policy,
    own_hosts: Collection[str] = (),
    *,
    examples: bool = False,
    reading: Reading = LINTED,
) -> Judgement:
    """Hold `mention` against the record; `own_hosts` are the site's own addresses.

    `examples`: made-up hosts and local addresses may stand in code (handbooks do so). The text of a link is read
    by the `reading` that found it.
    """
    contact = covering(mention, registry)
    reasons = reasons_of(mention, contact, registry, policy, own_hosts, examples=examples, reading=reading)
    held = {reason.code: reason for reason in reasons}
    code = next(code for code in LADDER if code in held)
    return Judgement(LADDER[code], *held[code], None if code in _BY_NO_RECORD else contact)
