"""Telephone numbers by their shape: a wrong number must be found as surely as a valid one.

The text is folded already (see `fold`): plain digits, spaces and hyphens, nothing invisible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sverka.contacts.confusables import DIGIT_SIGNS, LOOKALIKES
from sverka.contacts.number_context import is_other_number
from sverka.contacts.number_shape import (
    Digits,
    begins_with_area_code,
    ends_like_a_phone,
    looks_like_columns,
    phone_like,
    wall,
    walled,
)
from sverka.regions import region

_SEPARATOR = r"[ \t\-.,/()\[\]~_•·|*^\u00b7]"
# A comma with a space lists numbers, it never divides one.
_CHAIN = re.compile(rf"\d(?:(?:(?!,[ \t]){_SEPARATOR}){{0,4}}\d)*")
_LETTERS = "".join(map(re.escape, LOOKALIKES))
# A gap between two runs of digits that letters fill. A letter that passes for no digit must cling to one of
# them; letters between two spaces are a word («в 9 утра»), save capitals in pairs.
_JOINT = r"[ \-.~_()]"
_STAND_IN = re.compile(
    rf"(?!{_JOINT}{{0,3}} [{_LETTERS}]{{1,3}}[ .])"
    rf"(?:{_JOINT}{{0,3}}[{_LETTERS}]{{1,3}}{_JOINT}{{0,3}}|{_JOINT}{{0,3}}[^\W\d_]-?|\)?-?[^\W\d_]{_JOINT}{{0,3}})"
    rf"|{_JOINT}{{1,3}}[ОOЗБВBТIZSЧ]{{2,3}}{_JOINT}{{1,3}}"
)
# One and the same sign between all groups of a number, which elsewhere divides times, sums or words.
_ODD_SIGN = re.compile(
    r"(?P<number>[78](?<!\d.)(?P<sign>[:=+'’…&%;]{1,2})\d{3}(?P=sign)\d{3}(?P=sign)\d\d(?P=sign)?\d\d)(?!\d)"
)
_STAND_IN_LAST = re.compile(rf"[{_LETTERS}]{{1,2}}(?!\w)")
_LIST = re.compile(r"\.\.|[|;,]")
# The least that any number written in digits, or in digits and letters, has of them.
_ENOUGH = re.compile(r"\d(?:\D{0,6}\d){3}")
_OTHERS = re.compile(r"\D")
_GROUP = re.compile(r"\d+")
_LONGEST = 40
_WIDEST_GAP = 9  # characters that three letters with their separators take
_SHORTEST = 7  # digits
_MOST_STRAY = 1  # letters in a number that pass for no digit
_MOST_DIGITS = 18
_CUTS = 4
_PLUS = re.compile(r"(?<![A-Za-z0-9])\+[ (\[]{0,2}$")
# A letter or digit next to the number, or with a hyphen between: a part of a longer id.
_CLINGING = re.compile(r"[A-Za-z0-9]-?#|#-?[A-Za-z0-9]")
_EIGHT = re.compile(r"(?<!\w)[ВB][ (-]{0,2}$")
_STRONG = re.compile(r"\.\.|[|/;*•]|,|  |\s-|-\s|^[ \t]$|^\) ?$")


_FURTHER = re.compile(r" \d")
# What may follow a whole number though other numbers hold it: an addition in brackets, the next sentence.
_ENDS_WHOLE = re.compile(r"\(|^\. ")


class Phone(NamedTuple):
    """A number in the folded text; `hidden` says how, where letters hide it or cling to it."""

    value: str
    start: int
    end: int
    hidden: str = ""


class _Chain(NamedTuple):
    start: int
    end: int
    lettered: bool = False


def phones(text: str, *, strict: bool = False) -> Iterator[Phone]:
    """The phone numbers in `text`; `strict` is for texts that are no prose, such as paths."""
    text = walled(text)
    if not _ENOUGH.search(text):
        return
    if odd := list(_ODD_SIGN.finditer(text)):
        text = _ODD_SIGN.sub(wall, text)
        for match in odd:
            yield Phone(canonical(_OTHERS.sub("", match[0])), *match.span(), "separators")
    end = 0
    for chain in _joined(text):
        for phone in _numbers(text, chain, strict):
            if phone.start >= end:
                yield phone
                end = phone.end


def canonical(digits: str, *, plus: bool = False, area_code: bool = False) -> str:
    """E.164 where the digits tell it, else the digits as they are.

    `area_code`: the first group is an area code, so that ten digits are a whole Russian number.
    """
    if plus:
        return "+" + digits
    if digits.isdigit():
        if digits.startswith("810") and 13 <= len(digits) <= 18:
            return "+" + digits[3:]
        if digits.startswith("00") and 11 <= len(digits) <= 17:
            return "+" + digits[2:]
        if len(digits) == 11 and digits[0] in "78":
            return "+7" + digits[1:]
        if len(digits) == 10 and area_code:
            return "+7" + digits
    return digits


def _joined(text: str) -> Iterator[_Chain]:
    """Runs of digits and separators, those joined that letters pretending to be digits keep apart.

    What is too short for a number is left out.
    """
    start, end, lettered = 0, 0, False
    for match in _CHAIN.finditer(text):
        following, last = match.span()
        if (
            following - end <= _WIDEST_GAP
            and last - start <= _LONGEST
            and end
            and _STAND_IN.fullmatch(text, end, following)
            and not _is_whole(text, _Chain(start, end, lettered))
        ):
            end, lettered = last, True
            continue
        if end - start >= _SHORTEST:
            yield _Chain(start, end, lettered)
        start, end, lettered = following, last, False
    if end - start >= _SHORTEST:
        yield _Chain(start, end, lettered)


def _is_whole(text: str, chain: _Chain) -> bool:
    """Whether the digits so far are a whole Russian number, which letters after it do not continue."""
    digits = _OTHERS.sub("", text[chain.start : chain.end])
    return not chain.lettered and len(digits) == 11 and digits[0] in "78"


def _numbers(text: str, chain: _Chain, strict: bool) -> Iterator[Phone]:
    if chain.lettered:
        # Another figure may stand before the number: «шаг 2 8 8ОО …».
        last = _STAND_IN_LAST.match(text, chain.end)
        end = last.end() if last else chain.end
        for group in re.finditer(r"\w+", text[chain.start : chain.end]):
            if phone := _lettered(text, chain.start + group.start(), end):
                yield phone
                return
        # Not a number with letters in it; each run of digits may still be one.
        for match in _CHAIN.finditer(text, chain.start, chain.end):
            yield from _plain(text, match.start(), match.end(), strict)
        return
    yield from _plain(text, chain.start, chain.end, strict)


def _lettered(text: str, start: int, end: int) -> Phone | None:
    """A phone number with letters for digits, only where everything else speaks for one.

    A letter that passes for no digit stays in the value, so that it never equals a right one.
    """
    written = re.findall(rf"[^\W_]|[{DIGIT_SIGNS}]", text[start:end])
    digits = "".join(LOOKALIKES.get(char, char) for char in written)
    plus = _PLUS.search(text, max(0, start - 4), start)
    begin = plus.start() if plus else start
    if not 10 <= len(digits) <= 13 or sum(map(str.isdigit, digits)) < len(digits) - _MOST_STRAY:
        return None
    if _CLINGING.search(text[max(0, begin - 2) : begin] + "#" + text[end : end + 2]):
        return None
    if not plus and re.fullmatch(r"\w+", text[start:end]) and _looks_hashed(written):
        return None
    if not (plus or digits[0] in "78" or ends_like_a_phone(text[start:end])):
        return None
    if not plus and len(digits) == 10 and (eight := _EIGHT.search(text, max(0, start - 5), start)):
        begin, digits = eight.start(), "8" + digits
    value = canonical(digits, plus=bool(plus), area_code=begins_with_area_code(digits))
    return Phone(value, begin, end, "homoglyph")


def _looks_hashed(written: list[str]) -> bool:
    """A run without any separator is a number only with its eleven digits, give or take one."""
    letters = [char for char in written if char.isalpha()]
    return len(written) < 11 or len(letters) > 2 or "e" in letters


def _plain(text: str, start: int, end: int, strict: bool) -> Iterator[Phone]:
    """Split a run of digits and separators into numbers, longest first from the left."""
    plus = _PLUS.search(text, max(0, start - 4), start)
    if looks_like_columns(text[start:end]) and not plus:
        return
    spans = [match.span() for match in _GROUP.finditer(text, start, end)]
    gaps = _Gaps(text, spans)
    first = 0 if plus else _whole_number(text, spans)
    while first < len(spans):
        found = _from(text, spans, gaps, first, strict)
        if found is None:
            first += 1
            continue
        phone, last = found
        yield phone
        first = last + 1


class _Gaps:
    """What stands between the groups of a run, each looked at once."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        between = [text[before[1] : after[0]] for before, after in pairwise(spans)]
        self.strong = [bool(_STRONG.search(gap)) for gap in between]
        self.ends_whole = [
            strong or bool(_ENDS_WHOLE.search(gap)) for strong, gap in zip(self.strong, between, strict=True)
        ]
        self.lists = [bool(_LIST.search(gap)) for gap in between]


