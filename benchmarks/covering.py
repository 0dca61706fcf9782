"""Whether findings cover a value in a text: digits and hosts folded, a longer run that holds them included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sverka.contacts.fold import fold
from sverka.contacts.hosts import a_label_host, unicode_host
from sverka.contacts.runs import runs
from sverka.core.findings import Finding

_LEAST_DIGITS = 3
_LEAST_NAME = 4
_FEW = 2
MESSAGE = "the whole message"  # what a message asks for, which the browser tells alone
_REFUSED = {"drawn-text", "picture-unread"}
# Verdicts that are compared; all others say only that the case must stop the build.
COMPARED = frozenset({"imitation", "denied", "forbidden", "redirector", "raw-contact"})


def covers(value: str, text: str, findings: Iterable[Finding]) -> bool:
    """Whether one of the findings covers `value` in `text`.

    A value with digits is covered by a finding with the same digits, or by a run that holds them; where the digits
    do not stand in the text as they are (in words, in another order), any finding about digits does. Names are
    compared as hosts or letter by letter.
    """
    found = list(findings)
    if value == MESSAGE:
        return any(finding.rule == "demand" for finding in found)
    digits = re.sub(r"\D", "", value)
    if len(digits) >= _LEAST_DIGITS:
        national = digits.removeprefix("7") if len(digits) == 11 else digits
        held = [_digits(finding.raw) + " " + re.sub(r"\D", "", finding.value) for finding in found]
        if any(national in entry for entry in held):
            return True
        return national not in _digits(text) and any(
            len(_digits(finding.raw)) >= _FEW or finding.concealed or finding.rule in _REFUSED
            for finding in found
        )
    wanted = _name(value)
    return any(
        wanted in (said := _name(f"{finding.raw} {finding.value} {finding.message}"))
        or (len(raw := _name(finding.raw)) >= _LEAST_NAME and raw in wanted)
        or any(
            part in said.split() for part in wanted.split() if len(part) >= _LEAST_NAME and not part.isalpha()
        )
        for finding in found
    )


def _digits(text: str) -> str:
    """All digits of a text, those in words too, without what stands between them."""
    return "".join(run.digits for run in runs(fold(text).text))


def _name(text: str) -> str:
    words = re.findall(r"[\w.-]+", fold(text).text.lower())
    return " ".join(unicode_host(a_label_host(word) or word).rstrip(".") for word in words)
