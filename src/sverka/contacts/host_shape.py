"""Host names told by their shape from file names, members of objects and missing spaces (policy `lint`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sverka.contacts.hosts import FILES, MEMBERS, TRAILING, a_label_host, top_level_domains
from sverka.contacts.senders import resembles_brand

_HOST = re.compile(
    r"(?<![\w@.])(?:[^\W_][\w-]{0,62}\.)+(?:[^\W\d_][\w-]{0,61}[^\W_]|[^\W\d_])(?![\w@]|\.[\w.-]{0,60}@)"
    r"(?::\d{2,5}\b)?"
    r"(?:[/?#][^\s<>\"'«»„“”`|\ue001\ue003]*)?"
)
_SOURCES = frozenset(("md", "py", "js", "html", "yml"))
_NEVER_WORDS = "sh zip rs ps file tf bz gz tar cs map bat cpp java doc docs mov"
_NEVER = _SOURCES | frozenset(_NEVER_WORDS.split())  # whatever leads to them, and with a path
# Endings that are words: two sentences without a space between them, unless a path follows.
_WORDS = {"as", "am", "in", "it", "is", "id", "to", "me", "no", "im", "la", "my", "vi", "mp", "ai"}
# Of these, and of all longer endings, those that people's addresses have; before them a name may be any word.
_USUAL_WORDS = (
    "com net org edu gov mil int biz info online онлайн site сайт shop store top xyz vip top click live pro help "
    "support center club space fun team tech today life world school company cloud digital services app link "
    "website москва moscow дети рус орг ком tatar family health bank travel museum aero coop jobs media news "
    "agency email social city land expert solutions academy consulting example test invalid localhost onion"
)
_USUAL = frozenset(_USUAL_WORDS.split())
# What only code has before a dot.
_OBJECTS_WORDS = (
    "self this window document system server client node network spec metadata request requests response res req "
    "log logging logger df var data path config configs conf cluster console event user page obj item items order "
    "cart module module process math os sys re np random util utils args params props state store session "
    "android com org net ru java javax output input payload subject db table row record model form field element "
    "el foo bar type resource file image post context ctx ms site app profile ticket"
)
_OBJECTS = frozenset(_OBJECTS_WORDS.split())
# First labels that addresses have and members of objects do not.
_SUBDOMAINS = frozenset(
    ("lk", "my", "m", "chat", "edu", "portal", "help", "login", "auth", "mail", "vhod", "online", "shop")
)
_CLASSIC = frozenset(("com", "net", "org", "edu", "gov", "mil", "int", "biz"))
# Written with a capital, too, as in Help.Ru and Help.RU.
_CAPITALISED = frozenset(("ru", "рф", "com", "org", "su", "by", "kz", "uk", "de"))
_PRODUCTS = frozenset(("asp", "ado", "vb"))
# What leads to a web address.
_LED = re.compile(
    r"(?:(?<!\w)(?:сайт\w*|портал\w*|страниц\w+|адрес\w*|ссылк\w+|зайди\w*|зайти|перейди\w*|перейти|заход\w+"
    r"|откро\w+|открыть|запи\w+|оплат\w+"
    r"|website|site|web|www|visit|open|go to|online at|see|homepage|internet)"
    r"(?: (?:на|по|в|через|у|at|on|to|in|is|ссылке|сайте|сайт|адресу|the|our))*[\s:«\"'(\[<–—-]{1,4})$",
    re.I,
)
_CALLED = re.compile(r"[(\[=]| = |\.\w")
_MEMBER_OF = re.compile(r"(?:[\])$}{@]\.?|::|->)$")
# Kinds of objects of Kubernetes, named after hosts.
_KINDS = re.compile(r"apiVersion: [\"']?$")
_KIND = re.compile(r"(?:[\w-]+\.){0,6}(?:k8s|kubernetes)\.io(?:/|$)", re.I)
_NEAR = 40  # characters


def hosts(text: str, brands: Sequence[str], *, strict: bool) -> Iterator[tuple[str, int, int]]:
    """`host`, `host:port` and `host/path` without a scheme, with their place in the text.

    `strict`: the text is code or a string of a program, where `page.url` is no host.
    """
    for match in _HOST.finditer(text):
        raw = match[0].rstrip(TRAILING)
        host = re.split(r"[:/?#]", raw, maxsplit=1)[0]
        start, end = match.start(), match.start() + len(raw)
        if "." not in host or _KIND.match(raw) or _KINDS.search(text[max(0, start - _NEAR) : start]):
            continue
        led = not strict and bool(_LED.search(text[max(0, start - _NEAR) : start]))
        member = bool(_CALLED.match(text, end) or _MEMBER_OF.search(text[max(0, start - 3) : start]))
        if is_host(host, tuple(brands), strict or member, "/" in raw, led):
            yield raw, start, end


@lru_cache(maxsize=8192)
def is_host(
    host: str, brands: tuple[str, ...], code: bool, has_path: bool = False, led: bool = False
) -> bool:
    """Whether a dotted word is a host name and not a file, a member of an object or two sentences.

    `code`: it stands in code, or is used as a member of an object is; `led`: a word leads to an address.
    """
    labels = host.split(".")
    last, lowered = labels[-1], labels[-1].lower()
    if host.lower().startswith("www.") and len(labels) > 2:
        return True
    # "…конец.Начало": a capital after the dot, and none before, is the next sentence.
    if last[0].isupper() and not last.isupper() and not labels[-2][0].isupper():
        return False
    if a_label_host(host).rpartition(".")[2] not in top_level_domains():
        return False
    if any(resembles_brand(label.lower(), brands) or label.lower() in brands for label in labels[:-1]):
        return lowered not in _SOURCES or len(labels) > 2
    if lowered == "local":
        return False
    if lowered in FILES:
        return lowered not in _NEVER and not code and (has_path or led)
    return (has_path and not code) or _is_address(labels, code, led)


def _is_address(labels: list[str], code: bool, led: bool) -> bool:
    """Whether a name without a path is an address and no member of an object, product or placeholder."""
    last, name = labels[-1].lower(), "".join(labels[:-1])
    if ("_" in labels[-2] and last not in _CAPITALISED) or not name.lower().strip("x0123456789"):
        return False
    # Namespaces and products: System.Net, Json.NET, AuditEvent.SE.
    shouted = labels[-1].isupper() and name.isupper() and name.lower() not in _PRODUCTS
    if labels[-1] != last and last not in _CAPITALISED and not shouted:
        return False
    told = "-" in name and "_" not in name
    if last in _WORDS:
        return led or (told and not code)
    if len(last) == 2 or last in _CLASSIC or last.startswith("xn--") or not last.isascii():
        return labels[0].lower() not in _OBJECTS or led or len(last) > 2
    several = len(labels) > 2 and last in MEMBERS and labels[0].lower() not in _SUBDOMAINS
    if code or several or last not in _USUAL or labels[0].lower() in _OBJECTS:
        return led or (told and last in _USUAL)
    return True
