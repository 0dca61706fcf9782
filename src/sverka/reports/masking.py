"""Personal data in what readers wrote, covered before anybody sees it: numbers, telephones, mail, accounts."""

from __future__ import annotations

import re

from sverka.contacts import find
from sverka.contacts.mention import ACCOUNT, EMAIL, PHONE

_MASKS = {PHONE: "[phone]", EMAIL: "[e-mail]", ACCOUNT: "[account]"}
# Six digits or more, grouped in any way: documents, cards, accounts, dates of birth. A page code has five.
_NUMBER = re.compile(r"\d(?:[\s().\-–/№]{0,3}\d){5,}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


def masked(text: str) -> str:
    """`text` with every such place covered."""
    pieces, at = [], 0
    for mention in find(text, "text"):
        if mention.kind in _MASKS and mention.start >= at:
            pieces += [text[at : mention.start], _MASKS[mention.kind]]
            at = mention.end
    covered = "".join([*pieces, text[at:]])
    # What the finder does not hold for a contact may still be somebody's.
    return _NUMBER.sub("[number]", _MAIL.sub("[e-mail]", covered))
