"""Dotted names, `@` names, apps and wallets as the strict policy and the checker read them: each of them.

The text is folded already. A dotted name is a host when its last label is in the root zone or a path follows;
it is none where it is a file that exists, a path of files, or two sentences without a space between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.contacts.accounts import telegram_account
from sverka.contacts.hosts import FILES, MEMBERS, top_level_domains
from sverka.contacts.mention import ACCOUNT, APP, CODE, EMAIL, WALLET, Mention
from sverka.contacts.reading import Reading
from sverka.contacts.senders import resembles_brand
from sverka.contacts.targets import target_mentions
from sverka.contacts.words import any_of, listed
from sverka.core.characters import normalize

# A label may hold whatever is no ASCII punctuation, space or quotation mark: browsers encode the rest.
_PATH = r"(?P<path>(?::\d{2,5})?(?:[/?#\\][^\s<>\"'«»„“”`|\ue001\ue003]*)?)"
_SIGN = r"\s\x00-,./:-@\[-\x5e`{-\x7f«»„“”‘’…—–\ue001\ue003"
_DOTTED = re.compile(
    rf"(?<![^{_SIGN.replace('./:-@', '/:-?')}])(?P<name>(?:[^{_SIGN}]{{1,63}}\.){{1,12}})"
    rf"(?P<last>xn--[A-Za-z0-9-]+|(?!\d)[^-_{_SIGN}]{{2,24}})(?![\w@]){_PATH}",
    re.I,
)
# `portal. ru`, `portal .ru`, `«portal».ru`, `portal точка ru`, `www portal ru`.
_COMMON = "ru|su|рф|com|net|org|info|biz|online|онлайн|site|сайт|xyz|top|me|io|eu|uk|de|kz|by|дети|москва|рус"
_BETWEEN = r"(?: \. ?|\.\s{1,2}|[»”\"'`]\.)"
_APART = re.compile(
    r"(?<![\w.])(?P<name>[A-Za-z0-9][\w-]{0,62}(?= \. )|[A-Za-z0-9][\w-]{2,62})"
    rf"{_BETWEEN}(?P<last>{_COMMON})(?![\w-]|\.\w)"
)
_SPOKEN = re.compile(
    r"(?<![\w.])(?P<name>[\w-]{2,63})[ ,]{0,2}[\[({]? ?(?:точка|тчк|dot) ?[\])}]?[ ,]{0,2}"
    r"(?P<last>[^\W\d_]{2,24})(?!\w)",
    re.I,
)
_ENDS_APART = re.compile(rf"{_BETWEEN}(?:{_COMMON})(?![\w-])")
_SPOKEN_DOT = re.compile(r"точка|тчк|(?<!\w)dot(?!\w)", re.I)
_WWW = re.compile(
    r"(?<![\w.])www(?:\.| )(?P<name>[\w-]{2,63})(?:(?:\.| )(?P<last>[^\W\d_]{2,24}))?(?![\w.])", re.I
)
_MACHINE = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?/(?!\d{1,2}(?!\w))[^\s<>\"'«»]+"
    r"|\[(?=[0-9a-f:.]*:[0-9a-f:.]*:)[0-9a-f:.]{3,45}\]",
    re.I,
)
_MAY_BE_MACHINE = re.compile(r"\d/|\[[0-9a-fA-F]*:")
_QUOTED_MAIL = re.compile(r"\"[^\"\n@]{1,64}\"@[\w.-]+")
_PACKAGE = re.compile(r"(?<![\w.@/-])(?:ru|com|org|net|io|by|kz)(?:\.[A-Za-z]\w*){2,}(?![\w.]|-\w)")
_INSTALLS = r"\.(?:apk|apks|xapk|aab|ipa|exe|msi|msix|dmg|scr|jar)(?!\w)"
_APP_END = re.compile(_INSTALLS, re.I)
_APP_FILE = re.compile(rf"(?<![\w/])[\w.-]{{1,80}}{_INSTALLS}", re.I)
_HANDLE = re.compile(
    r"(?<![\w@./\ue001])@(?: {1,2}(?=[A-Za-z]\w*[\d_]))?(?P<name>[A-Za-z]\w{3,31})(?![\w@]|\.\w|-\w)"
)
_NETWORK = rf"(?<!\w)(?:{any_of('networks')})"
_NAMED = re.compile(
    rf"{_NETWORK}[ :—-]{{1,3}}(?P<name>(?=[\w./]*[\d_.])(?:[A-Za-z]\w*/)?[A-Za-z\d][\w.]{{3,31}})(?!\w)", re.I
)
_ODD_NAME = re.compile(r"[A-Za-z][\d_./][A-Za-z\d]")
_NEAR_NETWORK = re.compile(rf"{_NETWORK}[^\n@]{{0,30}}$", re.I)
_UNDERSCORED = re.compile(r"(?<![\w@/.])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+(?![\w@.])")
# Addresses of cryptocurrencies (BIP 173, base58 and TON's base64url forms) and IBAN (ISO 13616).
_WALLET = re.compile(
    r"(?<!\w)(?:(?:bc|tb|ltc)1[02-9ac-hj-np-z]{25,60}|addr1[02-9ac-hj-np-z]{50,110}|[EUk0]Q[\w-]{46}"
    r"|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34}"
    r"|[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)(?!\w)"
)
_TRAILING = ".,;:!?)]}>»\"'*_~|"
_FILES_IN_CODE = frozenset({"md", "py", "sh", "rs", "cpp", "map"})
_NOT_REGISTERED = frozenset({"ру", "ком", "eth", "crypto", "bit", "i2p"})  # people type them all the same
_NAMES_OF_FILES, _AT_RULES = frozenset(listed("files")), frozenset(listed("at_rules"))
_ABBREVIATIONS = frozenset(listed("abbreviations"))
_LISTED_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of('listed')})[^.!?\n]{{0,80}}(?:\.\w[^.!?\n]{{0,80}}){{0,40}}$", re.I
)
_PACKAGED = FILES | {"io", "net", "js"}
_FAR = 80  # characters that a list reaches
_NEAR = 40  # characters before a handle
_FOLDER = re.compile(r"(?:[A-Za-z0-9_.-]/|\]\()$")


def host_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """Hosts without a scheme, in one piece or taken apart."""
    for match in _MACHINE.finditer(text) if _MAY_BE_MACHINE.search(text) else ():
        yield from _address(match[0], match.start(), match.end(), role)
    for match in _WWW.finditer(text) if "www" in text.lower() else ():
        yield from _address(f"www.{match['name']}.{match['last'] or ''}".rstrip("."), *match.span(), role)
    if "." in text:
        for match in _DOTTED.finditer(text):
            if _is_host(match, text, role, reading):
                raw = match[0].rstrip(_TRAILING)
                yield from _address(raw, match.start(), match.start() + len(raw), role)
    for pattern, sign in ((_APART, _ENDS_APART), (_SPOKEN, _SPOKEN_DOT)):
        for match in pattern.finditer(text) if sign.search(text) else ():
            if _in_root_zone(match["last"]):
                yield from _address(f"{match['name']}.{match['last']}", *match.span(), role, "spaces")


def is_packaged(text: str, start: int, labels: int, last: str) -> bool:
    """Whether a name of one label and an ending stands in a list of packages or files: «Пакет socket.io, vue.js»."""
    before = text[max(0, start - _FAR) : start]
    return last.lower() in _PACKAGED and labels == 1 and bool(_LISTED_BEFORE.search(before))


def _address(written: str, start: int, end: int, role: str, hidden: str = "") -> Iterator[Mention]:
    for mention in target_mentions(f"https://{written}", "text"):
        yield mention._replace(start=start, end=end, role=role, concealed=mention.concealed or hidden)


def _in_root_zone(label: str) -> bool:
    lowered = normalize("NFC", label.lower())
    return lowered in top_level_domains() or lowered in _NOT_REGISTERED


def _is_host(match: re.Match[str], text: str, role: str, reading: Reading) -> bool:
    last, labels = match["last"], match["name"].rstrip(".").split(".")
    lowered, path = last.lower(), match["path"].strip(_TRAILING)
    if not (_in_root_zone(last) or match["path"].startswith(("/", "\\"))) or lowered.isdigit():
        return False
    before = labels[-1]
    # «…конец.Начало», «г.Москва»: the next sentence, an abbreviation.
    if (
        last[0].isupper()
        and not last.isupper()
        and (not before[:1].isupper() or before.lower() in _ABBREVIATIONS)
    ):
        return False
    if before.lower() in _ABBREVIATIONS and len(labels) == 1 and not before.isascii() and not path:
        return False
    name = f"{match['name']}{last}".lower()
    if path.startswith("#") and lowered in _FILES_IN_CODE:
        path = ""
    if path or any(resembles_brand(label.lower(), reading.brands) for label in labels):
        return not (_FOLDER.search(text[: match.start()]) and lowered in FILES)
    if name in reading.known or (lowered in FILES and name in _NAMES_OF_FILES):
        return False
    if lowered in FILES and (
        _FOLDER.search(text[max(0, match.start() - 2) : match.start()])
        or (role == CODE and lowered in _FILES_IN_CODE)
    ):
        return False
    if is_packaged(text, match.start(), len(labels), last):
        return False
    return not (role == CODE and lowered in MEMBERS)


def mail_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """Addresses whose local part is quoted (RFC 5322), which the ordinary expression leaves out."""
    for match in _QUOTED_MAIL.finditer(text) if '"@' in text else ():
        yield Mention(EMAIL, match[0].lower(), "", *match.span(), role)


def account_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """Every `@name`, names after the name of a network, names of apps, and those that carry a brand."""
    for match in _HANDLE.finditer(text) if "@" in text else ():
        if match["name"] not in _AT_RULES or _NEAR_NETWORK.search(
            text[max(0, match.start() - _NEAR) : match.start()]
        ):
            yield Mention(ACCOUNT, telegram_account(match["name"]), "", *match.span(), role)
    for match in _NAMED.finditer(text) if _ODD_NAME.search(text) else ():
        yield Mention(ACCOUNT, telegram_account(match["name"]), "", *match.span(), role)
    for match in _UNDERSCORED.finditer(text) if "_" in text else ():
        if role != CODE and resembles_brand(match[0].lower(), reading.brands):
            yield Mention(ACCOUNT, telegram_account(match[0]), "", *match.span(), role)


def app_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """Ids of apps as stores have them, and files that install one."""
    if "." not in text:
        return
    for match in _APP_FILE.finditer(text) if _APP_END.search(text) else ():
        yield Mention(APP, f"apk:{match[0]}", "", *match.span(), role)
    for match in _PACKAGE.finditer(text) if text.count(".") > 1 else ():
        if not _in_root_zone(match[0].rpartition(".")[2]):
            yield Mention(APP, f"package:{match[0]}", "", *match.span(), role)


def wallet_mentions(text: str, role: str, reading: Reading) -> Iterator[Mention]:
    """Where money would go that has no phone or host: a wallet, an account by its IBAN."""
    for match in _WALLET.finditer(text):
        yield Mention(WALLET, match[0].replace(" ", ""), "", *match.span(), role)
