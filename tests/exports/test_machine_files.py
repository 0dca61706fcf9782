"""What programs are given: contacts with a schema, business cards, schema.org, llms.txt and the map of the site."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sverka.contacts import scan
from sverka.contacts.record import own_hosts
from sverka.core.source import SourceFile
from sverka.exports.carriers import machine_files
from sverka.exports.contact_points import contact_points
from sverka.exports.stamp import stamp
from sverka.exports.vcard import escaped
from sverka.project.project import load_project
from tests.help_centre import DAY, WHOLE, HelpCentre


def files(centre: HelpCentre, day: date = DAY) -> dict[str, str]:
    """The data for programs by URL."""
    return machine_files(centre.project(day), stamp(centre.root, day))


def contacts(centre: HelpCentre, day: date = DAY) -> dict[str, dict[str, Any]]:
    """The contacts of contacts.json by id."""
    return {contact["id"]: contact for contact in json.loads(files(centre, day)["contacts.json"])["contacts"]}


def validate(made: dict[str, str]) -> None:
    """Hold contacts.json against its own schema, and the schema against JSON Schema 2020-12."""
    schema = json.loads(made["contacts.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    validator.validate(json.loads(made["contacts.json"]))


def test_the_contacts_hold_to_their_schema_on_every_day(centre):
    for day in (DAY, date(2027, 6, 1)):
        validate(files(centre, day))


def test_the_contacts_of_a_whole_site_hold_to_the_schema_and_give_no_draft_away():
    project = load_project(WHOLE, DAY)
    made = machine_files(project, stamp(WHOLE, DAY))
    validate(made)
    found = scan(
        SourceFile("x.json", made["contacts.json"]),
        project.registry,
        project.policy,
        in_project=False,
        own_hosts=own_hosts(project.settings.site_url, project.registry),
    )
    assert not [finding.value for finding in found if finding.verdict == "unlisted"]
    assert {finding.verdict for finding in found} >= {"corroborated", "denied"}


@pytest.mark.parametrize(
    "fault",
    [
        {"status": "certain"},
        {"published": "yes"},
        {"review_by": "soon"},
        {"cost": 5},
        {"unknown": "key"},
        {"evidence": [{"source": "gazette"}]},
    ],
)
def test_the_schema_refuses_what_no_build_would_write(centre, fault):
    made = files(centre)
    data = json.loads(made["contacts.json"])
    data["contacts"][0] |= fault
    with pytest.raises(jsonschema.ValidationError):
        validate({**made, "contacts.json": json.dumps(data)})


def test_a_contact_comes_with_its_status_and_evidence(centre):
    found = json.loads(files(centre)["contacts.json"])
    assert (found["as_of"], found["authority"]) == ("2026-11-23", "demonstration")
    assert found["serial"].startswith("20261123-")
    hotline = contacts(centre)["acme/hotline"]
    assert (hotline["value"], hotline["status"], hotline["published"]) == (
        "+74950001122",
        "corroborated",
        True,
    )
    assert hotline["display"] == {"ru": "8 495 000-11-22", "en": "8 495 000-11-22"}
    assert (hotline["cost"], hotline["hours"], hotline["review_by"]) == (None, None, "2027-01-20")
    piece = hotline["evidence"][0]
    assert piece["quote"] == "Звоните: 8 (495) 000-11-22"
    assert piece["captured_at"] == "2026-11-20" and piece["publisher"] and piece["date"]


def test_what_may_not_be_used_says_so_and_a_draft_is_not_there(centre):
    found = contacts(centre)
    assert found.keys() == {"acme/hotline", "acme/site", "acme/old-number", "acme/advert"}
    assert "help@acmehelp.example" not in files(centre)["contacts.json"]
    for ref, status in (("acme/old-number", "retired"), ("acme/advert", "denied")):
        assert (found[ref]["status"], found[ref]["published"]) == (status, False)
        assert found[ref]["reason"]


def test_a_contact_whose_evidence_ran_out_is_published_no_more(centre):
    hotline = contacts(centre, date(2027, 1, 21))["acme/hotline"]
    assert (hotline["status"], hotline["published"]) == ("expired", False)


def test_words_that_give_a_draft_away_are_left_out_of_the_evidence(centre):
    centre.replace(
        "content/contacts/acme.yml",
        'what: "прежний номер 8 495 000-33-44"',
        'what: "прежний номер 8 495 000-33-44, почта help@acmehelp.example"',
    )
    assert "help@acmehelp.example" not in files(centre)["contacts.json"]
    assert [piece["what"] for piece in contacts(centre)["acme/old-number"]["evidence"]] == [None]


def test_a_stricter_threshold_leaves_out_what_is_below_it(centre):
    centre.replace("mkdocs.yml", 'publish_from: "corroborated"', 'publish_from: "verified"')
    assert contacts(centre).keys() == {"acme/old-number", "acme/advert"}


def test_a_business_card_names_what_is_published_in_short_lines(centre):
    card = files(centre)["vcards/acme.vcf"]
    lines = card.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines) and "\n" not in "".join(lines)
    plain = card.replace("\r\n ", "").split("\r\n")
    assert plain[:3] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:org"]
    assert plain.count("BEGIN:VCARD") == plain.count("END:VCARD") == 2
    assert "FN:Акме: Горячая линия" in plain and "ORG:Акме" in plain
    assert "TEL;VALUE=uri;TYPE=voice:tel:+74950001122" in plain
    assert "URL:https://acmehelp.example/" in plain
    assert "help@" not in card and "0003344" not in card


def test_signs_that_mean_something_in_a_card_are_escaped(centre):
    centre.replace("content/contacts/acme.yml", '"Горячая линия"', '"Горячая, или; \\\\ линия"')
    assert "FN:Акме: Горячая\\, или\\; \\\\ линия" in files(centre)["vcards/acme.vcf"].replace("\r\n ", "")


REFUSED = "\v\f\x1c\x1d\x1e"  # control characters, on record in no way
LINE_BREAKS = "\n\r\x85\u2028\u2029" + REFUSED


@pytest.mark.parametrize("sign", [*LINE_BREAKS, "\r\n"])
def test_no_line_break_of_a_record_breaks_a_line_of_its_card(centre, sign):
    before = [line[:4] for line in files(centre)["vcards/acme.vcf"].split("\r\n")]
    written = json.dumps(f"Горячая{sign}EMAIL:nobody{sign}линия")
    centre.replace("content/contacts/acme.yml", '"Горячая линия"', written)
    if sign in REFUSED:
        assert [found.rpartition(" ")[2] for found in centre.errors()] == ["file"]
        return
    card = files(centre)["vcards/acme.vcf"]
    assert not [line for line in card.split("\r\n") if len(line.splitlines()) > 1]
    assert [line[:4] for line in card.split("\r\n")] == before
    assert "FN:Акме: Горячая\\nEMAIL:nobody\\nлиния" in card


def read_back(value: str) -> str:
    """A value of the type TEXT, as RFC 6350 (section 3.4) and RFC 5545 (section 3.3.11) have a program read it."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


