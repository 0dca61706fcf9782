"""The contacts in one piece of plain text, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sverka.contacts.fold import Folded, fold, technique
from sverka.contacts.hosts import emails
from sverka.contacts.lint import LINT_HANDLES, LINT_OTHERS
from sverka.contacts.mention import CODE, PHONE, TEXT, Mention
from sverka.contacts.names import (
    account_mentions,
    app_mentions,
    host_mentions,
    mail_mentions,
    wallet_mentions,
)
from sverka.contacts.numbers import number_mentions, whole_phones
from sverka.contacts.payments import by_name, code_mentions
from sverka.contacts.reading import LINT, READER, STRICT, Reading
from sverka.contacts.remembering import remembering
from sverka.contacts.runs import may_spell
from sverka.contacts.senders import senders
from sverka.contacts.targets import target_mentions

_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9+.-])(?:(?:hxxps?|h[tт]{2}ps?|ftps?|wss?|[A-Za-z][A-Za-z0-9+.-]{1,20})"
    r":(?://|\\\\)[^\s<>\"'«»„“”`|\ue001]+"
    r"|tel:\+?\d(?:[ ().-]{0,2}\d){6,14}(?![\w@])"
    r"|(?:tel|sms|smsto|callto|mailto|tg|viber|whatsapp|intent|market|skype):[^\s<>\"'«»„“”`|\ue001]+)",
    re.I,
)
_TRAILING = ".,;:!?*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
# A text without any of these names no contact, unless it types a brand.
_WORTH = re.compile(r"\d|@|[.:]\S|[/\\]{2}|точка|тчк")
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")
_HTTP = re.compile(r"^h(?:xx|[tт]{2})p", re.I)
_SCHEME_END = re.compile(r"[A-Za-z]:\S")
_USED = "\ue003"
_DASH = "—"
_OVERRIDE, _NOTHING = "\u202e", "\u200b"

Finder = Callable[[str, str, "Reading", bool], Iterator[Mention]]


@remembering
def prose_mentions(text: str, role: str, reading: Reading, code: bool = False) -> tuple[Mention, ...]:
    """The mentions in `text`; offsets are those of `text`. `code`: a string of a program, or code."""
    folded = fold(text)
    if not worth_reading(folded.text, reading.brands):
        return ()
    found = sorted(
        _search(_with_dashes(folded, text), role, reading, code or role == CODE),
        key=lambda mention: (mention.start, mention.end),
    )
    mentions = tuple(_unfolded(mention, folded, text) for mention in found)
    if _OVERRIDE in text:
        # Shown backwards and copied forwards: read both ways.
        copied = prose_mentions(text.replace(_OVERRIDE, _NOTHING), role, reading, code)
        known = set(mentions)
        mentions += tuple(mention for mention in copied if mention not in known)
    return mentions


def _with_dashes(folded: Folded, text: str) -> str:
    """The folded text; a dash between a word and a host is no hyphen of it («слово—help.example»)."""
    if "—" not in text and "–" not in text:
        return folded.text
    return "".join(
        char
        if char != "-"
        or text[folded.span(at, at + 1)[0]] not in "—–"
        or not _between_letters(folded.text, at)
        else _DASH
        for at, char in enumerate(folded.text)
    )


def _between_letters(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def worth_reading(text: str, brands: tuple[str, ...]) -> bool:
    """Whether `text` can name a contact at all; most text does not, and is told apart quickly."""
    return bool(_WORTH.search(text) or (brands and _LATIN_WORD.search(text)) or may_spell(text))


def path_mentions(text: str, role: str, reading: Reading) -> tuple[Mention, ...]:
    """Only what stands out in a text that is no prose: an id, a class of CSS, a number in JSON."""
    folded = fold(text)
    return tuple(
        _unfolded(Mention(PHONE, value, "", start, end, role), folded, text)
        for value, start, end in whole_phones(folded.text, reading.regions)
    )


def _search(text: str, role: str, reading: Reading, code: bool) -> list[Mention]:
    """Look for addresses first: the digits and names inside one are not contacts of their own."""
    found: list[Mention] = []
    for finder in _FINDERS[reading.policy]:
        mentions = list(finder(text, role, reading, code))
        if mentions:
            found += mentions
            text = _without(text, mentions)
    return found


def _without(text: str, mentions: list[Mention]) -> str:
    """The text with what was found in it covered, in one pass."""
    parts = []
    at = 0
    for start, end in sorted((mention.start, mention.end) for mention in mentions):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], _USED * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def _addresses(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    if not _SCHEME_END.search(text):
        return
    for match in _ADDRESS.finditer(text):
        raw = _trimmed(match[0])
        address = _HTTP.sub("http", raw)
        for mention in target_mentions(address, role, reading.regions):
            concealed = mention.concealed or ("" if address == raw else "defanged")
            end = match.start() + len(raw)
            yield mention._replace(raw=raw, start=match.start(), end=end, concealed=concealed)


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    unopened = {last: address.count(last) - address.count(first) for last, first in _BRACKETS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]


def _emails(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    if "@" in text:
        yield from emails(text, role, strict=reading.accounts)


def _senders(text: str, role: str, reading: Reading, code: bool) -> Iterator[Mention]:
    return senders(text, role, reading.brands)


def _strictly(find: Callable[[str, str, Reading], Iterator[Mention]]) -> Finder:
    """A finder of the strict policy, which reads code as it reads prose; its role says what it is."""
    return lambda text, role, reading, code: find(text, CODE if code and role == TEXT else role, reading)


_NAMES: tuple[Finder, ...] = tuple(map(_strictly, (app_mentions, host_mentions, account_mentions)))
_MAIL: tuple[Finder, ...] = (_addresses, _strictly(mail_mentions), _emails)
_FINDERS: dict[str, tuple[Finder, ...]] = {
    LINT: (_addresses, LINT_HANDLES, _emails, *LINT_OTHERS, _senders),
    STRICT: (*_MAIL, _strictly(wallet_mentions), *_NAMES, _strictly(number_mentions), _senders),
    READER: (
        *(*_MAIL, _strictly(by_name(wallet_mentions)), *_NAMES),
        *(_strictly(by_name(number_mentions)), _strictly(code_mentions), _senders),
    ),
}


def _unfolded(mention: Mention, folded: Folded, text: str) -> Mention:
    start, end = folded.span(mention.start, mention.end)
    raw = text[start:end]
    return mention._replace(start=start, end=end, raw=raw, concealed=mention.concealed or technique(raw))
