"""What readers are asked to pay to or to give away, as the checker names it: cards, accounts, remote access, codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sverka.contacts.mention import (
    ACCOUNT_NUMBER,
    CARD,
    NUMBER,
    PHONE,
    REMOTE_ACCESS,
    SECRET,
    SHORT,
    WALLET,
    Mention,
)
from sverka.contacts.reading import Reading
from sverka.contacts.words import any_of
from sverka.registry.number_kinds import is_card

_REMOTE, _CODE = (
    rf"(?<!\w)(?:{any_of('remote')})",
    rf"(?<!\w)(?:{any_of('codes')})(?!\s(?:{any_of('codes_of')}))",
)
_REMOTE_BEFORE = re.compile(rf"{_REMOTE}[^.!?\n]{{0,40}}$", re.I)
_REMOTE_AFTER = re.compile(rf"[^.!?\n]{{0,30}}?{_REMOTE}", re.I)
_CODE_BEFORE = re.compile(rf"{_CODE}[^\d.!?\n]{{0,20}}$", re.I)
_CODE_AFTER = re.compile(rf"[^\w.!?\n]{{1,4}}(?:\w{{1,12}} ){{0,2}}{_CODE}", re.I)
_FEW = re.compile(
    rf"(?<![\w.,:/-])\d{{4,8}}(?!\w|[.,:/-]\d| ?(?:{any_of('units')}|{any_of('currency')}))", re.I
)
_PAID_BEFORE = re.compile(rf"(?<!\w)(?:{any_of('paying')})[^.!?\n]{{0,30}}$", re.I)
_IBAN = re.compile(r"[A-Z]{2}\d\d")
_NEAR = 60  # characters that a word reaches across
_CARD_DIGITS = 16  # of most cards
_ACCOUNT_DIGITS = 20  # of an account in Russia
_REMOTE_DIGITS = range(9, 11)  # of a number for remote access
_CODE_DIGITS = range(4, 9)

Finder = Callable[[str, str, Reading], Iterator[Mention]]


def by_name(find: Finder) -> Finder:
    """`find`, with what it finds under the kind that the checker names."""
    return lambda text, role, reading: (
        mention._replace(kind=_kind(text, mention, reading)) for mention in find(text, role, reading)
    )


def code_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """The few digits beside the word «код», which no strict reading asks for."""
    for match in _FEW.finditer(text):
        if _is_beside(text, *match.span(), _CODE_BEFORE, _CODE_AFTER):
            yield Mention(SECRET, match[0], "", *match.span(), role)


def _kind(text: str, mention: Mention, reading: Reading) -> str:
    kind, start, end = mention.kind, mention.start, mention.end
    if kind == WALLET:
        return ACCOUNT_NUMBER if _IBAN.match(mention.value) else WALLET
    if kind not in {NUMBER, PHONE, SHORT} or mention.value.removeprefix("+") in reading.on_record:
        return kind
    if kind == NUMBER:
        parts = mention.value.split(" ")
        if any(map(is_card, parts)):
            return CARD
        # One with a slip in it, or made up.
        if any(len(part) == _CARD_DIGITS and part.isdigit() for part in parts) and _PAID_BEFORE.search(
            text[max(0, start - _NEAR) : start]
        ):
            return CARD
        if any(len(part) == _ACCOUNT_DIGITS and part.isdigit() for part in parts):
            return ACCOUNT_NUMBER
    count = sum("0" <= char <= "9" for char in text[start:end])
    if count in _REMOTE_DIGITS and _is_beside(text, start, end, _REMOTE_BEFORE, _REMOTE_AFTER):
        return REMOTE_ACCESS
    if count in _CODE_DIGITS and kind != PHONE and _is_beside(text, start, end, _CODE_BEFORE, _CODE_AFTER):
        return SECRET
    return kind


def _is_beside(text: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    return bool(before.search(text[max(0, start - _NEAR) : start]) or after.match(text[end : end + _NEAR]))
