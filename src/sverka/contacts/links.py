"""What can be wrong with a link itself, whoever it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ada_url

from sverka.contacts.hosts import parsed, unicode_host
from sverka.contacts.mention import APP, ASSET, DOMAIN, EMAIL, LINK, PHONE, SHORT, URL, Mention
from sverka.contacts.prose import prose_mentions
from sverka.contacts.reading import Reading
from sverka.core.messages import Message

_NUMBERS = {PHONE, SHORT}
_SHORTEST_PHONE = 7  # digits
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]*([^/\\?#]*)")
# Forms in which a browser shows, and a person copies, the very same value.
_HARMLESS = {"entity", "escape", "punycode", "split-markup", "words", "separators", "picture"}
_WORD_AFTER = re.compile(r" [^\W\d_]")
_PORT = re.compile(r":\d*$")


def text_says_otherwise(mention: Mention, reading: Reading) -> str:
    """The contact that the text of a link names, where the link leads to another one; else an empty string."""
    if mention.role != LINK or not mention.text:
        return ""
    named = prose_mentions(mention.text, "text", reading)
    if mention.kind in _NUMBERS:
        if mention.text.isdigit() and mention.text.isascii() and len(mention.text) < _SHORTEST_PHONE:
            return mention.text if mention.text != mention.value else ""
        numbers = [other.value for other in named if other.kind in _NUMBERS and other.concealed != "letters"]
        return numbers[0] if numbers and mention.value not in numbers else ""
    if mention.kind == EMAIL:
        mails = [other.value for other in named if other.kind == EMAIL]
        return mails[0] if mails and mention.value not in mails else ""
    if mention.target:
        target = _hostname(mention.target)
        if not target:
            return ""
        hosts = [
            _hostname(other.target)
            for other in named
            if other.target and other.kind != APP and not _is_brand(other, mention.text)
        ]
        if hosts and not any(_same_site(host, target) for host in hosts):
            return hosts[0]
    return ""


def _is_brand(named: Mention, text: str) -> bool:
    """Whether the host in the text of a link is a name with a word after it, as in `Outlook.com account`."""
    return "/" not in named.raw and bool(_WORD_AFTER.match(text, named.end))


def forbidden(mention: Mention, *, on_record: bool) -> Iterator[tuple[str, str]]:
    """Why nothing may lead there, as codes and in words; `on_record`: the host it does lead to is."""
    if mention.kind == URL:
        yield "scheme", Message("links of the scheme {value}: are not allowed", value=mention.value)
    if mention.kind == APP and mention.value.startswith("apk:"):
        yield "app-file", "an app is installed from a store, never from a file"
    if mention.concealed == "no-slashes":
        yield "no-slashes", "without // browsers read the address as a page of this site"
    if mention.concealed == "invalid-host":
        yield "invalid-host", "no browser can read the host, though people may take it for an address"
    if not (url := _url(mention.target)):
        return
    if url.username or url.password or mention.concealed == "userinfo":
        yield "userinfo", "what stands before the @ is not the host, though it looks like it"
    if mention.concealed == "backslash" and not on_record:
        yield "backslash", "browsers read the backslash as a slash, so it leads elsewhere than it seems"
    if url.host_type != ada_url.HostType.DEFAULT:
        yield "ip-address", "the host is a number (IP address)"
    if url.protocol not in {"http:", "https:"} and mention.role == LINK:
        yield "scheme", Message("links of the scheme {protocol} are not allowed", protocol=url.protocol)


def slips(mention: Mention) -> Iterator[tuple[str, str]]:
    """Why a contact on record is written or linked badly, as codes and in words."""
    if url := _url(mention.target):
        if mention.concealed == "protocol-relative":
            yield "protocol-relative", Message("{value} is linked without https:", value=mention.value)
        if url.protocol == "http:":
            yield (
                "http",
                Message(
                    "{value} is linked over http:, which anybody on the way can change", value=mention.value
                ),
            )
        if url.port:
            yield (
                "port",
                Message("{value} is linked with the port {port}", value=mention.value, port=url.port),
            )
        if mention.kind == DOMAIN and mention.role in {LINK, ASSET}:
            written = _AUTHORITY.match(mention.raw)
            host = _PORT.sub("", written[1]) if written else mention.value
            # Cyrillic hosts are written as such or as A-labels; both are right.
            if host not in {mention.value, unicode_host(mention.value)}:
                yield (
                    "other-form",
                    Message("{value} is written in another form: {host}", value=mention.value, host=host),
                )
    if mention.concealed and mention.concealed not in _HARMLESS:
        yield (
            "hidden",
            Message(
                "{value} is written in a hidden or broken form ({concealed})",
                value=mention.value,
                concealed=mention.concealed,
            ),
        )


def _hostname(target: str) -> str:
    """The host without www., or an empty string where a browser can read none."""
    url = _url(target)
    return url.hostname.rstrip(".").removeprefix("www.") if url else ""


def _url(target: str) -> ada_url.URL | None:
    try:
        return parsed(target) if target else None
    except ValueError:
        return None


def _same_site(said: str, target: str) -> bool:
    return said == target or target.endswith(f".{said}")
