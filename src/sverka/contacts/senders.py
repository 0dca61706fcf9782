"""Names of SMS senders, and the brands of a record in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from sverka.contacts.confusables import latin_letters
from sverka.contacts.mention import SENDER, Mention
from sverka.contacts.spellings import in_both_alphabets

_SENDER = re.compile(
    r"(?:(?:смс|sms)[^\n.!?]{0,25}?\b(?:от|from)\s{1,3}(?:отправител\w+\s{0,3})?[«\"'„“]?"
    r"|отправител\w*\s{0,3}[:—–-]?\s{0,3}[«\"'„“]?|\bsenders?\s{0,3}[:—–-]?\s{0,3}[«\"'„“])"
    r"(?P<name>[^\W\d_][\w-]{2,14})",
    re.I,
)
_NO_NAMES_WORDS = "sms mms the our you your name its this and for from with any who"
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
_FILE = r"\.(?:md|ya?ml|json|js|css|html?|png|jpe?g|svg|webp|txt|py|ics|vcf|xml|pdf|apk)\b"
_TOKEN = re.compile(rf"(?<![\w@/#&%=.+-])[^\W_]{{4,40}}(?![\w@/=]|-\w|{_FILE})")
_LATIN = re.compile(r"[A-Za-z]")
_SENTENCE_ENDS = ".!?\n"
_FAR = 200  # characters that a sentence reaches


def senders(text: str, role: str, brands: Sequence[str]) -> Iterator[Mention]:
    """Names after «СМС от» or «отправитель», and Latin brand names typed in the text."""
    if not _LATIN.search(text):
        return
    end = 0
    for match in _SENDER.finditer(text):
        name = match["name"]
        if _LATIN.search(name) and name.lower() not in _NO_NAMES:
            yield _sender(name, match.start("name"), role)
            end = match.end()
    if not brands:
        return
    for match in _TOKEN.finditer(text):
        name = match[0]
        # With a capital it is the name of the organisation, as English text writes it.
        if match.start() < end or not _LATIN.search(name) or (name.istitle() and name.lower() in brands):
            continue
        if resembles_brand(name.lower(), tuple(brands)):
            yield _sender(name, match.start(), role)


def _sender(name: str, start: int, role: str) -> Mention:
    return Mention(SENDER, name, name, start, start + len(name), role, "" if name.isascii() else "homoglyph")


@lru_cache(maxsize=8192)
def resembles_brand(token: str, brands: tuple[str, ...]) -> bool:
    """Whether a Latin token is a brand, holds one, or is one edit away from one."""
    latin = token if token.isascii() else token.translate(_latin_table())
    for brand in brands:
        if brand.isascii() and (
            brand in latin or (len(brand) > 4 and OSA.distance(latin, brand, score_cutoff=1) <= 1)
        ):
            return True
    return False


@cache
def _latin_table() -> dict[int, str]:
    return str.maketrans(latin_letters())


def names_a_brand(text: str, start: int, end: int, brands: tuple[str, ...]) -> bool:
    """Whether the sentence around `start:end` names a brand, in any case and in either alphabet."""
    first, last = max(0, start - _FAR), end + _FAR
    begin = max(text.rfind(sign, first, start) for sign in _SENTENCE_ENDS)
    ends = [at for sign in _SENTENCE_ENDS if (at := text.find(sign, end, last)) >= 0]
    sentence = text[max(begin, first) : min(ends, default=last)].lower()
    # Russian names change their last letter.
    return any(brand[: max(4, len(brand) - 1)] in sentence for brand in in_both_alphabets(brands))
