"""Value, display text and evidence of a contact must say the same, so that one altered sign is caught.

A display text is read strictly: it is what people dial and type. Evidence is read as it was published:
any usual spelling counts, but only as a whole token, never as part of a longer number or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from sverka.findings import Finding
from sverka.registry.forms import a_label, u_label
from sverka.registry.records import Contact
from sverka.registry.registry import Registry

_SPACES = " \u00a0\u2007\u2009\u202f"
_DASHES = "\\-\u2010-\u2015\u2212"
_GAP = f"[{_SPACES}{_DASHES}()]{{0,3}}"

# Digit groups with one sign between them, one group perhaps in brackets: no other slip is let through.
_SIGN = f"[{_SPACES}{_DASHES}]"
_LONGEST_PHONE = 40
_DISPLAYED_PHONE = re.compile(
    rf"\+?[0-9]+(?:{_SIGN}[0-9]+)*(?:{_SIGN}?\([0-9]+\){_SIGN}?[0-9]+)?(?:{_SIGN}[0-9]+)*"
)

# A number stands for itself where nothing is joined to it. Numbers of +7 have a fixed length, so a further
# number may follow them after a space ("… 00-01 24/7"); of others it could be a part.
_ALONE_BEFORE = rf"(?<![\w+*#])(?<![0-9][{_DASHES}.,:/()])"
_ALONE_AFTER = rf"(?![\w*#])(?![{_DASHES}.,:/()][0-9])"
_RUSSIAN_PHONE = re.compile(
    rf"{_ALONE_BEFORE}(?:(?:\+?7|8){_GAP}|(?<![0-9][{_SPACES}])(?=\())\(?((?:[0-9]{_GAP}){{9}}[0-9]){_ALONE_AFTER}"
)
_FOREIGN_PHONE = re.compile(rf"{_ALONE_BEFORE}\+((?:[0-9]{_GAP}){{6,14}}[0-9]){_ALONE_AFTER}(?!{_GAP}[0-9])")
_SHORT_NUMBER = re.compile(
    r"(?<![^\s\"'«“„(\[{<,;:—–])(?<![0-9][\s,:(])(?<![0-9]\)\s)(?<![0-9]\s\()"
    r"([0-9]{2,15})"
    r"(?=$|[\s\"'»”)\]}>,;.:!?…])(?![\s,.:][0-9])(?!\)\s?[0-9])"
)
_WORD = re.compile(r"[^\s\"'«»“”„‘’<>|(){}\[\],;]+")
_ADDRESS = re.compile(r"[^\s\"'«»“”„‘’<>|]+")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_FINAL_POINTS = ".:!?…"


def check(registry: Registry) -> Iterator[Finding]:
    """Rule `agreement`: every display text, and some evidence, shows the value."""
    for contact in registry.contacts.values():
        for language, display in (contact.display or {}).items():
            if not display_agrees(contact.kind, contact.value, display):
                message = f"the display text {display!r} does not stand for the value {contact.value!r}"
                fix = f"write the value as people read it, like {_spelled(contact)!r}, or correct the value"
                yield contact.finding(("display", language), "agreement", message, fix, raw=display)
        supporting = [piece for piece in contact.evidence if "value" in piece.supports]
        if contact.evidence and not any(
            shows(contact.kind, contact.value, piece.text) for piece in supporting
        ):
            message = f"no evidence that supports the value shows {contact.value!r}"
            fix = (
                "copy the words of the source that hold it, set off from other numbers by a comma: "
                f'supports: [value], quote: "… {_spelled(contact)}, …"; or correct the value'
            )
            yield contact.finding(("value",), "agreement", message, fix)


def display_agrees(kind: str, value: str, display: str) -> bool:
    """Whether people who read `display` dial or type exactly `value`."""
    if kind == "phone":
        return (
            len(display) <= _LONGEST_PHONE
            and bool(_DISPLAYED_PHONE.fullmatch(display))
            and _e164(display) == value
        )
    if kind == "domain":
        return a_label(display) == value
    if kind == "email":
        local_part, at, host = display.rpartition("@")
        return display == value or f"{local_part}{at}{a_label(host)}" == value
    if kind in {"url", "account"}:
        return display.removeprefix("https://") in _addresses(value) or (
            kind == "account" and display == "@" + value.rpartition("/")[2].removeprefix("@")
        )
    return display == value or (kind == "app" and display == value.partition(":")[2])


def shows(kind: str, value: str, text: str) -> bool:
    """Whether `text` holds `value` in some usual spelling, as a whole token."""
    if kind == "phone":
        return value in _phones_in(text)
    if kind == "short" or (kind == "sms-sender" and value.isdigit()):
        return any(match[1] == value for match in _SHORT_NUMBER.finditer(text))
    if kind == "domain":
        return any(value in (host, host.removeprefix("www.")) for host in _hosts_in(text))
    if kind in {"url", "account"}:
        return not _addresses(value).isdisjoint(_addresses_in(text))
    words = {word.rstrip(_FINAL_POINTS) for word in _WORD.findall(text)}
    if kind == "email":
        return value in {_mail_address(word) for word in words}
    if kind == "app":
        store, _, app_id = value.partition(":")
        names = {app_id, "id" + app_id} if store == "app-store" else {app_id}
        return any(not names.isdisjoint(re.split("[/?&=#:]", word)) for word in words)
    return value in words


def _e164(display: str) -> str:
    digits = re.sub("[^0-9]", "", display)
    if display.startswith("+"):
        return "+" + digits
    # 8 is the trunk prefix inside Russia, where numbers have ten more digits.
    return "+7" + digits[1:] if len(digits) == 11 and digits.startswith("8") else ""


def _phones_in(text: str) -> Iterator[str]:
    for match in _RUSSIAN_PHONE.finditer(text):
        yield "+7" + re.sub("[^0-9]", "", match[1])
    for match in _FOREIGN_PHONE.finditer(text):
        yield "+" + re.sub("[^0-9]", "", match[1])


def _hosts_in(text: str) -> Iterator[str]:
    """Host names that stand alone or at the head of a web address."""
    for word in _WORD.findall(text):
        host = re.split("[/?#]", _SCHEME.sub("", word.rstrip(_FINAL_POINTS), count=1))[0]
        label = a_label(host.lower())
        if label:
            yield label


def _mail_address(word: str) -> str:
    local_part, at, host = word.lower().removeprefix("mailto:").rpartition("@")
    return local_part + at + (a_label(host) or host)


def _addresses(value: str) -> set[str]:
    """The spellings of a canonical web address, all without the scheme."""
    host, slash, path = value.removeprefix("https://").partition("/")
    spellings = {host + slash + path, u_label(host) + slash + unquote(path)}
    return spellings | {spelling.removesuffix("/") for spelling in spellings if not path}


def _addresses_in(text: str) -> Iterator[str]:
    for word in _ADDRESS.findall(text):
        host, slash, path = _SCHEME.sub("", word, count=1).partition("/")
        address = host.lower() + slash + path
        yield address
        yield address.strip("()[]{},;" + _FINAL_POINTS)


def _spelled(contact: Contact) -> str:
    """`contact.value` as a Russian reader would expect it."""
    value = contact.value
    if contact.kind == "phone" and value.startswith("+7"):
        return f"8 {value[2:5]} {value[5:8]}-{value[8:10]}-{value[10:12]}"
    if contact.kind == "domain":
        return u_label(value)
    return value
