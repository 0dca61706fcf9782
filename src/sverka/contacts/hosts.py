"""Host names and e-mail addresses in running text, told from file names, versions and missing spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import ada_url
import idna
import tldextract

from sverka.contacts.mention import EMAIL, Mention
from sverka.contacts.shorts import resembles_brand

_HOST = re.compile(
    r"(?<![\w@.])(?:[^\W_][\w-]{0,62}\.)+(?:[^\W\d_][\w-]{0,61}[^\W_]|[^\W\d_])(?![\w@])(?::\d{2,5}\b)?"
    r"(?:[/?#][^\s<>\"'«»„“”`|\ue001\ue003]*)?"
)
_EMAIL = re.compile(
    r"(?<![\w@])[\w.!#$%&'*+/=?^{}~-]{0,64}[\w+-](?:@| @ )[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62})*"
)
_SHELL_AFTER = re.compile(r":(?:[~$/]|[\w./-]+\.git\b)")
_TRAILING = ".,;:!?)]}>»\"'*_~|"

# Endings of top-level domains that are file endings, or names that code gives to members of objects.
FILES_WORDS = (
    "md py sh zip rs pl mov ps cc so cab ml pm file tf ms bz gz tar cs map bat cpp java pub doc docs pics"
)
FILES = frozenset(FILES_WORDS.split())
# Endings that are words: two sentences without a space between them, unless a path follows.
_WORDS = {"as", "am", "in", "it", "is", "id", "to", "me", "no", "im", "la", "my", "vi", "mp", "ai"}
MEMBERS_WORDS = (
    "app page name link target date style call data events video properties top support search new day "
    "map info email host id is it in to me no as at be do get menu now one open parts phone plus post "
    "prod report review run select services show site study tel term test text tips title today tools "
    "total type url watch web win zone world works work wiki cat band center bar box click club codes "
    "contact cool download dot express fit game games group help here hot how image kim limited live log "
    "love match media meet mobi next null observer pay pictures pink place play press pro protection red "
    "rest reviews rich room school security sh shop social space store stream surf sx system systems tab "
    "tc team tech tube wow zero hosts fun python co"
)
MEMBERS = frozenset(MEMBERS_WORDS.split())
# Reserved by RFC 2606 and RFC 6761: names in them are addresses though nobody can register them.
_RESERVED = frozenset({"example", "invalid", "test", "localhost", "onion", "local"})


@cache
def top_level_domains() -> frozenset[str]:
    """Every top-level domain of the Public Suffix List that tldextract brings (nothing is fetched), each as
    A-label and as people write it."""
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    last_labels = {suffix.rpartition(".")[2] for suffix in extract.tlds}
    a_labels = {idna.encode(label).decode() for label in last_labels if not label.isascii()}
    return frozenset(last_labels | a_labels) | _RESERVED


@lru_cache(maxsize=8192)
def parsed(address: str) -> ada_url.URL:
    """An address as browsers read it (WHATWG URL); ValueError for what they cannot read."""
    return ada_url.URL(address)


@lru_cache(maxsize=8192)
def a_label_host(host: str) -> str:
    """The host in the form a browser asks for (lower case, A-labels), or an empty string."""
    try:
        return ada_url.URL(f"https://{host.rstrip('.')}/").hostname
    except ValueError:
        return ""


def unicode_host(host: str) -> str:
    """The host with each A-label as people read it; what is no valid A-label stays."""
    return ".".join(map(_unicode_label, host.split(".")))


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except UnicodeError:
        return label


def emails(text: str, role: str) -> Iterator[Mention]:
    """`name@host`, also where the host has no dot."""
    for match in _EMAIL.finditer(text):
        raw = match[0].rstrip(_TRAILING)
        local, _, host = raw.replace(" ", "").rpartition("@")
        start = match.start()
        local_clean = local.lstrip("./'{}*=&?#!$%^~-")
        if not local_clean or (" " in raw and "." not in host) or _is_shell(text, match):
            continue
        start += raw.index(local_clean)
        raw = text[start : match.start() + len(raw)]
        canonical = a_label_host(host) or host.lower()
        hidden = "spaces" if " " in raw else "punycode" if "xn--" in host.lower() else ""
        yield Mention(EMAIL, f"{local_clean.lower()}@{canonical}", raw, start, start + len(raw), role, hidden)


def _is_shell(text: str, match: re.Match[str]) -> bool:
    """Whether it is a user of a machine, as terminals and git write it: `user@host:~$`, `git@host:name.git`."""
    return bool(_SHELL_AFTER.match(text, match.end()) or text[: match.start()].endswith(("ssh ", "scp ")))


def hosts(text: str, brands: Sequence[str], *, strict: bool) -> Iterator[tuple[str, int, int]]:
    """`host`, `host:port` and `host/path` without a scheme, with their place in the text.

    `strict`: the text is code or a string of a program, where `page.url` is no host.
    """
    for match in _HOST.finditer(text):
        raw = match[0].rstrip(_TRAILING)
        host = re.split(r"[:/?#]", raw, maxsplit=1)[0]
        if "." in host and is_host(host, tuple(brands), strict, "/" in raw):
            yield raw, match.start(), match.start() + len(raw)


@lru_cache(maxsize=8192)
def is_host(host: str, brands: tuple[str, ...], strict: bool, has_path: bool = False) -> bool:
    """Whether a dotted word is a host name and not a file, a member of an object or two sentences."""
    labels = host.split(".")
    last = labels[-1]
    if host.lower().startswith("www.") and len(labels) > 2:
        return True
    # "…конец.Начало": a capital after the dot, and none before, is the next sentence.
    if last[0].isupper() and not last.isupper() and not labels[-2][0].isupper():
        return False
    a_host = a_label_host(host)
    if a_host.rpartition(".")[2] not in top_level_domains():
        return False
    if any(resembles_brand(label.lower(), brands) or label.lower() in brands for label in labels[:-1]):
        return last.lower() not in {"md", "py", "js", "html", "yml"} or len(labels) > 2
    if last.lower() in FILES or (last.lower() in _WORDS and not has_path):
        return False
    return not strict or last.lower() not in MEMBERS
