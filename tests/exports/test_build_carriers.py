"""What a real build carries: the archive, the page about it, the manifest, and data that stays in order later."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.build.folders import content
from tests.help_centre import HelpCentre

PAGE = """\
---
title: "Справка одним файлом"
summary: "Скачайте всю справку"
code: "101-21"
template: "download"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
sources: []
---
Распакуйте архив и откройте `index.html`.
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> HelpCentre:
    """A help centre with a page about its archive and one of its contacts, built once; not to be changed."""
    centre = HelpCentre(tmp_path_factory.mktemp("carriers"))
    centre.write("docs/download.md", PAGE)
    codes = centre.read("content/codes.yml")
    centre.write("content/codes.yml", f'{codes.rstrip()}\n- {{code: "101-21", page: docs/download.md}}\n')
    centre.replace("docs/contacts.md", 'code: "100-56"', 'code: "100-56"\ntemplate: "contacts"')
    built = centre.build()
    assert built.status == 0, built.output
    return centre


@pytest.fixture
def site(published: HelpCentre) -> Path:
    return published.root / "site"


@pytest.fixture
def unpacked(site: Path, tmp_path: Path) -> Path:
    """The archive in a folder of its own."""
    with zipfile.ZipFile(site / "help-centre.zip") as archive:
        archive.extractall(tmp_path / "copy")
    return tmp_path / "copy"


def test_the_archive_is_the_site_but_for_itself_and_what_names_its_hash(site, unpacked):
    one, other = content(site), content(unpacked)
    twins = {name for name in one if name.endswith((".br", ".gz"))}
    assert one.keys() - other.keys() - twins == {"help-centre.zip", "help-centre.zip.sha256"}
    assert not twins & {*other, "site-manifest.json.br", "site-manifest.json.gz"}
    assert other.keys() <= one.keys()
    assert {name for name in other if one[name] != other[name]} == {"download.html", "site-manifest.json"}


def test_site_and_archive_and_what_is_unpacked_pass(published, unpacked):
    for copy in ("site", "site/help-centre.zip", str(unpacked)):
        run = published.sverka("verify", copy)
        assert run.returncode == 0, run.stdout


def test_a_tampered_byte_in_any_file_of_the_site_is_named(published, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(published.root / "site", copy)
    changed = sorted(name for name in content(copy) if name != "site-manifest.json")
    for name in changed:
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
    run = published.sverka("verify", str(copy), "--format", "json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["altered"] == changed


def test_the_page_says_size_hash_day_and_serial(site):
    page, data = (site / "download.html").read_text("utf-8"), (site / "help-centre.zip").read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    assert f"<code>{sha256}</code>" in page and 'href="help-centre.zip" download' in page
    assert re.search(rf"{len(data):,}".replace(",", "\\s"), page)
    assert re.search(r"\b20261123-0000000000-[a-p]{10}\b", page) and 'datetime="2026-11-23"' in page
    assert (site / "help-centre.zip.sha256").read_text() == f"{sha256}  help-centre.zip\n"


def test_the_page_in_the_archive_leads_to_the_hash_on_the_site(unpacked):
    page = (unpacked / "download.html").read_text("utf-8")
    assert 'href="https://help.example/download.html"' in page
    assert "help-centre.zip" not in page and not re.search(r"\b[0-9a-f]{64}\b", page)


def test_the_entries_say_nothing_of_the_machine(site):
    with zipfile.ZipFile(site / "help-centre.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr, entry.create_system) for entry in entries} == {
        ((2026, 11, 23, 0, 0, 0), 0o100644 << 16, 3)
    }


def test_the_page_of_contacts_leads_to_cards_and_data(site):
    page = (site / "contacts.html").read_text("utf-8")
    assert 'href="vcards/acme.vcf" download' in page
    assert '<link rel="alternate" type="application/json" href="contacts.json"' in page
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(block)["@graph"][0]["contactPoint"][0]["telephone"] == "+74950001122"


def test_the_data_stays_in_order_on_later_days_and_falls_with_the_records(published, tmp_path):
    assert published.sverka("check", day=date(2026, 12, 20)).returncode == 0
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root, copy.root, dirs_exist_ok=True)
    copy.replace(
        "content/contacts/acme.yml",
        "audience: russia\n  status: corroborated",
        'audience: russia\n  reason: {ru: "Номер захватили"}\n  status: suspended',
    )
    run = copy.sverka("check")
    assert "site:1:1: warning: the site is older than the records" in run.stdout
    assert "site/" not in run.stdout
    # Without its manifest nothing says that it is an older build, and each file is held against the records.
    (copy.root / "site/site-manifest.json").unlink()
    run = copy.sverka("check")
    assert run.returncode == 1
    assert re.search(r"site/vcards/acme\.vcf:\d+:\d+: error: ", run.stdout)


def test_a_manifest_that_claims_another_day_does_not_exempt_what_the_records_do_not_make(published, tmp_path):
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root, copy.root, dirs_exist_ok=True)
    copy.replace("site/contacts.json", "+74950001122", "+74950009999")
    run = copy.sverka("check")
    assert run.returncode == 1 and "site/contacts.json:" in run.stdout


def test_a_template_without_the_passage_stops_the_build(published, tmp_path):
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root, copy.root, dirs_exist_ok=True)
    before = content(copy.root / "site")
    built = copy.replace("overrides/download.html", "{{ archive_html }}", "").build()
    assert built.status == 1
    assert "overrides/download.html:1:1: error:" in built.output and "Traceback" not in built.output
    assert content(copy.root / "site") == before