def _whole_number(text: str, spans: list[tuple[int, int]]) -> int:
    """Where a whole Russian number begins after some other figure: «шаг 2 8 800 …»; else 0."""
    total = 0
    if len(spans) > _MOST_DIGITS:
        return 0
    digits = sum(end - start for start, end in spans)
    for index in range(len(spans) - 1, 0, -1):
        total += spans[index][1] - spans[index][0]
        if digits - total >= _SHORTEST:
            continue
        between = text[spans[index - 1][1] : spans[index][0]]
        if total == 11 and text[spans[index][0]] in "78" and (" " in between or _STRONG.search(between)):
            return index if index <= 2 and text[slice(*spans[index - 1])] not in {"7", "8"} else 0
    return 0


def _from(
    text: str, spans: list[tuple[int, int]], gaps: _Gaps, first: int, strict: bool
) -> tuple[Phone, int] | None:
    """The number that begins with group `first`, and the index of its last group."""
    begin = spans[first][0]
    plus = bool(_PLUS.search(text, max(0, begin - 4), begin))
    total, last, complete = 0, first, None
    for index in range(first, len(spans)):
        total += spans[index][1] - spans[index][0]
        if total > _MOST_DIGITS:
            break
        last = index
        at_end = index + 1 == len(spans)
        if total == 11 and text[begin] in ("7" if plus else "78") and (at_end or gaps.ends_whole[index]):
            complete = index
            break
        if not at_end and total >= _SHORTEST and complete is None and gaps.lists[index]:
            complete = index
    last = last if complete is None else complete
    for _ in range(_CUTS):
        if last < first or spans[last][1] - begin < _SHORTEST:
            break
        phone = _candidate(text, spans[first : last + 1], strict)
        if phone:
            return phone, last
        # Only a whole run, or one cut at a strong separator, is a candidate: half a number is none.
        last -= 1
        while last >= first and not gaps.strong[last]:
            last -= 1
    return None


