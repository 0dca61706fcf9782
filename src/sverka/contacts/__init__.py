"""Finds contacts in any text and judges them by what is on record."""

from sverka.contacts.files import is_font, is_seen, is_wordless, most_bytes, parts_of, syntax_of
from sverka.contacts.find import find
from sverka.contacts.judge import Judgement, judge
from sverka.contacts.mention import Mention
from sverka.contacts.scan import scan

__all__ = [
    "Judgement",
    "Mention",
    "find",
    "is_font",
    "is_seen",
    "is_wordless",
    "judge",
    "most_bytes",
    "parts_of",
    "scan",
    "syntax_of",
]
