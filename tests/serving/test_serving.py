"""The files for servers: one source for all of them, old addresses, whom to tell, twins that are compressed ahead."""

from __future__ import annotations

import gzip
import re
from datetime import date

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from sverka.exports.manifest import MANIFEST_URL
from sverka.serving import serving_files
from sverka.serving.compress import ENDINGS, LEAST
from sverka.serving.headers import TRUSTED_TYPES, content_security_policy, security_headers
from tests.help_centre import REPOSITORY, HelpCentre
from tests.html import attribute, only
from tests.serving.conftest import Server, start

TOLD = """\
- id: weakness
  kind: email
  value: "weakness@acmehelp.example"
  label: {ru: "Сообщить об уязвимости"}
  purpose: [security]
  status: corroborated
  review_by: "2027-01-15"
  evidence:
  - {source: acme-site, captured_at: "2026-11-20", supports: [value, purpose], quote: "weakness@acmehelp.example"}
  - {source: gazette, captured_at: "2026-11-20", supports: [value, purpose], what: "weakness@acmehelp.example"}
  proposed_by: editors
"""


def tell(centre: HelpCentre) -> None:
    """Put a contact for weaknesses on record."""
    path = "content/contacts/acme.yml"
    centre.write(path, centre.read(path) + TOLD)


@pytest.mark.parametrize("meta", [False, True])
def test_the_policy_allows_the_site_and_nothing_unsafe(meta):
    policy = dict(part.split(" ", 1) for part in content_security_policy(meta=meta).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == " ".join(TRUSTED_TYPES)
    assert {value for name, value in policy.items() if name.endswith("-src")} == {"'self'", "'none'"}
    assert not re.search(r"unsafe|\*|http|data:|blob:|allow-duplicates", str(policy))
    assert ("frame-ancestors" in policy) is not meta


def test_the_policies_are_those_that_the_scripts_make():
    scripts = "".join(file.read_text("utf-8") for file in (REPOSITORY / "src/sverka").rglob("*.js"))
    assert set(re.findall(r'createPolicy\("([^"]+)"', scripts)) == set(TRUSTED_TYPES)
    assert not re.search(
        r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function", scripts
    )


def test_every_kind_of_server_is_told_the_same_headers(centre):
    files = serving_files(centre.project())
    headers = security_headers(strict_transport=False) | {
        "Cache-Control": "public, max-age=31536000, immutable"
    }
    for name in ("_headers", "deploy/nginx.conf", ".htaccess"):
        for header, value in headers.items():
            assert header in files[name] and value in files[name], (name, header)


def test_feedback_may_go_to_the_address_on_record_and_nowhere_else(centre):
    centre.replace(
        "mkdocs.yml",
        "    publish_from:",
        '    feedback: {endpoint: "https://help.example/feedback"}\n    publish_from:',
    )
    for name in ("_headers", "deploy/nginx.conf", ".htaccess"):
        assert "connect-src 'self' https://help.example/feedback;" in serving_files(centre.project())[name]


@pytest.mark.parametrize(
    ("authority", "address", "expected"),
    [
        ("official", "https://help.example/", True),
        ("demonstration", "https://help.example/", False),
        ("official", "http://help.example/", False),
    ],
)
def test_only_the_organisation_itself_asks_browsers_for_https_for_a_year(
    centre, authority, address, expected
):
    centre.replace("mkdocs.yml", '"demonstration"', f'"{authority}"')
    centre.replace("mkdocs.yml", '"https://help.example/"', f'"{address}"')
    for name in ("_headers", "deploy/nginx.conf", ".htaccess"):
        assert ("Strict-Transport-Security" in serving_files(centre.project())[name]) is expected


def test_an_old_address_leads_on_from_a_folder_too(served_centre):
    site = served_centre.root / "site"
    for url, target in (
        ("faq/old/money-back.html", "../pay/refund.html"),
        ("faq/деньги.html", "pay/refund.html"),
    ):
        page = LexborHTMLParser((site / url).read_text("utf-8"))
        assert attribute(only(page, "meta[http-equiv=refresh]"), "content") == f"0; url={target}"
        assert attribute(only(page, "li a"), "href") == target
        assert not page.css("script, style, [onload]")
        assert attribute(only(page, "[http-equiv=Content-Security-Policy]"), "content") == (
            content_security_policy(meta=True)
        )
    assert "/faq/old/money-back.html /faq/pay/refund.html 301\n" in (site / "_redirects").read_text("utf-8")


def test_a_site_below_a_path_is_served_there(centre, tmp_path):
    centre.replace("mkdocs.yml", '"https://help.example/"', '"https://help.example/help/me"')
    centre.replace("content/faq/pay/refund.md", "owner: editors", 'owner: editors\nmoved_from: ["old.html"]')
    built = centre.build()
    assert built.status == 0, built.output
    root = tmp_path / "root"
    (root / "help").mkdir(parents=True)
    built.site.rename(root / "help/me")
    for server in start(root, tmp_path, settings=root / "help/me"):
        _check_below(server)


def _check_below(server: Server) -> None:
    status, _, body = server.ask("/help/me/no/such.html")
    style = attribute(LexborHTMLParser(body).css("link[rel=stylesheet]")[0], "href")
    assert (status, style.startswith("/help/me/assets/")) == (404, True)
    assert "immutable" in server.ask(style)[1]["cache-control"]
    status, headers, _ = server.ask("/help/me/old.html")
    assert (status, headers["location"]) == (301, "/help/me/faq/pay/refund.html")


def test_nobody_on_record_no_file(centre):
    assert ".well-known/security.txt" not in serving_files(centre.project())


def test_whom_to_tell_of_a_weakness(centre, tmp_path):
    tell(centre)
    assert centre.errors() == []
    built = centre.build()
    lines = (built.site / ".well-known/security.txt").read_text("utf-8").splitlines()
    assert lines == [
        "Contact: mailto:weakness@acmehelp.example",
        "Expires: 2027-01-15T23:59:59Z",
        "Preferred-Languages: ru, en",
        "Canonical: https://help.example/.well-known/security.txt",
    ]
    for server in start(built.site, tmp_path):
        status, headers, _ = server.ask("/.well-known/security.txt")
        assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")


def test_a_contact_whose_evidence_ran_out_is_told_no_more(centre):
    tell(centre)
    assert ".well-known/security.txt" not in serving_files(centre.project(date(2027, 1, 16)))


def test_every_text_of_some_size_has_its_twins(served_centre):
    site = served_centre.root / "site"
    texts = [file for file in site.rglob("*") if file.suffix in ENDINGS and file.stat().st_size >= LEAST]
    assert len(texts) > 20
    manifest = site / MANIFEST_URL  # says the hashes of the twins, and so can have none
    assert not list(site.glob(f"{MANIFEST_URL}.*"))
    for file in {*texts} - {manifest}:
        data = file.read_bytes()
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == data
        packed = file.with_name(f"{file.name}.gz").read_bytes()
        assert (gzip.decompress(packed), packed[4:8]) == (data, bytes(4))
    assert not (site / "guides/film.mp4.gz").exists()
