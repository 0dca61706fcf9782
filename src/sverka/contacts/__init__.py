"""Finds contacts in any text and judges them by what is on record."""

from sverka.contacts.find import find, syntax_of
from sverka.contacts.judge import Judgement, judge
from sverka.contacts.mention import Mention
from sverka.contacts.scan import scan

__all__ = ["Judgement", "Mention", "find", "judge", "scan", "syntax_of"]
