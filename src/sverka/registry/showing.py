"""How a text shows the value of a contact: whole, in any usual spelling, among the words of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import phonenumbers

from sverka.registry.canonical import a_label, u_label
from sverka.registry.regions import Region, national
from sverka.registry.wording import CALLS, COUNTS, FROM, PLACES, SENDS, SUMS, words

_SPACES = " \u00a0\u2007\u2009\u202f"
_DASHES = "\\-\u2010-\u2015\u2212"

# A number stands for itself where nothing is joined to it.
_RUN = re.compile(
    rf"(?<![\w+*#])(?<![0-9][{_DASHES}.,:/()])[+(]{{0,2}}[0-9](?:[{_SPACES}{_DASHES}()]{{0,3}}[0-9])*"
    rf"(?![\w*#])(?![{_DASHES}.,:/()][0-9])"
)
_BETWEEN = re.compile(rf"(?<=[0-9])[{_SPACES}]+(?=[+(0-9])")
_NO_DIGIT = re.compile(r"[^0-9]")
_CALLED = "\u260e"  # in a text, in the place of each telephone number
_SHORT_NUMBER = re.compile(
    r"(?<![^\s\"'«“„(\[{<,;:—–\u260e])(?<![0-9][\s,:(])(?<![0-9]\)\s)(?<![0-9]\s\()"
    r"[0-9]+(?=$|[\s\"'»”)\]}>,;.:!?…])(?![\s,.:][0-9])(?!\)\s?[0-9])"
)
_CALLS = words(CALLS)
_COUNTED = re.compile(rf"\W?(?:[%°₽$€£]|{words(COUNTS).pattern})")
# "Room number 115" and "Fee: 115": the word before says what is counted.
_NUMBERED = re.compile(
    rf"{words(PLACES).pattern}\w*+\s++(?>(?:номер\w*+\s++|number\s++)?)[№#]?\s*+$"
    rf"|{words(SUMS).pattern}\w*+\W*+$"
)
_NEAR = 5  # words between what leads to a number and the number
_SENDS = words(SENDS)
_LISTED = r"(?:[\w.-]++[^\w,]*+(?:,|(?<!\w)(?:или|и|либо|or|and)(?!\w))\W*+(?:[\w-]++\W++(?=id\W))?+){0,3}"
_FROM = re.compile(rf"(?<!\w)(?:{'|'.join(FROM.values())})\W++{_LISTED}$")
_SENTENCE_END = re.compile(r"[!?\n;]|\.(?=\s|$)")
_WORD = re.compile(r"[^\s\"'«»“”„‘’<>|(){}\[\],;]+")
_ADDRESS = re.compile(r"[^\s\"'«»“”„‘’<>|]+")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_FINAL_POINTS = ".:!?…"
_DIGITS = re.compile("[0-9]+")
_MARKS = "()[]{},;" + _FINAL_POINTS
COVER = "•••"  # in the place of a value that is withdrawn


def shows(kind: str, value: str, text: str, places: Sequence[Region]) -> bool:
    """Whether `text` presents `value` as a contact of its kind; numbers as they are written in these regions."""
    if kind == "short":
        return _is_called(value, text, places)
    if kind == "sms-sender":
        return _sends(value, text)
    return not spellings(kind, value).isdisjoint(spelled_in(kind, text, places))


def spellings(kind: str, value: str) -> set[str]:
    """What presents `value` where it stands in a text; of a number of few digits it is not yet enough."""
    if kind in {"url", "account"}:
        return addresses(value)
    if kind == "app":
        store, _, app_id = value.partition(":")
        return {app_id, "id" + app_id} if store == "app-store" else {app_id}
    return {value}


def spelled_in(kind: str, text: str, places: Sequence[Region]) -> set[str]:
    """All that may present a value of a kind in `text`; of senders those that are numbers."""
    if kind == "phone":
        return phones_in(text, places)
    if kind in {"short", "sms-sender"}:
        return set(_DIGITS.findall(text))
    if kind == "domain":
        return {name for host in hosts_in(text) for name in (host, host.removeprefix("www."))}
    if kind in {"url", "account"}:
        return set(_addresses_in(text))
    words = {word.rstrip(_FINAL_POINTS) for word in _WORD.findall(text)}
    if kind == "email":
        return {_mail_address(word) for word in words}
    return {part for word in words for part in re.split("[/?&=#:]", word)}


def holds(kind: str, value: str, text: str, places: Sequence[Region]) -> bool:
    """Whether `value` stands in `text` at all, whatever the words around it say."""
    if kind in {"short", "sms-sender"}:
        return bool(_tokens(value, text))
    return shows(kind, value, text, places)


def without(kind: str, value: str, text: str, places: Sequence[Region]) -> str:
    """`text` with `value` covered wherever it stands, in any usual spelling."""
    if kind == "phone":
        spans = [(start, end) for start, end, found in _phones(text, places) if found == value]
    elif kind in {"short", "sms-sender"}:
        spans = [match.span() for match in _tokens(value, text)]
    else:
        words = _ADDRESS.finditer(text)
        spans = [word.span() for word in words if shows(kind, value, word[0].strip(_MARKS), places)]
    for start, end in reversed(spans):
        text = f"{text[:start]}{COVER}{text[end:]}"
    return text


def number(written: str, places: Sequence[Region], *, brackets: bool = False) -> str:
    """The E.164 number that is dialled by `written`, with its plus or as people of a region dial it, or nothing.

    `brackets`: an area code in brackets at the beginning may go without the trunk prefix.
    """
    digits = _NO_DIGIT.sub("", written)
    if "+" in written:
        try:
            possible = phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
        except phonenumbers.NumberParseException:
            possible = False
        return "+" + digits if possible else ""
    for place in places:
        found = place.e164(digits)
        rest = found.removeprefix(f"+{place.calling_code}")
        dialled = {place.trunk + rest, _NO_DIGIT.sub("", national(found))} if found else set()
        if digits in dialled or (found and brackets and written.startswith("(") and digits == rest):
            return found
    return ""


def phones_in(text: str, places: Sequence[Region]) -> set[str]:
    """The E.164 numbers that stand in `text`."""
    return {found for _, _, found in _phones(text, places)}


def _phones(text: str, places: Sequence[Region]) -> Iterator[tuple[int, int, str]]:
    """Each with its place. Further digits may follow after a space ("… 00-01 24/7"), which belong to no number."""
    for run in _RUN.finditer(text):
        edges = [0, *(gap.end() for gap in _BETWEEN.finditer(run[0])), len(run[0])]
        at = 0
        while at < len(edges) - 1:
            start = edges[at]
            # In the midst of digits only a plus says where a number begins, or the end of the one before.
            begins = at == 0 or run[0][start] == "+"
            ends = (end for end in range(len(edges) - 1, at, -1) if begins)
            spelled = (
                (end, number(run[0][start : edges[end]].strip(), places, brackets=True)) for end in ends
            )
            end, found = next(((end, found) for end, found in spelled if found), (at + 1, ""))
            if found:
                yield run.start() + start, run.start() + edges[end], found
            at = end


def _tokens(value: str, text: str) -> list[re.Match[str]]:
    """Where `value` stands as a word of its own."""
    if value.isdigit():
        return [match for match in _SHORT_NUMBER.finditer(text) if match[0] == value]
    return list(re.finditer(rf"(?<![\w.@/-]){re.escape(value)}(?![\w@/-]|\.\w)", text))


def _is_called(value: str, text: str, places: Sequence[Region]) -> bool:
    """Whether a number as short as any sum is led to by a word of calling, or stands beside a telephone number."""
    if _is_all(value, text):
        return True
    for start, end, _ in reversed(list(_phones(text, places))):
        text = f"{text[:start]}{_CALLED}{text[end:]}"
    for match in _tokens(value, text):
        before = _SENTENCE_END.split(text[: match.start()].lower())[-1]
        near = re.findall(rf"\w+|{_CALLED}", before)[-_NEAR - 1 :]
        is_led_to = any(word == _CALLED or _CALLS.match(word) for word in near)
        is_counted = _NUMBERED.search(before) or _COUNTED.match(text[match.end() :].lower())
        if is_led_to and not is_counted:
            return True
    return False


def _sends(value: str, text: str) -> bool:
    """Whether a word, or a few digits, is presented as what messages come from."""
    for match in _tokens(value, text):
        before = _SENTENCE_END.split(text[: match.start()].lower())[-1]
        if _SENDS.search(before) and _FROM.search(before):
            return True
    return _is_all(value, text)


def _is_all(value: str, text: str) -> bool:
    return text.strip(" \"'«»“”„.\n") == value


def hosts_in(text: str) -> Iterator[str]:
    """Host names that stand alone or at the head of a web address."""
    for word in _WORD.findall(text):
        host = re.split("[/?#]", _SCHEME.sub("", word.rstrip(_FINAL_POINTS), count=1))[0]
        label = a_label(host.lower())
        if label:
            yield label


def _mail_address(word: str) -> str:
    local_part, at, host = word.lower().removeprefix("mailto:").rpartition("@")
    return local_part + at + (a_label(host) or host)


def addresses(value: str) -> set[str]:
    """The spellings of a canonical web address, all without the scheme."""
    host, slash, path = value.removeprefix("https://").partition("/")
    spellings = {host + slash + path, u_label(host) + slash + unquote(path)}
    return spellings | {spelling.removesuffix("/") for spelling in spellings if not path}


def _addresses_in(text: str) -> Iterator[str]:
    for word in _ADDRESS.findall(text):
        host, slash, path = _SCHEME.sub("", word, count=1).partition("/")
        address = host.lower() + slash + path
        yield address
        yield address.strip(_MARKS)
