"""Addresses that lead on to somewhere else: link shorteners, open redirectors, copies on another host."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote

from sverka.contacts.hosts import parsed
from sverka.core.messages import Message
from sverka.registry.hosting import SHORTENERS

# Host, and the beginning of the path, of services that pass a reader on or show somebody else's page.
REDIRECTORS: dict[str, tuple[str, ...]] = {
    "google.com": (
        "/url",
        "/amp/",
        "/imgres",
    ),
    "google.ru": (
        "/url",
        "/amp/",
    ),
    "googleadservices.com": ("/",),
    "googleusercontent.com": ("/",),
    "translate.google.com": ("/",),
    "translate.goog": ("/",),
    "translate.yandex.ru": ("/",),
    "ampproject.org": ("/",),
    "web.archive.org": ("/",),
    "archive.org": ("/web/",),
    "archive.ph": ("/",),
    "archive.is": ("/",),
    "archive.today": ("/",),
    "yandex.ru": (
        "/clck/",
        "/redir",
        "/turbo",
    ),
    "ya.ru": (
        "/clck/",
        "/redir",
    ),
    "yandexwebcache.net": ("/",),
    "vk.com": ("/away",),
    "vk.ru": ("/away",),
    "away.vk.com": ("/",),
    "ok.ru": ("/dk",),
    "mail.ru": ("/redir",),
    "go.mail.ru": ("/",),
    "click.mail.ru": ("/",),
    "facebook.com": ("/l.php",),
    "instagram.com": ("/l.php",),
    "l.facebook.com": ("/",),
    "lm.facebook.com": ("/",),
    "l.instagram.com": ("/",),
    "youtube.com": ("/redirect",),
    "linkedin.com": (
        "/redir",
        "/safety/go",
    ),
    "duckduckgo.com": ("/l/",),
    "bing.com": ("/ck/",),
    "t.me": ("/iv",),
    "telegram.me": ("/iv",),
    "steamcommunity.com": ("/linkfilter",),
    "out.reddit.com": ("/",),
    "slack-redir.net": ("/",),
    "safelinks.protection.outlook.com": ("/",),
    "urldefense.com": ("/",),
    "cc.bingj.com": ("/",),
    "href.li": ("/",),
    "anonym.to": ("/",),
    "nullrefer.com": ("/",),
}
# What an address begins with.
_STARTS = ("http://", "https://", "//", "\\\\", "/\\")


def leads_on(target: str) -> tuple[str, str] | None:
    """Why the address `target` does not say where it leads, as a code and in words, or nothing."""
    url = parsed(target)
    host = url.hostname.rstrip(".").removeprefix("www.")
    if host in SHORTENERS:
        return "shortener", Message("{host} shortens links, so nobody sees where it leads", host=host)
    domain = host
    while "." in domain:
        if url.pathname.startswith(REDIRECTORS.get(domain, ())):
            return (
                "redirector",
                Message(
                    "{host} passes readers on to other addresses, or shows copies of their pages", host=host
                ),
            )
        domain = domain.partition(".")[2]
    return None


def embedded_host(target: str) -> str:
    """The host of an address that stands in the query or fragment of `target`, or an empty string."""
    url = parsed(target)
    own = url.hostname
    for part in (url.search, url.hash):
        for _, value in parse_qsl(part.lstrip("?#!/")):
            host = _host(unquote(value))
            if host and host != own:
                return host
    return ""


def _host(value: str) -> str:
    if not value.lower().startswith(_STARTS):
        return ""
    address = value if value[:1].lower() == "h" else f"https:{value}"
    try:
        return parsed(address).hostname
    except ValueError:
        return ""
