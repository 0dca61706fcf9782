"""The one canonical form of each kind of contact, and how to mend a value that is not in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import ada_url
import idna
import phonenumbers

from sverka.core.messages import Message
from sverka.registry.regions import Region, e164

EXAMPLES = {
    "phone": "+74950000001",
    "short": "0100",
    "sms-sender": "acme",
    "email": "help@acme.example",
    "domain": "acme.example",
    "url": "https://acme.example/help",
    "account": "https://social.example/acme",
    "app": "google-play:example.acme",
}

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT = re.compile(r"[0-9]{2,6}")
_SENDER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,9}[A-Za-z0-9])?|[0-9]{2,15}")
_LOCAL_PART = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*")
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
_STORE_IDS = {
    "google-play": _PACKAGE,
    "rustore": _PACKAGE,
    "app-store": re.compile(r"[0-9]{6,12}"),
    "appgallery": re.compile(r"C[0-9]{6,12}"),
}


def a_label(host: str) -> str | None:
    """The A-label form of a host name, or None where it is not a domain; letter case is kept.

    No UTS 46 mapping and no full stops but U+002E: what only a browser would repair is a slip here.
    """
    if "." not in host:  # as most words
        return None
    try:
        ascii_host = idna.encode(host).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None
    labels = ascii_host.split(".")
    is_domain = len(labels) > 1 and len(labels) - 1 == host.count(".") and not labels[-1].isdigit()
    return ascii_host if is_domain and all(labels) else None


def u_label(host: str) -> str:
    """A canonical host name as people read it."""
    return idna.decode(host)


def fault(kind: str, value: str, places: Iterable[Region] = ()) -> tuple[str, str] | None:
    """What is not canonical about `value` and how to write it, or None; `places` say how numbers are written."""
    message = _CHECKS[kind](value)
    if not message:
        return None
    suggestion = _mended(kind, value, places)
    if suggestion:
        return Message("{value!r} {message}", value=value, message=message), Message(
            'write value: "{suggestion}"', suggestion=suggestion
        )
    return Message("{value!r} {message}", value=value, message=message), Message(
        'write it like value: "{example}"', example=EXAMPLES[kind]
    )


def _phone(value: str) -> str:
    if not _E164.fullmatch(value):
        return "is not a number in E.164 form: a plus, the country code and digits, nothing between them"
    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(value))
    except phonenumbers.NumberParseException:
        return "has no known country code"
    return "" if possible else "has too few or too many digits for its country"


def _short(value: str) -> str:
    return "" if _SHORT.fullmatch(value) else "is not a short number: two to six digits and nothing else"


def _sender(value: str) -> str:
    return (
        "" if _SENDER.fullmatch(value) else "is not an SMS sender: up to 11 Latin letters or digits, as sent"
    )


def _email(value: str) -> str:
    local_part, at, host = value.rpartition("@")
    if not at or not _LOCAL_PART.fullmatch(local_part):
        return "is not an e-mail address in small Latin letters"
    return _domain(host)


def _domain(value: str) -> str:
    if a_label(value) is None:
        return "is not a domain name; give no scheme, port, path or final dot"
    return "" if value == a_label(value.lower()) else "is not in small letters and A-label form (xn--…)"


def _url(value: str) -> str:
    if not value.startswith("https://"):
        return "is not an https:// address"
    try:
        url = ada_url.URL(value)
    except ValueError:
        return "is not an address that a browser would open"
    if url.username or url.password:
        return "names a user before the host (user@host), which hides where it leads"
    if url.port:
        return "names a port"
    if _domain(url.hostname):
        return "has no domain name as its host"
    return "" if url.href == value else "is not as a browser would write it"


def _account(value: str) -> str:
    message = _url(value)
    if message:
        return message
    path = value.removeprefix("https://").partition("/")[2]
    return "" if path and not path.endswith("/") and not {"?", "#"} & set(path) else _NO_ACCOUNT


_NO_ACCOUNT = "is not the address of an account: one path, no final slash, no ? and no #"


def _app(value: str) -> str:
    store, _, app_id = value.partition(":")
    if store not in _STORE_IDS:
        return Message(
            "names no known store; write store:id with one of: {store_ids}", store_ids=", ".join(_STORE_IDS)
        )
    return (
        ""
        if _STORE_IDS[store].fullmatch(app_id)
        else Message("has no id as {store} gives them after the colon", store=store)
    )


_CHECKS: dict[str, Callable[[str], str]] = {
    "phone": _phone,
    "short": _short,
    "sms-sender": _sender,
    "email": _email,
    "domain": _domain,
    "url": _url,
    "account": _account,
    "app": _app,
}


def _mended(kind: str, value: str, places: Iterable[Region]) -> str:
    """The canonical form that a sloppy spelling most likely stands for, or an empty string."""
    guess = value.strip()
    if kind == "phone":
        guess = e164(guess, places)
    elif kind in {"domain", "email"}:
        local_part, at, host = guess.lower().rpartition("@")
        guess = local_part + at + (a_label(host) or host)
    elif kind in {"url", "account"}:
        if "\\" in guess or "@" in guess:  # where such an address leads is not for us to guess
            return ""
        try:
            guess = ada_url.URL(guess).href
        except ValueError:
            return ""
    return "" if guess in {"", value} or _CHECKS[kind](guess) else guess