def _candidate(text: str, spans: list[tuple[int, int]], strict: bool) -> Phone | None:
    start, end = run = spans[0][0], spans[-1][1]
    digits = _OTHERS.sub("", text[start:end])
    if not _SHORTEST <= len(digits) <= _MOST_DIGITS:
        return None
    plus = _PLUS.search(text, max(0, start - 4), start)
    hidden = ""
    if plus:
        start = plus.start()
    elif text[start - 1 : start] in {"(", "["} and start:
        start -= 1
    if not plus and len(digits) == 10 and (eight := _EIGHT.search(text, max(0, start - 5), start)):
        start, digits, hidden = eight.start(), "8" + digits, "homoglyph"
    sizes = [after - before for before, after in spans]
    glued = _STAND_IN_LAST.match(text, end)
    if glued and len(digits) + len(glued[0]) == 11 and (plus or (digits[0] in "78" and len(sizes) > 1)):
        digits += "".join(LOOKALIKES[letter] for letter in glued[0])
        end, hidden = glued.end(), "homoglyph"
    bracketed = text[start] in "([" and text[spans[0][1] : spans[0][1] + 1] in {")", "]"}
    if not phone_like(Digits(text, *run, sizes, bool(plus), bracketed), strict=strict):
        return None
    # A label before a valid number is no label of it.
    valid = len(digits) == 11 and bool(region("RU").e164(digits)) and not _FURTHER.match(text, end)
    if not (plus or bracketed) and is_other_number(text, start, end, valid=valid):
        return None
    area = bracketed or begins_with_area_code(digits) or (len(sizes) >= 3 and 3 <= sizes[0] <= 5)
    value = canonical(digits, plus=bool(plus), area_code=area)
    if not hidden and (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
        hidden = "glued"
    return Phone(value, start, end, hidden)
