"""Hosts that are not one organisation's: shorteners, redirectors, and those where anybody gets a name or a path."""

from __future__ import annotations

from functools import cache

import tldextract

from sverka.registry.canonical import u_label

_SHORTENERS_WORDS = (
    "bit.ly bitly.com j.mp t.co goo.gl goo.su clck.ru vk.cc tinyurl.com is.gd v.gd ow.ly buff.ly "
    "cutt.ly rb.gy rebrand.ly shorturl.at short.io s.id tiny.cc tiny.one lnkd.in lnk.to amzn.to "
    "u.to qps.ru inlnk.ru clc.am tlgg.ru bl.ink soo.gd t.ly kutt.it dub.sh n9.cl shorturl.asia qr.ae qrco.de "
    "onelink.me app.link page.link taplink.cc linktr.ee wp.me adf.ly ouo.io shorte.st surl.li"
)
SHORTENERS = frozenset(_SHORTENERS_WORDS.split())
# Builders of sites, blogs and free hosting that the Public Suffix List leaves out, and networks with a path for each.
_SHARED_WORDS = (
    "narod.ru narod2.ru ucoz.ru ucoz.com ucoz.net ucoz.org ucoz.ua at.ua my1.ru clan.su 3dn.ru do.am moy.su usite.pro "
    "tilda.ws tilda.cc wixsite.com wordpress.com livejournal.com blogspot.ru jimdo.com jimdofree.com jimdosite.com "
    "weebly.com tumblr.com medium.com nethouse.ru umi.ru okis.ru by.ru chat.ru h1.ru hut.ru hut1.ru hut2.ru nm.ru "
    "boom.ru fo.ru mya5.ru turbo.site clients.site tb.ru surge.sh squarespace.com googlepages.com sites.google.com "
    "docs.google.com drive.google.com forms.gle disk.yandex.ru yadi.sk cloud.mail.ru dropbox.com github.com gitlab.com "
    "t.me telegram.me telegra.ph vk.com vk.me vk.ru ok.ru max.ru dzen.ru wa.me whatsapp.com youtube.com rutube.ru "
    "facebook.com instagram.com twitter.com x.com tiktok.com mail.ru yandex.ru gmail.com outlook.com"
)
SHARED = frozenset(_SHARED_WORDS.split())
# What an invitation into a closed group or channel begins with, below the host of a messenger.
_INVITES = {
    "t.me": ("+", "joinchat/", "c/"),
    "telegram.me": ("+", "joinchat/"),
    "telegram.dog": ("+", "joinchat/"),
    "chat.whatsapp.com": ("",),
    "discord.gg": ("",),
    "discord.com": ("invite/",),
    "vk.me": ("join/",),
    "vk.com": ("join/",),
    "max.ru": ("join/",),
    "invite.viber.com": ("",),
    "signal.group": ("",),
    "join.skype.com": ("",),
}


@cache
def _suffixes() -> tldextract.TLDExtract:
    # The list that comes with the package; nothing is fetched.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def is_shared(host: str) -> bool:
    """Whether names below `host`, an A-label form, are given to anybody: a public suffix, or a host for all."""
    return host in SHARED or host in SHORTENERS or not _suffixes()(u_label(host)).domain


def is_whole_domain(host: str) -> bool:
    """Whether `host` is the domain that somebody registered, office.example, and not one below it."""
    parts = _suffixes()(u_label(host))
    # Of an ending that is not on the list, the last part is taken for one.
    return not (parts.subdomain if parts.suffix else parts.subdomain.rpartition(".")[0])


def is_invite(address: str) -> bool:
    """Whether a canonical address leads into a closed group, where nobody else sees what is said."""
    host, _, path = address.removeprefix("https://").partition("/")
    return path.startswith(_INVITES.get(host, ())) if host in _INVITES else False