@given(st.text(st.characters(codec="utf-8")) | st.text(st.sampled_from(f"a,;\\n:{LINE_BREAKS}\0\x1b\x7f\t ")))
@example("\r\n\r\n\r")
def test_a_program_reads_back_what_was_written_in_one_line(text):
    value = escaped(text)
    assert not re.search(r"[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029]", value)
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    lines = f"{text}|".splitlines()  # all that Python knows for a line break
    kept = "\n".join(re.sub(r"[\0-\x08\x0e-\x1f\x7f-\x9f]", "", line) for line in lines)
    assert read_back(value) == kept.removesuffix("|")


def test_cards_are_in_order_by_the_rules_of_the_site_whatever_the_day(centre):
    project, card = centre.project(), files(centre)["vcards/acme.vcf"].replace("\r\n", "\n")
    found = scan(SourceFile("acme.vcf", card), project.registry, project.policy, in_project=False)
    assert {finding.severity for finding in found} == {"note"}


def test_schema_org_names_each_contact_and_cannot_end_its_block(centre):
    centre.replace("content/contacts/acme.yml", '"Горячая линия"', '"</script><script>"')
    text = contact_points(centre.project(), "ru")
    assert "<" not in text
    (organisation,) = json.loads(text)["@graph"]
    assert organisation["name"] == "Акме"
    phone, site = organisation["contactPoint"]
    assert (phone["telephone"], phone["contactType"]) == ("+74950001122", "</script><script>")
    assert site["url"] == "https://acmehelp.example/"


def test_a_language_model_is_told_every_page_and_how_to_cite_a_contact(centre):
    text = files(centre)["llms.txt"]
    assert text.startswith("# Справка Пример\n\n> Это пример. Сведения на 2026-11-23")
    assert "published" in text and "(https://help.example/contacts.json)" in text
    assert "- [Как вернуть деньги" in text and "(https://help.example/faq/pay/refund.html): " in text
    assert "000-11-22" not in text
    assert "en/llms.txt" not in files(centre)


def test_the_handbooks_are_not_for_readers(centre):
    keys = (
        'title: "Пособие"',
        'summary: "Как"',
        "owner: editors",
        'reviewed: "2026-11-20"',
        'review_every: "90"',
    )
    centre.write("docs/editing/index.md", "\n".join(("---", *keys, "---", "Пишите просто.\n")))
    centre.replace("mkdocs.yml", '"demonstration"', '"official"')
    made = files(centre)
    assert "editing/" not in made["llms.txt"] and "editing/" not in made["sitemap.xml"]


PREFIX = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls(centre: HelpCentre) -> dict[str, etree.Element]:
    """The entries of the map by address."""
    root = etree.fromstring(files(centre)["sitemap.xml"])
    return {entry.findtext(f"{PREFIX}loc", ""): entry for entry in root}


def test_the_map_of_a_demonstration_lists_nothing_since_no_page_is_to_be_found(centre):
    assert urls(centre) == {}


def test_the_map_of_an_official_site_lists_pages_with_day_and_translations(centre):
    text = centre.read("docs/sign-in.md").replace("title:", 'translated_from: "0000000000"\ntitle:', 1)
    centre.write("docs/sign-in.en.md", text)
    centre.replace("mkdocs.yml", '"demonstration"', '"official"')
    found = urls(centre)
    assert "https://help.example/faq/pay/index.html" in found
    assert found["https://help.example/contacts.html"].findtext(f"{PREFIX}lastmod") == "2026-11-20"
    pair = {
        link.get("hreflang"): link.get("href")
        for link in found["https://help.example/sign-in.html"].iter(LINK)
    }
    assert pair == {
        "ru": "https://help.example/sign-in.html",
        "en": "https://help.example/en/sign-in.html",
    }
