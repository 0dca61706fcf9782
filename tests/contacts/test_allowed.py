"""Addresses that are nobody's contact: each by its very name, in the place where nothing opens it, and no other."""

from __future__ import annotations

import pytest

from sverka.contacts.allowed import is_identifier, is_reserved
from sverka.contacts.mention import Mention

FORMATS = """
http://www.w3.org/1999/xhtml
http://www.w3.org/1999/xlink
http://www.w3.org/1998/Math/MathML
http://www.w3.org/2000/svg
http://www.w3.org/2000/xmlns/
http://www.w3.org/2005/Atom
http://www.w3.org/XML/1998/namespace
http://www.sitemaps.org/schemas/sitemap/0.9
http://purl.org/dc/elements/1.1/
http://purl.org/rss/1.0/modules/content/
https://json-schema.org/draft/2020-12/schema
http://schemas.openxmlformats.org/package/2006/content-types
http://schemas.openxmlformats.org/package/2006/relationships
http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument
http://schemas.openxmlformats.org/wordprocessingml/2006/main
https://ogp.me/ns#
http://ogp.me/ns#
https://schema.org
http://schema.org
https://schema.org/
http://schema.org/Organization
https://schema.org/telephone/
""".strip().splitlines()
NO_FORMATS = """
https://schema.org.evil.example
https://schema.organisation.example/
https://schema.org@evil.example/
https://schema.org/Organization?to=evil.example
https://schema.org/Organization/help
https://schema.org/help-line
https://schema.org/~
https://schema.org:8443/
https://evil.example/https://schema.org/Organization
schema.org
http://www.w3.org/2000/svg/
http://www.w3.org/2000/svg.evil.example
http://www.w3.org/2000/xmlns
https://www.w3.org/2000/svg
http://www.w3.org/
https://ogp.me/ns
""".strip().splitlines()


def mention(raw: str, role: str = "text") -> Mention:
    return Mention("domain", "", raw, 0, len(raw), role=role, target=raw)


@pytest.mark.parametrize("address", FORMATS)
def test_the_name_of_a_format_is_no_address_until_something_opens_it(address: str) -> None:
    roles = ("text", "code", "example", "link", "asset")
    assert [is_identifier(mention(address, role)) for role in roles] == [True, True, True, False, False]


@pytest.mark.parametrize("address", NO_FORMATS)
def test_what_only_begins_like_the_name_of_a_format_is_an_address(address: str) -> None:
    assert not is_identifier(mention(address))


EXPLAINED = ["example.com", "example.net", "example.org", "www.example.com", "a.b.example.org"]
MADE_UP = ["acme.example", "lk.acme.test", "x.invalid", "app.localhost", "example"]
LOCAL = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"]
SOMEBODYS = [
    "acme.ru",
    "example.ru",
    "myexample.com",
    "example.com.ru",
    "acme.example.ru",
    "127.0.0.2",
    "10.0.0.1",
    "test.ru",
    "",
]


@pytest.mark.parametrize("role", ["text", "link", "asset", "code"])
@pytest.mark.parametrize("examples", [True, False])
@pytest.mark.parametrize("host", [*EXPLAINED, *MADE_UP, *LOCAL, *SOMEBODYS])
def test_a_host_can_be_nobodys(host: str, examples: bool, role: str) -> None:
    """Pages that explain themselves anywhere; made-up hosts and this machine in the code of a handbook alone."""
    nobodys = host in EXPLAINED or (host in MADE_UP + LOCAL and examples and role == "code")
    assert is_reserved(host, mention(f"https://{host}/", role), examples) == nobodys
