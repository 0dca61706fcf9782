"""Web addresses that name an account in a messenger or a network, or an app in a store."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote

# Hosts that lead to one and the same account; the first of them is the canonical one.
_NETWORKS = (
    ("t.me", "telegram.me", "telegram.dog"),
    ("vk.com", "m.vk.com", "vk.ru", "m.vk.ru", "vkontakte.ru"),
    ("vk.me",),
    ("ok.ru", "m.ok.ru", "odnoklassniki.ru"),
    ("wa.me", "whatsapp.com", "api.whatsapp.com", "web.whatsapp.com"),
    ("max.ru", "web.max.ru"),
    ("dzen.ru",),
    ("rutube.ru",),
    ("youtube.com", "m.youtube.com"),
    ("instagram.com",),
    ("facebook.com", "m.facebook.com", "fb.com", "fb.me", "m.me"),
    ("twitter.com", "x.com", "mobile.twitter.com"),
    ("tiktok.com",),
    ("viber.me", "chats.viber.com"),
    ("tenchat.ru",),
)
_CANONICAL_HOST = {host: names[0] for names in _NETWORKS for host in names}
# First parts of a path that are pages of the network itself.
_PAGES_WORDS = (
    "away.php away share share.php intent login feed search help support about hashtag watch results dk "
    "dialog sharer sharer.php addstickers proxy socks setlanguage iv im video clip"
)
_PAGES = set(_PAGES_WORDS.split())
_PREFIXES = {"s", "c", "channel", "user", "u", "group", "profile", "public", "a", "id"}
_CASE_COUNTS = {"youtube.com", "vk.me"}

_STORES = (
    (
        "google-play",
        re.compile(
            r"(?:play\.google\.com/store/apps/details/?\?(?:[^#]*&)?id=|market:/*details\?id=)(?P<id>[\w.]+)"
        ),
    ),
    ("app-store", re.compile(r"(?:apps|itunes)\.apple\.com/(?:[^?#]*/)?id(?P<id>\d+)")),
    ("rustore", re.compile(r"(?:www\.|apps\.)?rustore\.ru/(?:catalog/)?app/(?P<id>[\w.]+)")),
    ("appgallery", re.compile(r"appgallery(?:\.cloud)?\.huawei\.com/(?:[^?]*/)?app/(?P<id>C\d+)")),
    (
        "galaxy-store",
        re.compile(r"(?:galaxystore|apps)\.samsung\.com/(?:[^?#]*/)?(?:detail|appDetail)/(?P<id>[\w.]+)"),
    ),
)


def app(address: str) -> str:
    """`store:id` of the app that an address without its scheme leads to, or an empty string."""
    for store, pattern in _STORES:
        if match := pattern.match(address):
            return f"{store}:{match['id']}"
    return ""


def account(host: str, path: str, query: str) -> str:
    """The canonical address of the account that a web address names, or an empty string."""
    network = _CANONICAL_HOST.get(host.removeprefix("www."))
    if network is None:
        return ""
    parts = [part for part in unquote(path).split("/") if part]
    if network == "wa.me" and parts[:1] == ["send"]:
        parts = parse_qs(query.lstrip("?")).get("phone", [])[:1]
    if len(parts) > 1 and parts[0] in _PREFIXES and not (network == "t.me" and parts[0] == "c"):
        parts = parts[1:] if parts[0] == "s" else ["/".join(parts[:2])]
    if not parts or parts[0].lower() in _PAGES:
        return ""
    name = parts[0]
    if name == "joinchat":
        name = "/".join(parts[:2])
    if not name.startswith("+") and not name.startswith("joinchat") and network not in _CASE_COUNTS:
        name = name.lower()
    return f"https://{network}/{name.removeprefix('+') if network == 'wa.me' else name}"


def telegram_account(name: str) -> str:
    """The canonical address of a Telegram name."""
    return f"https://t.me/{name.lower()}"
