"""Short numbers and SMS senders, found only where the text presents them as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from sverka.contacts.confusables import LOOKALIKES, latin_letters
from sverka.contacts.mention import SENDER, SHORT, Mention
from sverka.contacts.number_context import is_counted
from sverka.contacts.spellings import in_both_alphabets

# A word that speaks of calling or writing, then, in the same sentence, the number after one of the
# words that lead up to one.
_STEMS = (
    "звон",
    "набер",
    "набир",
    "набра",
    "номер",
    "телефон",
    "тел.",
    "смс",
    "sms",
    "сообщени",
    "отправител",
)
_VERBS = ("call", "dial", "phone", "text ")
_TRIGGER = rf"(?:{'|'.join(map(re.escape, _STEMS))}|\b(?:{'|'.join(_VERBS)}))"
_LEAD = (
    r"(?:\b(?:по|на|с|со|от|номер\w*|телефон\w*|тел\.?|смс|sms|короткий|короткому|линии|линия|отправител\w*"
    r"|(?:по)?звон\w+|набер\w+|набир\w+|набрав|набрать|call|dial|phone|to|from|number|at|или|и|or|and)|[:—–,/-])"
)
# Digits by themselves, with spaces or hyphens between single ones, or with letters that stand for digits.
_CANDIDATE = re.compile(r"\d(?:[ -]\d[ -]\d(?:[ -]\d)?(?!\w)|[^\W_]{0,5})(?![\w]|[-.,/:]\d)")
_LETTERS_FIRST = re.compile(r"[^\W\d_]{1,2}$")
_CLINGS = re.compile(r"[\w.,-]$")
_LED_UP = re.compile(rf"{_TRIGGER}[^\n.!?]{{0,50}}$", re.I)
_SPOKEN = re.compile("|".join(map(re.escape, (*_STEMS, *_VERBS))))
_DIRECT = re.compile(rf"{_LEAD}[\s:«\"'„“(\[-]{{0,4}}$", re.I)
_CLOSE = re.compile(
    r"(?:номер\w*|звон\w+|набер\w+|набир\w+|набрать|тел\.|телефон\w*|смс|sms|call|dial|number)(?:\s+(?:на|по|с|to|from))?[\s:«\"'-]{0,4}$",
    re.I,
)
_FROM_MOBILE = ("мобильн", "mobile", "бесплатн")
_MOBILE = re.compile(
    r"(?<![\w.,/-])(\d{3,4})(?=\s{0,3}[(—–-]?\s{0,3}(?:с мобильн|бесплатно с|from (?:a )?mobile))"
    r"|номер (\d{3})(?= бесплатн)",
    re.I,
)
_NUMBER_ENDS = re.compile(r"[»\"'”)\]]?(?: {0,9}$|\t| {0,9}[.,;:!?—–-]|\s+(?:с|со|на|и|или|в)\b)")
# An extension belongs to the number before it.
_EXTENSION = re.compile(
    r"(?:\bдоб(?:авочный|\.)?|\bвнутр(?:енний|\.)?|\bвн\.|\bext(?:ension|\.)?|#) ?:? ?$", re.I
)
# What says that a number is dialled, or sends messages.
_CALLED = re.compile(
    r"звон|набер|набир|набра|телефон|тел\.|смс|sms|отправител|по номеру|на номер|с номера|коротк|горяч|единый номер"
    r"|номер\w* (?:экстренн|служб|поддержк|справочн|полици|оператор)|\bcall|\bdial|\bphone|\btext ",
    re.I,
)
_OTHER = re.compile(r"(?:серия|приказ|закон|статья|пункт|глава|форма)\w*[^.\t\n]{0,30}$", re.I)
_SENDER = re.compile(
    r"(?:(?:смс|sms)[^\n.!?]{0,25}?\b(?:от|from)\s{1,3}(?:отправител\w+\s{0,3})?[«\"'„“]?"
    r"|отправител\w*\s{0,3}[:—–-]?\s{0,3}[«\"'„“]?|\bsenders?\s{0,3}[:—–-]?\s{0,3}[«\"'„“])"
    r"(?P<name>[^\W\d_][\w-]{2,14})",
    re.I,
)
_NO_NAMES = frozenset(
    (
        "sms",
        "mms",
        "the",
        "our",
        "you",
        "your",
        "name",
        "its",
        "this",
        "and",
        "for",
        "from",
        "with",
        "any",
        "who",
    )
)
_FILE = r"\.(?:md|ya?ml|json|js|css|html?|png|jpe?g|svg|webp|txt|py|ics|vcf|xml|pdf|apk)\b"
_TOKEN = re.compile(rf"(?<![\w@/#&%=.+-])[^\W_]{{4,40}}(?![\w@/=]|-\w|{_FILE})")
_LATIN = re.compile(r"[A-Za-z]")
_SENTENCE_ENDS = ".!?\n"
_NEAR = 24  # characters that the last words before a number take
_FAR = 200  # characters that a sentence reaches


def short_numbers(text: str, role: str, brands: tuple[str, ...]) -> Iterator[Mention]:
    """`позвоните по номеру 0100`; one stray letter in the number still counts."""
    lowered = text.lower()
    end = 0
    for match in _CANDIDATE.finditer(text) if _SPOKEN.search(lowered) else ():
        start = match.start()
        letters = _LETTERS_FIRST.search(text, max(0, start - 2), start)
        if letters and match[0].isalnum():
            start = letters.start()
        written = text[start : match.end()]
        if 2 <= len(written) <= 7 and _is_short(text, start, match.end(), written):
            # Events, ports and accounts have numbers, too.
            claimed = names_a_brand(text, start, match.end(), brands)
            if claimed or _CALLED.search(text[max(0, start - 70) : start]):
                end = match.end()
                yield _short(text, start, end, role, claimed)
    if not any(word in lowered for word in _FROM_MOBILE):
        return
    for match in _MOBILE.finditer(text):
        span = match.span(match.lastindex or 1)
        if span[0] >= end:
            yield _short(text, *span, role, names_a_brand(text, *span, brands))


def _is_short(text: str, start: int, end: int, written: str) -> bool:
    """Whether the words around lead up to a number that is dialled, and to nothing else that is counted."""
    before = text[max(0, start - 80) : start]
    if _CLINGS.search(before) or not _DIRECT.search(before[-_NEAR:]) or not _LED_UP.search(before):
        return False
    count = sum(map(str.isdigit, written))
    if not _is_number(written, count) or ((count < 3 or count > 5) and not _CLOSE.search(before)):
        return False
    return not (is_counted(text, start, end) or _OTHER.search(before) or _EXTENSION.search(before))


def _short(text: str, start: int, end: int, role: str, claimed: bool) -> Mention:
    written = text[start:end]
    digits = "".join(LOOKALIKES.get(char, char) for char in written if char not in " -")
    hidden = "" if written.strip("- 0123456789") == "" else "homoglyph"
    return Mention(SHORT, digits, written, start, end, role, hidden, claimed=claimed)


def leads_to_number(text: str, start: int, end: int) -> bool:
    """Whether the words before `start:end` announce a number, and those after do not count something."""
    return bool(_CLOSE.search(text[max(0, start - 40) : start]) and _NUMBER_ENDS.match(text, end))


def names_a_brand(text: str, start: int, end: int, brands: tuple[str, ...]) -> bool:
    """Whether the sentence around `start:end` names a brand, in any case and in either alphabet."""
    first, last = max(0, start - _FAR), end + _FAR
    begin = max(text.rfind(sign, first, start) for sign in _SENTENCE_ENDS)
    ends = [at for sign in _SENTENCE_ENDS if (at := text.find(sign, end, last)) >= 0]
    sentence = text[max(begin, first) : min(ends, default=last)].lower()
    # Russian names change their last letter.
    return any(brand[: max(4, len(brand) - 1)] in sentence for brand in in_both_alphabets(brands))


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


def _is_number(written: str, count: int) -> bool:
    letters = sum(map(str.isalpha, written))
    return (
        letters == 0
        or (letters == 1 and count >= 2)
        or (letters <= 2 and count >= 2 and _reads_as_digits(written))
    )


def _reads_as_digits(written: str) -> bool:
    return all(char.isdigit() or char in LOOKALIKES for char in written)
