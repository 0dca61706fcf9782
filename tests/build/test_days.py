"""What the day of the build, and what is on record on it, take off the site or mark on it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.build.folders import content
from tests.help_centre import DAY

HOTLINE = ("8 495 000-11-22", "+74950001122")
LATER = date(2027, 6, 1)


def occurrences(site: Path, *texts: str) -> list[str]:
    """The files of the site, but for the record itself, in which one of `texts` stands."""
    files = {name: data for name, data in content(site).items() if name != "contacts.json"}
    return [name for name, data in files.items() if any(text.encode() in data for text in texts)]


def is_published(site: Path, ref: str) -> bool:
    """What the record for programs says of a contact."""
    record = json.loads((site / "contacts.json").read_text("utf-8"))
    published: bool = next(contact["published"] for contact in record["contacts"] if contact["id"] == ref)
    return published


def test_the_day_of_the_build_withdraws_what_has_expired(centre):
    assert occurrences(centre.root / "site", *HOTLINE)
    built = centre.build(day=LATER)
    assert built.status == 0, built.output
    assert "content/contacts/acme.yml:12:14: " in built.output and "[contact-expired]" in built.output
    assert "docs/contacts.md:12:1: warning:" in built.output
    assert occurrences(built.site, *HOTLINE, "acmehelp.example", 'href="contact:') == []
    assert not is_published(built.site, "acme/hotline")
    assert 'data-withdrawn="acme/hotline"' in built.page("contacts.html")
    assert 'datetime="2027-01-20"' in built.page("contacts.html")
    assert 'data-withdrawn="acme/site"' in built.page("sign-in.html")


def test_the_day_of_the_build_marks_pages_past_their_review(centre):
    on_time = centre.build(day=date(2027, 1, 10)).page("help/index.html")
    late = centre.build(day=LATER).page("help/index.html")
    assert "Срок проверки этой страницы истёк" not in on_time
    assert "Срок проверки этой страницы истёк" in late


def test_a_check_fails_on_expiry_and_warns_before(centre):
    late = centre.sverka("check", day=date(2027, 1, 21))
    assert late.returncode == 1
    assert "content/contacts/acme.yml:12:14: error:" in late.stdout
    soon = centre.sverka("check", day=date(2027, 1, 20))
    assert soon.returncode == 0
    assert "content/contacts/acme.yml:12:14: warning:" in soon.stdout
    assert "[review-due]" in soon.stdout


@pytest.mark.parametrize("status", ["suspended", "retired"])
def test_a_withdrawn_contact_leaves_the_site_at_once(centre, status):
    centre.replace(
        "content/contacts/acme.yml",
        "audience: russia\n  status: corroborated",
        f'audience: russia\n  reason: {{ru: "Номер захватили"}}\n  status: {status}',
    )
    built = centre.build()
    assert built.status == 0, built.output
    assert "[withdrawn-contact]" in built.output
    assert occurrences(built.site, *HOTLINE) == []
    assert not is_published(built.site, "acme/hotline")
    notice = built.page("contacts.html").partition('data-withdrawn="acme/hotline"')[2]
    assert f'datetime="{DAY}"' in notice and "Номер захватили" in notice


def test_a_withdrawn_number_that_is_typed_keeps_the_build_from_passing(centre):
    centre.replace("docs/sign-in.md", "Вход", "Раньше был номер 8 495 000-33-44. Вход")
    built = centre.build()
    assert built.status == 1
    assert "docs/sign-in.md:10:18: error:" in built.output


def test_a_stricter_threshold_publishes_only_what_a_second_person_verified(centre):
    for path, old, new in (
        ("mkdocs.yml", 'publish_from: "corroborated"', 'publish_from: "verified"'),
        (
            "content/contacts/acme.yml",
            "audience: russia\n  status: corroborated",
            "audience: russia\n  status: verified",
        ),
        (
            "content/contacts/acme.yml",
            "proposed_by: editors\n- id: site",
            "proposed_by: editors\n  verified_by: security\n- id: site",
        ),
        ("docs/sign-in.md", "[на сайте службы](contact:acme/site)", "на сайте службы"),
        ("content/guides/pay.md", "[сайте](contact:acme/site)", "сайте"),
        (
            "docs/contacts.md",
            "Откройте [сайт](contact:acme/site) или раздел [оплата](contact:acme/site/pay).",
            "Нет.",
        ),
    ):
        centre.replace(path, old, new)
    built = centre.build()
    assert built.status == 0, built.output
    assert "8 495 000-11-22" in built.page("evidence.html")
    assert "8 495 000-11-22" in built.page("contacts.html")
    assert occurrences(built.site, "https://acmehelp.example", ">acmehelp.example<") == []
    centre.replace("docs/sign-in.md", "открывается на сайте", "открывается на [сайте](contact:acme/site)")
    refused = centre.build()
    assert refused.status == 1
    assert "docs/sign-in.md:10:29: error: the contact 'acme/site' is draft" in refused.output


def test_a_strict_build_counts_warnings(centre):
    assert centre.build("--strict", day=LATER).status == 1
    assert centre.build("--strict").status == 0
