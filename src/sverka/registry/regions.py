"""How numbers are written and dialled in a country: the tables of libphonenumber, as our finders ask them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat

from sverka.core.messages import Message

_TYPES = (
    *("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip"),
    *("pager", "uan", "voicemail"),
)
_NATIONAL, _INTERNATIONAL = PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL
_LEAST, _MOST = 7, 15  # digits of a number with its country code (E.164)
DEFAULT = ("RU",)  # where nothing else is said
_ALSO_EMERGENCY = {"RU": "104"}  # the gas service, which libphonenumber leaves out


@dataclass(frozen=True, eq=False)  # one of each is made: see `region`
class Region:
    """A country by its ISO 3166-1 code.

    `trunk` is dialled before a number inside the country, `abroad` (an expression) before one of another;
    `valid` matches a whole national number, `dialled` one with any of its prefixes or none, `short` a short one,
    `emergency` one for help; `groupings` are the beginnings of numbers (an expression) with the sizes of the groups
    they are written in; `lengths` are those of most, `weights` how many digits may be dialled here that have no plus
    and no `abroad` before them.
    """

    code: str
    calling_code: str
    trunk: str
    abroad: re.Pattern[str]
    valid: re.Pattern[str]
    dialled: re.Pattern[str]
    short: re.Pattern[str]
    emergency: re.Pattern[str]
    groupings: tuple[tuple[re.Pattern[str], tuple[tuple[int, int], ...]], ...]
    lengths: tuple[int, ...]
    weights: frozenset[int]

    def inside(self, digits: str, length: int) -> str:
        """What stands behind the country code or the trunk prefix, where about `length` digits do; else nothing."""
        for prefix in (self.calling_code, self.trunk):
            if prefix and digits.startswith(prefix) and abs(len(digits) - len(prefix) - length) <= 1:
                return digits[len(prefix) :]
        return digits if len(digits) == length else ""

    def e164(self, digits: str) -> str:
        """`+…` for digits dialled in this country without a plus; an empty string where they are no valid number."""
        if away := self.abroad.match(digits):
            rest = digits[away.end() :]
            return f"+{rest}" if _LEAST <= len(rest) <= _MOST else ""
        if not self.dialled.fullmatch(digits):
            return ""
        for prefix in dict.fromkeys((self.trunk, self.calling_code, "")):
            if digits.startswith(prefix) and self.valid.fullmatch(digits[len(prefix) :]):
                return f"+{self.calling_code}{digits[len(prefix) :]}"
        return ""

    def is_written_so(self, digits: str, sizes: Sequence[int]) -> bool:
        """Whether the digits are a valid number, and groups of these sizes are how one is written here.

        With the trunk prefix or the country code any groups are: people write them as they like.
        """
        for prefix in (self.trunk, self.calling_code):
            if prefix and digits.startswith(prefix) and self.valid.fullmatch(digits[len(prefix) :]):
                return True
        if not self.valid.fullmatch(digits):
            return False
        return len(sizes) == 1 or any(
            leading.match(digits) and _fits(sizes, groups) for leading, groups in self.groupings
        )

    def almost(self, digits: str, sizes: Sequence[int]) -> str:
        """`+…` for what is written as a number is here and none: of a code that nobody has, or a digit more or less."""
        for prefix in (self.trunk, self.calling_code):
            more = len(digits) - len(prefix)
            if not prefix or not digits.startswith(prefix):
                continue
            slips = len(sizes) > 2 and {more - 1, more + 1} & {*self.lengths}
            apart = sizes[0] in {len(prefix), len(prefix) + 3, len(prefix) + 4}
            if (more in self.lengths and (apart or len(sizes) == 1)) or (slips and apart):
                return f"+{self.calling_code}{digits[len(prefix) :]}"
        grouped = len(digits) in self.lengths and len(sizes) > 2
        grouped = grouped and any(_fits(sizes, groups) for _, groups in self.groupings)
        return f"+{self.calling_code}{digits}" if grouped else ""


def _fits(sizes: Sequence[int], groups: Sequence[tuple[int, int]]) -> bool:
    return len(groups) == len(sizes) and all(
        least <= size <= most for size, (least, most) in zip(sizes, groups, strict=True)
    )


@cache
def region(code: str) -> Region:
    """The region of an ISO code; raises ValueError for one that libphonenumber does not know."""
    known = PhoneMetadata.metadata_for_region(code)
    if known is None:
        raise ValueError(
            Message(
                "{code!r} is no ISO 3166-1 code of a country with telephone numbers; write RU or GB",
                code=code,
            )
        )
    short = PhoneMetadata.short_metadata_for_region(code)
    calling_code, trunk = str(known.country_code), known.national_prefix or ""
    valid = "|".join(f"(?:{pattern})" for kind in _TYPES if (pattern := _pattern(known, kind)))
    return Region(
        code,
        calling_code,
        trunk,
        re.compile(known.international_prefix or "(?!)"),
        re.compile(valid),
        re.compile(rf"(?:{calling_code}|{trunk})?(?:{valid})"),
        re.compile((short and _pattern(short, "short_code")) or "(?!)"),
        re.compile(
            f"{(short and _pattern(short, 'emergency')) or '(?!)'}|{_ALSO_EMERGENCY.get(code, '(?!)')}"
        ),
        tuple(_grouping(way) for way in (*known.number_format, *_alternatives(known.country_code))),
        _lengths(known),
        _weights(known),
    )


@cache
def regions(codes: tuple[str, ...]) -> tuple[Region, ...]:
    """The regions of several codes, in their order."""
    return tuple(region(code) for code in codes)


def e164(written: str, places: Iterable[Region]) -> str:
    """The number that people of these regions dial who read `written`, as E.164; an empty string where it is none."""
    digits = re.sub(r"\D", "", written)
    if written.lstrip(" (").startswith("+"):
        return f"+{digits}" if _LEAST <= len(digits) <= _MOST else ""
    return next(filter(None, (place.e164(digits) for place in places)), "")


def countries(numbers: Iterable[str]) -> tuple[str, ...]:
    """The codes of the countries of E.164 numbers, that of most numbers first."""
    calling_codes = Counter(phonenumbers.parse(number).country_code or 0 for number in numbers)
    return tuple(phonenumbers.region_code_for_country_code(code) for code, _ in calling_codes.most_common())


def is_dialable(digits: str, sizes: Sequence[int], places: Iterable[Region]) -> bool:
    """Whether digits in groups of these sizes are a valid number as it is written in one of the regions."""
    return any(place.is_written_so(digits, sizes) for place in places)


def nearly(digits: str, sizes: Sequence[int], places: Iterable[Region]) -> str:
    """`+…` for what is written as a number is in one of the regions, and is none there; else an empty string."""
    return next(filter(None, (place.almost(digits, sizes) for place in places)), "")


def is_short(digits: str, places: Iterable[Region]) -> bool:
    """Whether the digits are a short number that one of the regions knows, such as 112."""
    return any(place.short.fullmatch(digits) for place in places)


def is_emergency(digits: str, places: Iterable[Region]) -> bool:
    """Whether people of one of the regions call the digits for help, such as 112 or 999."""
    return any(place.emergency.fullmatch(digits) for place in places)


def national(number: str) -> str:
    """An E.164 number as people of its own country write it; abroad, and where that is not known, with the plus."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    spelled: str = phonenumbers.format_number(parsed, _NATIONAL)
    return spelled if phonenumbers.is_valid_number(parsed) else international(number)


