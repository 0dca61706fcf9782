"""Addresses that are no contacts: names of formats, names reserved for examples, this machine."""

from __future__ import annotations

from sverka.contacts.mention import ASSET, CODE, LINK, Mention

# Identifiers that only look like addresses: nothing is ever fetched from them.
IDENTIFIERS = frozenset(
    {
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/2000/xmlns/",
        "http://www.w3.org/2005/Atom",
        "http://www.w3.org/XML/1998/namespace",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/rss/1.0/modules/content/",
        "https://json-schema.org/draft/2020-12/schema",
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "https://ogp.me/ns#",
        "http://ogp.me/ns#",
    }
)
_VOCABULARY = ("https://schema.org", "http://schema.org")
# RFC 2606: web pages that explain themselves, whoever opens them.
_EXPLAINED = frozenset({"example.com", "example.net", "example.org"})
# RFC 6761: endings below which nobody has a name.
_NOBODYS = frozenset({"example", "test", "invalid", "localhost"})
_LOCAL = frozenset({"127.0.0.1", "[::1]", "0.0.0.0"})


def is_example_name(host: str) -> bool:
    """Whether a host is nobody's, and stands in for one (RFC 2606)."""
    return host.rpartition(".")[2] in _NOBODYS or _explains_itself(host)


def _explains_itself(host: str) -> bool:
    return ".".join(host.split(".")[-2:]) in _EXPLAINED


def is_identifier(mention: Mention) -> bool:
    """Whether the address names a format, where nothing opens or fetches it."""
    if mention.role in {LINK, ASSET}:
        return False
    raw = mention.raw
    if raw.startswith(_VOCABULARY):
        name = raw.partition("schema.org")[2].strip("/")
        return not name or name.isalnum()
    return raw in IDENTIFIERS


def is_reserved(host: str, mention: Mention, examples: bool) -> bool:
    """Whether `host` can be nobody's: a documentation host, or this machine in a code sample.

    `examples`: the text is a handbook or the like, where code may show made-up hosts.
    """
    if _explains_itself(host):
        return True
    return examples and mention.role == CODE and (host in _LOCAL or is_example_name(host))
