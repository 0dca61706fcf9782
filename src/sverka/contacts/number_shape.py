"""Whether digits, grouped as they are, look like a telephone number, right or wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from sverka.contacts.fold import WALL
from sverka.contacts.number_context import is_spoken_of_as_phone

_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d"
    r"|(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?"
)
_YEARS = re.compile(r"(?:(?:18|19|20)\d\d[-/.]?)+")
_SMALL = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,3}")
_BETWEEN_DATES = re.compile(r"[ ,|]+|\s?-\s")
_SUM = re.compile(r"\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*(?:[.,]\d\d?)?")
_IP_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_SNILS = re.compile(r"\d{3}-\d{3}-\d{3}[ -]\d\d")
_LOCAL = re.compile(r"[1-9]\d\d-\d\d-\d\d|[1-9]\d\d-\d{4}")
_TAIL = re.compile(r"\d{2,4}[ \-.]\d\d[ \-.]\d\d$")
_WRONG_TRUNK = re.compile(r"\d[ \-(.]{1,2}\d{3,5}[ \-).]{1,2}\d[^-]*-")
_TRUNK = re.compile(r"[78][ \-.(~_]{1,2}\d{2,4}[ \-.)~_]")
_TRUNK_CODES = ("88", "84", "89", "78", "74", "79", "80")
_HASH = re.compile(r"[\w.]*[-.]#|#[-.:=]\w")
_SPACED_DASH = re.compile(r" -|- ")
# A sum of thousands, and a Russian number that only spaces divide.
_THOUSANDS = re.compile(r"(?<!\d)[1-9]\d{0,2}(?: \d{3})+(?!\d)")
_NEXT_SUM = re.compile(r" +(?=\d{1,2}(?!\d))")
_TWO_SUMS = 11  # characters of the shortest: `1 000 2 000`
_SPACED_NUMBER = re.compile(r"(?<!\d)[78] \d{3} \d{3} \d\d \d\d(?!\d)")
# Part of a longer name made of letters and digits: an id, a model, a hash.
_NAME_BEFORE = re.compile(r"[A-Za-z0-9-]*$")
_NAME_AFTER = re.compile(r"[A-Za-z0-9-]*")
# Ten digits without a trunk prefix are a Russian number where they begin with a code that is in use.
_AREA_CODES = re.compile(
    r"9\d\d|30[12]|336|34[1-35-79]|35[1-3]|365|38[1-58]|39[0145]|401|41[1356]|42[13-7]|47[1-5]|48[1-7]|49[1-689]"
    r"|80\d|81[1-8]|82[01]|83[13-6]|84[1-8]|851|855|86[1-35-79]|87[1-37-9]"
)
_PLUS_LETTER = re.compile(r"\+[^\W\d_]$")
_LONGER = ("8800", "7800", "8495", "8499", "7495", "7499")


# Addresses of machines, with a port or the size of a network: 10.0.0.1:80, 10.0.0.0/24.
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_MACHINE = re.compile(rf"(?<![\d.])(?:{_OCTET}\.){{3}}{_OCTET}(?:/\d{{1,2}}|:\d{{1,5}})?(?![\d]|\.\d)")
_THREE_DOTS = re.compile(r"\d\.\d{1,3}\.\d{1,3}\.\d")
# Days, so that a number after one begins by itself.
# A pattern that begins with a digit is found several times faster than one of two kinds of beginnings.
_DAY = re.compile(
    r"\d(?:(?<![\d.].)\d?\.(?:0[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d|\.\d)"
    r"|(?:(?<=1)9|(?<=2)0)(?<![\d-]..)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?:[-_T ]\d\d[-.:]\d\d(?:[-.:]\d\d)?)?(?![\d-])"
    r"|(?<![\d/.-].)\d?/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d(?![\d/]))"
)
# Where a line or the cell of a table ends, and the digits on both sides of it.
_BORDER = re.compile(r"[|\t][ |\t]*")
_LEFT, _RIGHT = re.compile(r"(?<![\w.,-])\+?[(\d][\d ().-]*$"), re.compile(r"[-(]?\d[\d ().-]*")
_ACROSS = 24  # characters on each side
_ONE_NUMBER = ([1, 3, 3, 2, 2], [1, 3, 3, 4], [1, 3, 7], [3, 3, 2, 2], [3, 3, 4])  # sizes of its groups
_WHOLE, _MOST_ABROAD = 10, 13  # digits
_FILE = re.compile(
    r"(?<![\w.-])[\w.-]{0,60}\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|odt|csv|txt|zip|rar|7z|gz|mp[34]|mov|avi"
    r"|log|sql|json|xml|html?)(?![\w.-]*\w)",
    re.I,
)


class Digits(NamedTuple):
    """A run of digits and separators at `start:end` of `text`, with the size of each group."""

    text: str
    start: int
    end: int
    sizes: list[int]
    plus: bool = False
    bracketed: bool = False  # the first group stands in brackets: an area code

    @property
    def body(self) -> str:
        """The run as written."""
        return self.text[self.start : self.end]

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return re.sub(r"\D", "", self.body)


def walled(text: str) -> str:
    """The text with walls in the place of days and of addresses of machines, so that no number reaches across."""
    if _THREE_DOTS.search(text):
        text = _MACHINE.sub(wall, text)
    return _DAY.sub(wall, text)


def without_files(text: str) -> str:
    """The text with walls in the place of names of files."""
    return _FILE.sub(wall, text) if "." in text else text


def with_borders(text: str) -> str:
    """The text with walls where a line or a cell ends, save where a number runs across: `8 800 | 000-00-10`."""
    return _BORDER.sub(lambda border: border[0] if _is_crossed(text, border) else wall(border), text)


def _is_crossed(text: str, border: re.Match[str]) -> bool:
    left = _LEFT.search(text[max(0, border.start() - _ACROSS) : border.start()])
    right = _RIGHT.match(text[border.end() : border.end() + _ACROSS])
    if not (left and right):
        return False
    before, after = re.findall(r"\d+", left[0]), re.findall(r"\d+", right[0])
    count = len("".join(before + after))
    if left[0].startswith("+"):
        return len("".join(before)) < _WHOLE <= count <= _MOST_ABROAD
    sizes = list(map(len, before + after))
    return sizes in _ONE_NUMBER and (sizes[0] > 1 or before[0] in "78")


def wall(match: re.Match[str]) -> str:
    """As many walls as the match has characters."""
    return WALL * len(match[0])


def ends_like_a_phone(body: str) -> bool:
    """`…100-70-10`"""
    return bool(_TAIL.search(body))


def looks_like_columns(body: str) -> bool:
    """Whether sums stand in a row, as the columns of a table do in plain text: `8 122 536 6 132 699`."""
    if len(body) < _TWO_SUMS or body.strip("0123456789 -|"):
        return False
    sums = re.split(r" *\| *| - ", body) if "|" in body or " - " in body else _sums(body)
    return sum(bool(_THOUSANDS.fullmatch(part)) for part in sums) > 1 and not _SPACED_NUMBER.search(body)


def _sums(body: str) -> list[str]:
    """The sums in a row of figures: a figure of one or two digits begins another one."""
    return [part for part in _NEXT_SUM.split(body) if " " in part]


def phone_like(run: Digits, *, strict: bool) -> bool:
    """Whether the run is a phone number; `strict` is for texts that are no prose."""
    digits, body, sizes = run.digits, run.body, run.sizes
    count = len(digits)
    national = digits[0] in "78" and count == 11
    if len(sizes) == 1 and not run.plus:
        return _plain_run(run, strict)
    if strict:
        return national and max(sizes) < 11
    if run.plus:
        return count <= 15
    if _something_else(body) or _inside_a_name(run):
        return False
    if _SUM.fullmatch(body):
        return digits.startswith(("8800", "7800", "8495", "8499")) and count in {10, 11}
    if ", " in body:
        return False
    if national:
        return _separated_alike(digits, body, sizes)
    if digits.startswith("810") and count >= 13:
        return True
    if count > 15:
        return False
    if run.bracketed:
        return count >= 9
    if count == 7:
        return _local(run)
    if count < 9 or (_SPACED_DASH.search(body) and not digits.startswith(_TRUNK_CODES)):
        return False
    return _phone_groups(digits, body, sizes) or _trunk_like(digits, body, sizes) or _code_and_number(run)


def is_sum(body: str) -> bool:
    """Whether the digits are grouped as a sum of money is, and as no number is that begins with a trunk prefix."""
    return bool(_SUM.fullmatch(body)) and not re.match(r"[78][ .]|\d+$", body)


def begins_with_area_code(digits: str) -> bool:
    """Whether ten digits are a Russian number without its trunk prefix."""
    return len(digits) == 10 and bool(_AREA_CODES.match(digits))


def _code_and_number(run: Digits) -> bool:
    """`495 7272222`, `4012 835806`"""
    return run.sizes in ([3, 7], [4, 6], [5, 5]) and begins_with_area_code(run.digits)


def _local(run: Digits) -> bool:
    """`100-70-10`; of `300-2400`, which may be a range, only what is spoken of as a telephone."""
    if not _LOCAL.fullmatch(run.body):
        return False
    return run.body.count("-") == 2 or is_spoken_of_as_phone(run.text, run.start)


def _inside_a_name(run: Digits) -> bool:
    """Whether letters and digits cling to the run on both sides or in a mixture, as in `d456-7890-a1bc`."""
    before = _NAME_BEFORE.search(run.text[max(0, run.start - 40) : run.start])
    after = _NAME_AFTER.match(run.text, run.end, run.end + 40)
    around = (before[0] if before else "") + (after[0] if after else "")
    return any(map(str.isdigit, around)) or (
        len(run.digits) != 11 and bool(before and before[0].strip("-") and after and after[0].strip("-"))
    )


def _separated_alike(digits: str, body: str, sizes: list[int]) -> bool:
    """No version (`7.0.4709.41129`), no row of fractions (`875/1.139/1.815`) or of sums (`7500,375,2000`)."""
    signs = set(body) & set("./,")
    unused = not begins_with_area_code(digits[1:])
    if sizes[0] > 1 and ("," in signs or (unused and ("-" not in body or sizes == [4, 3, 4]))):
        return False
    if len(signs) > 1 and sizes[0] > 1:
        return False
    return not (signs == {"."} and sizes[0] == 1 and sizes[1] == 1 and max(sizes) > 3)


def _something_else(body: str) -> bool:
    """Dates, years, versions or small numbers in a row, an IP address, an insurance number."""
    parts = _BETWEEN_DATES.split(body)
    if len(parts) == 11 and len(body) == 21 and body[0] in "78":
        return False  # a number with each digit apart
    if all(_DATE.fullmatch(part) or _YEARS.fullmatch(part) or _SMALL.fullmatch(part) for part in parts):
        return True
    if len(parts) > 1 and all(map(_VERSION.fullmatch, parts)):
        return True
    return bool(_IP_ADDRESS.fullmatch(body) or _SNILS.fullmatch(body))


def _phone_groups(digits: str, body: str, sizes: list[int]) -> bool:
    """`… 100-70-10`, or five groups such as `9 800 000-0-000`."""
    count = len(digits)
    if len(sizes) < 3 or max(sizes) > 6:
        return False
    if (count == 9 or (sizes[0] == 1 and digits[0] not in "78")) and "-" not in body:
        return False
    return ends_like_a_phone(body) or (
        len(sizes) >= 4 and 10 <= count <= 12 and bool(_WRONG_TRUNK.match(body))
    )


def _trunk_like(digits: str, body: str, sizes: list[int]) -> bool:
    """`8 800 …`, `8 (495) …` or `8800 …` with a wrong number of digits after it."""
    if not digits.startswith(_TRUNK_CODES):
        return False
    return bool(_TRUNK.match(body)) or (len(sizes) >= 2 and sizes[0] in {4, 5})


def _plain_run(run: Digits, strict: bool) -> bool:
    """A number without any separator: eleven digits as Russia writes them, or ten to fifteen apart from words."""
    text, start, end, digits = run.text, run.start, run.end, run.digits
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    national = len(digits) == 11 and digits[0] in "78"
    if strict:
        return national and not re.search(r"[A-Za-z0-9_]$", before)
    if re.search(r"[A-Za-z_]$", before) or re.match(r"[A-Za-z_]", after):
        around = "".join(re.findall(r"[\w-]*$", before) + re.findall(r"^[\w-]*", after))
        return (national and not re.search(r"\d", around)) or bool(_PLUS_LETTER.search(before))
    if national:
        return True
    if not 10 <= len(digits) <= 15 or _HASH.search(f"{before}#{after}"):
        return False
    return (
        begins_with_area_code(digits)
        or (len(digits) >= 13 and digits.startswith(("810", "00")))
        or (len(digits) == 12 and digits.startswith(_LONGER))
        or is_spoken_of_as_phone(text, start)
    )
