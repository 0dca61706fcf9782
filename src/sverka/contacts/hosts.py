"""Host names as browsers and people write them, and e-mail addresses in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import ada_url
import idna
import tldextract

from sverka.contacts.mention import EMAIL, Mention
from sverka.core.characters import known

_COMMON = r"(?:ru|рф|su|com|net|org)"
_EMAIL = re.compile(
    r"(?<![\w@])[\w.!#$%&'*+/=?^{}~-]{0,64}[\w+-]"
    rf"(?:@| @ |@ (?=[^\W\d_][\w-]{{0,62}}\.)| @(?=[A-Za-z][\w-]{{0,62}}\.{_COMMON}\b))"
    r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62})*"
)
# What leads to an e-mail address, right or broken.
_MAILED = re.compile(
    r"(?:почт|mail|мейл|мэйл|имейл|пиши|писать|ящик|(?<!\w)(?:write to|contact) )[^.!?\n@]{0,30}$"
    r"|@[\w.-]{1,60}\.[A-Za-z]{2,20},? $",
    re.I,
)
_PRINCIPAL = re.compile(r"(?:host|https?|cifs|ldap|nfs|imap|smtp)/", re.I)  # as Kerberos names services
# The rest of a host that is broken up: `name@help. ru`, `name@help,perm,ru`.
_BROKEN = re.compile(rf"(?:(?:, ?|\. ?)[^\W_][\w-]{{0,62}}){{0,2}}(?:\. |, ?){_COMMON}(?![\w-]|\.\w)")
_SHELL_AFTER = re.compile(r":(?:[~$/]|[\w./-]+\.git\b)")
TRAILING = ".,;:!?)]}>»\"'*_~|"

# Endings of top-level domains that are file endings, or names that code gives to members of objects.
FILES_WORDS = (
    "md py sh zip rs pl mov ps cc so cab ml pm file tf ms bz gz tar cs map bat cpp java pub doc docs pics"
)
FILES = frozenset(FILES_WORDS.split())
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
_NEAR = 40  # characters
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
        return known(label[4:].encode("ascii").decode("punycode")).lower()
    except UnicodeError:
        return label


def emails(text: str, role: str, *, strict: bool) -> Iterator[Mention]:
    """`name@host`, also where the host is broken up; `strict`: also where it has no ending that exists."""
    for match in _EMAIL.finditer(text):
        raw, end = match[0].rstrip(TRAILING), match.end()
        if not _in_root_zone(raw) and (broken := _BROKEN.match(text, end)):
            raw += broken[0]
        start = match.start()
        local, _, host = raw.replace(" ", "").replace(",", ".").rpartition("@")
        local_clean = local.rpartition("/")[2].lstrip("./'{}*=&?#!$%^~-")
        if not local_clean or (" " in raw and "." not in host) or _is_shell(text, match):
            continue
        if _PRINCIPAL.match(local) or not (
            strict
            or ("." in host and _in_root_zone(host))
            or _MAILED.search(text[max(0, start - _NEAR) : start])
        ):
            continue
        start += raw.index(local_clean)
        raw = raw[start - match.start() :]
        canonical = a_label_host(host) or host.lower()
        hidden = "spaces" if " " in raw else "punycode" if "xn--" in host.lower() else ""
        yield Mention(EMAIL, f"{local_clean.lower()}@{canonical}", raw, start, start + len(raw), role, hidden)


def _in_root_zone(host: str) -> bool:
    """Whether the last label is in the root zone, or written in two alphabets to look as if it were."""
    last = host.rpartition(".")[2].lower()
    return last in top_level_domains() or (not last.isascii() and bool(re.search("[a-z]", last)))


def _is_shell(text: str, match: re.Match[str]) -> bool:
    """Whether it is a user of a machine, as terminals and git write it: `user@host:~$`, `git@host:name.git`."""
    return bool(
        _SHELL_AFTER.match(text, match.end())
        or text[max(0, match.start() - 4) : match.start()] in {"ssh ", "scp "}
    )
