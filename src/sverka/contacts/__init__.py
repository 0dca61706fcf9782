"""Finds contacts in any text and judges them by what is on record."""

from sverka.contacts.files import read_any, syntax_of
from sverka.contacts.find import find
from sverka.contacts.judge import Judgement, judge
from sverka.contacts.mention import Mention
from sverka.contacts.scan import scan

__all__ = ["Judgement", "Mention", "find", "judge", "read_any", "scan", "syntax_of"]
