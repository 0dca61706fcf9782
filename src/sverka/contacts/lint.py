"""What in a text is probably a contact: the finders of the policy `lint`, for files from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.contacts.accounts import telegram_account
from sverka.contacts.host_shape import hosts
from sverka.contacts.likely_phones import likely_phones
from sverka.contacts.mention import ACCOUNT, PHONE, SHORT, TEXT, Mention
from sverka.contacts.names import is_packaged
from sverka.contacts.numbers import phones
from sverka.contacts.reading import Reading
from sverka.contacts.runs import WORDS, may_spell, runs
from sverka.contacts.senders import names_a_brand, resembles_brand
from sverka.contacts.shorts import leads_to_number, short_numbers
from sverka.contacts.targets import target_mentions
from sverka.registry.regions import regions

_HANDLE = re.compile(
    r"(?:telegram|телеграм\w{0,20}|\bтг\b|\btg\b)[^\n@]{0,30}@(?P<name>[A-Za-z]\w{4,31})", re.I
)
_BARE_HANDLE = re.compile(r"(?<![\w@./])@(?P<name>[A-Za-z]\w{4,31})(?![\w.@]*\.\w)")
_DIGIT = re.compile(r"\d")
_DOT = re.compile(r"\w\.\w")


def _handles(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    if "@" not in text:
        return
    for match in _HANDLE.finditer(text):
        start = match.start("name") - 1
        yield Mention(ACCOUNT, telegram_account(match["name"]), "", start, match.end(), role)
    # Without a word about the messenger, a name is worth a look where it resembles a brand.
    for match in _BARE_HANDLE.finditer(text):
        if resembles_brand(match["name"].lower(), reading.brands):
            yield Mention(ACCOUNT, telegram_account(match["name"]), "", match.start(), match.end(), role)


def _hosts(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    if not _DOT.search(text):
        return
    for raw, start, end in hosts(text, reading.brands, strict=code):
        if is_packaged(text, start, raw.count("."), raw.rpartition(".")[2]):
            continue
        for mention in target_mentions(f"https://{raw}", TEXT):
            yield mention._replace(raw=raw, start=start, end=end, role=role)


def _spelled(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    """Numbers in words: telephone numbers, and short ones where the words before lead up to one."""
    places = regions(reading.regions)
    for run in runs(text) if may_spell(text) else ():
        if all(group.how != WORDS for group in run.groups):
            continue
        for groups, value in phones(text, run.groups, places):
            yield Mention(PHONE, value, "", groups[0].start, groups[-1].end, role, WORDS)
        if 3 <= len(run.digits) <= 4 and leads_to_number(text, run.start, run.end):
            claimed = names_a_brand(text, run.start, run.end, reading.brands)
            yield Mention(SHORT, run.digits, "", run.start, run.end, role, WORDS, claimed=claimed)


def _shorts(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    if _DIGIT.search(text):
        yield from short_numbers(text, role, reading.brands)


LINT_HANDLES, LINT_OTHERS = _handles, (_hosts, _spelled, likely_phones, _shorts)