def international(number: str) -> str:
    """An E.164 number in groups, with its plus."""
    grouped: str = phonenumbers.format_number(phonenumbers.parse(number), _INTERNATIONAL)
    return grouped


def dialled_in(places: Iterable[Region], number: str) -> str:
    """An E.164 number as people of these regions write it: their own without, all others with the plus."""
    inside = national(number)
    return inside if number in {inside, e164(inside, places)} else international(number)


def _pattern(metadata: Any, kind: str) -> str:
    described = getattr(metadata, kind)
    return (described and described.national_number_pattern) or ""


def _lengths(metadata: Any) -> tuple[int, ...]:
    described = (
        metadata.mobile if metadata.mobile and metadata.mobile.possible_length else metadata.general_desc
    )
    return tuple(described.possible_length)


def _weights(metadata: Any) -> frozenset[int]:
    kinds = [metadata.general_desc, *(getattr(metadata, kind) for kind in _TYPES)]
    whole = {length for kind in kinds if kind for length in kind.possible_length}
    prefixes = {0, len(metadata.national_prefix or ""), len(str(metadata.country_code))}
    return frozenset(length + prefix for length in whole for prefix in prefixes)


def _alternatives(calling_code: int | None) -> list[Any]:
    """Other groupings in use; not every edition of libphonenumber carries them."""
    try:
        from phonenumbers.data import _ALT_NUMBER_FORMATS
    except ImportError:
        return []
    return list(_ALT_NUMBER_FORMATS.get(calling_code or 0, ()))


def _grouping(way: Any) -> tuple[re.Pattern[str], tuple[tuple[int, int], ...]]:
    sizes = re.findall(r"\((?:\\d|[^()]*?)(?:\{(\d+)(?:,(\d+))?\})?\)", way.pattern)
    leading = way.leading_digits_pattern
    return (
        re.compile(leading[-1] if leading else ""),
        tuple((int(least or 1), int(most or least or 1)) for least, most in sizes),
    )
