"""What the target of a link leads to, read the way a browser reads it (WHATWG URL, not RFC 3986)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

import ada_url

from sverka.contacts.accounts import account, app, telegram_account
from sverka.contacts.fold import GAP, WALL, fold, technique
from sverka.contacts.hosts import a_label_host, parsed
from sverka.contacts.mention import (
    ACCOUNT,
    APP,
    ASSET,
    DOMAIN,
    EMAIL,
    LINK,
    PHONE,
    SENDER,
    SHORT,
    URL,
    Mention,
)
from sverka.contacts.numbers import dialled_as, whole_phones
from sverka.contacts.remembering import remembering
from sverka.core.characters import known
from sverka.registry.regions import nearly, regions

_STRIPPED = re.compile(f"[\t\n\r{GAP}]")
_EDGES = "".join(map(chr, range(33)))
_MAILED = ("to", "cc", "bcc")
_NUMBERED = ("https://wa.me/", "https://t.me/+")  # accounts whose name is a telephone number
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NUMBER_SCHEMES = {"tel", "callto", "sms", "smsto", "mms", "facetime", "facetime-audio", "wtai", "skype"}
_WEB = {"http", "https", "ws", "wss"}
_SILENT = {"contact", "about", "blob"}
# What is dialled after the call was taken, and parameters.
_EXTENSION = re.compile(r"[;?&#,]|(?<=\d)[pwxPWX](?=\d)")
_TEXT_OR_EXTENSION = re.compile(r"[;?&#,:]")
# What may follow the scheme of a link on our own pages: a number, an address, and nothing else.
_ALLOWED = {
    "https": re.compile("//"),
    "http": re.compile("//"),
    "contact": re.compile(""),
    "tel": re.compile(r"\+?[\d()-]+$"),
    "sms": re.compile(r"\+?[\d-]+$"),
    "mailto": re.compile(r"[^?&]+$"),
}
_PACKAGES = (".apk", ".apks", ".xapk", ".ipa")
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]*([^/\\?#]*)")


@remembering
def target_mentions(value: str, role: str, places: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """The contacts that a target names; offsets are those of `value`. `places` are regions that dial what is no
    address.
    """
    start = len(value) - len(value.lstrip(_EDGES))
    raw = value.strip(_EDGES)
    address = _STRIPPED.sub("", raw)
    found = list(_read(known(address), role, places))
    return tuple(
        mention._replace(
            raw=raw,
            start=start,
            end=start + len(raw),
            role=role,
            concealed=mention.concealed or _concealment(raw, address, mention),
        )
        for mention in found
    )


@remembering
def unwanted(value: str, role: str) -> tuple[Mention, ...]:
    """The scheme of a target where it is none that our own pages may have, or says more than a number."""
    match = _SCHEME.match(_STRIPPED.sub("", value.strip(_EDGES)))
    if not match or role not in {LINK, ASSET} or (match[1].lower() == "data" and role == ASSET):
        return ()
    scheme, rest = match[1].lower(), match.string[match.end() :]
    allowed = _ALLOWED.get(scheme)
    if allowed and (WALL in rest or allowed.match(rest)):
        return ()
    return (Mention(URL, scheme, value, 0, len(value), role, target=value),)


def _mention(kind: str, value: str, target: str = "", concealed: str = "") -> Mention:
    return Mention(kind, value, "", 0, 0, concealed=concealed, target=target)


def _read(address: str, role: str, places: tuple[str, ...]) -> Iterator[Mention]:
    if re.match(r"[/\\]{2}", address):
        yield from _web("https:" + address, role, "protocol-relative")
        return
    match = _SCHEME.match(address)
    if not match:
        yield from _phones(address, places)
        if role == LINK and (package := _package(re.split(r"[?#]", address, maxsplit=1)[0])):
            yield _mention(APP, package)
        return
    scheme, rest = match[1].lower(), address[match.end() :]
    if scheme in _WEB:
        bare = role in {LINK, ASSET} and not re.match(r"[/\\]{2}", rest)
        yield from _web(address, role, "no-slashes" if bare else "")
    elif scheme in _NUMBER_SCHEMES:
        yield from _number(rest, scheme, places)
    elif scheme == "mailto":
        yield from _mail(rest)
    elif scheme != "data" or role != ASSET:
        yield from _app_link(scheme, rest, places)
        if scheme not in _SILENT and role in {LINK, ASSET}:
            yield _mention(URL, scheme, address)


def _web(address: str, role: str, concealed: str = "") -> Iterator[Mention]:
    try:
        url = parsed(address)
    except ValueError:
        if role in {LINK, ASSET} and (host := _unreadable_host(address)):
            yield _mention(DOMAIN, host, concealed="invalid-host")
        return
    host = url.hostname
    if not host.rstrip(".") or WALL in unquote(address[: len(host) + 20]):
        return
    concealed = concealed or _host_concealment(address, url)
    href = url.href
    host = host.rstrip(".")
    if store_id := app(href.partition("//")[2]):
        yield _mention(APP, store_id, href, concealed)
    elif package := _package(url.pathname):
        yield _mention(APP, package, href, concealed)
    elif name := account(host, url.pathname, url.search):
        yield _mention(ACCOUNT, name, href, concealed)
        number = name.rpartition("/")[2].removeprefix("+")
        if name.startswith(_NUMBERED) and number.isdigit():
            yield _mention(PHONE, f"+{number}", href, concealed)
    else:
        yield _mention(DOMAIN, host, href, concealed)


def _package(path: str) -> str:
    """The file of an app that a path leads to."""
    return f"apk:{unquote(path).rpartition('/')[2]}" if path.lower().endswith(_PACKAGES) else ""


def _unreadable_host(address: str) -> str:
    """What stands where the host should, in an address that no browser opens."""
    authority = _AUTHORITY.match(address)
    written = unquote(authority[1]).lower() if authority else ""
    return written if "." in written and WALL not in written else ""


def _host_concealment(address: str, url: ada_url.URL) -> str:
    authority = _AUTHORITY.match(address)
    written = authority[1] if authority else ""
    if url.username or url.password or "@" in written:
        return "userinfo"
    if "\\" in address.partition("?")[0]:
        return "backslash"
    if "%" in written:
        return "percent-encoding"
    if "xn--" in written.lower():
        return "punycode"
    return technique(written)


def _concealment(raw: str, address: str, mention: Mention) -> str:
    if raw.replace(GAP, "") != address:
        return "control-characters"
    return technique(raw) if mention.kind in {PHONE, SHORT, EMAIL} else ""


def _phones(text: str, places: tuple[str, ...]) -> Iterator[Mention]:
    return (_mention(PHONE, value) for value, _, _ in whole_phones(fold(unquote(text)).text, places))


def _number(rest: str, scheme: str, places: tuple[str, ...]) -> Iterator[Mention]:
    written = fold(unquote(rest)).text
    if scheme == "wtai":
        written = written.partition(";")[2]
    # QR codes write smsto:number:text.
    ends = _TEXT_OR_EXTENSION if scheme == "smsto" else _EXTENSION
    written = ends.split(written.lstrip("/"), maxsplit=1)[0].strip()
    marks = "".join(re.findall(r"[^\W_]|\+", written))
    number = marks.replace("+", "")
    if WALL in written or not number:
        return
    if not any(map(str.isdigit, number)):
        if scheme in {"sms", "smsto"}:
            yield _mention(SENDER, number)
        return
    if len(number) < 7:
        yield _mention(SHORT, number)
        return
    value = f"+{number}" if marks.startswith("+") else dialled_as(number, regions(places))
    yield _mention(PHONE, value or nearly(number, (len(number),), regions(places)) or number)


def _mail(rest: str) -> Iterator[Mention]:
    path, _, query = rest.partition("?")
    fields = parse_qs(query, keep_blank_values=False)
    others = [value for name in _MAILED for value in fields.get(name, [])]
    for addressee in ",".join([unquote(path), *others]).split(","):
        local, at, host = fold(addressee.strip().strip("<>/")).text.rpartition("@")
        if at and local and host and WALL not in addressee:
            yield _mention(EMAIL, f"{local.lower()}@{a_label_host(host) or host.lower()}")


def _app_link(scheme: str, rest: str, places: tuple[str, ...]) -> Iterator[Mention]:
    """What the link of a messenger, a store or an Android intent leads to."""
    path, _, query = rest.partition("?")
    fields = {name.lower(): values[0] for name, values in parse_qs(query.partition("#")[0]).items()}
    if scheme == "tg" and "domain" in fields:
        yield _mention(ACCOUNT, telegram_account(fields["domain"]))
    for name in ("phone", "number"):
        if name in fields:
            yield from _number(fields[name].strip(), "tel", places)
    if scheme == "intent":
        yield from _intent(rest, places)
    if scheme not in {"tg", "intent"}:
        yield from _phones(rest, places)
    if scheme in {"market", "itms-apps", "itms", "rustore"}:
        store_id = app(f"{scheme}:{rest}" if scheme == "market" else path.lstrip("/"))
        if store_id:
            yield _mention(APP, store_id)


def _intent(rest: str, places: tuple[str, ...]) -> Iterator[Mention]:
    path, _, fragment = rest.partition("#")
    scheme = re.search(r"(?:^|;)scheme=([^;]+)", fragment)
    if scheme and scheme[1].lower() in _NUMBER_SCHEMES and not re.search(r"[A-Za-z]", path):
        yield from _number(path, "tel", places)
    elif scheme and scheme[1].lower() in _WEB:
        yield from _web(f"https:{path}", LINK)
    else:
        yield from _phones(rest, places)
