"""Places for reading: what may be one, how old its record may grow, and that it never becomes a contact."""

from __future__ import annotations

from datetime import date

import pytest

from sverka.build.checker_script import checker_files
from sverka.core.findings import ERROR, WARNING
from sverka.exports.contact_export import contacts_json
from sverka.exports.stamp import stamp
from tests.help_centre import DAY, HelpCentre

LINE = '- {{host: "{host}", what: {{ru: "Каталог библиотеки"}}, checked_at: "{day}", by: {by}}}\n'


def put(centre: HelpCentre, host: str, day: str = "2026-11-20", by: str = "security") -> HelpCentre:
    """Put one host on record."""
    return centre.write("content/links.yml", "links:\n" + LINE.format(host=host, day=day, by=by))


def found(centre: HelpCentre, day: date = DAY) -> list[tuple[str, str, str]]:
    return [
        (finding.severity, finding.rule, finding.message)
        for finding in centre.findings(day)
        if finding.path == "content/links.yml" and finding.severity in {ERROR, WARNING}
    ]


def test_a_place_that_can_be_named_is_taken(centre):
    assert found(put(centre, "library.example")) == []
    assert centre.project().registry.link("www.library.example").shown == "library.example"
    assert centre.project().registry.link("other.library.example") is None


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("acme-help.example", "acme-help.example looks like acmehelp (written acme[-]help)"),
        ("clck.ru", "clck.ru shortens links, so nobody sees where it leads"),
        ("google.com", "google.com passes readers on to other addresses, under /url"),
        ("www.google.com", "google.com passes readers on to other addresses, under /url"),
        ("web.archive.org", "web.archive.org passes readers on to other addresses, or shows copies of their pages"),
        ("sites.google.com", "on sites.google.com anybody may put up a page"),
        ("t.me", "on t.me anybody may put up a page"),
        ("github.io", "anybody can register a name under github.io"),
        ("co.uk", "anybody can register a name under co.uk"),
        ("xn--c1avg.xn--90a3ac", "anybody can register a name under орг.срб"),
        ("acmehelp.example", "acmehelp.example is a contact on record, acme/site"),
        ("shop.acmehelp.example", "shop.acmehelp.example is a contact on record, acme/site"),
    ],
)  # fmt: skip
def test_what_is_no_place_of_its_own_is_refused(centre, host, message):
    assert found(put(centre, host)) == [(ERROR, "link", message)]


def test_what_is_known_to_be_false_is_refused(centre):
    advert = {
        'kind: phone\n  value: "+78000005555"': "kind: domain\n  value: loans.example",
        '  display: {ru: "8 800 000-55-55"}\n': "",
        "напечатан 8 800 000-55-55": "напечатан loans.example",
    }
    for old, new in advert.items():
        centre.replace("content/contacts/acme.yml", old, new)
    put(centre, "loans.example")
    assert found(centre) == [(ERROR, "link", "loans.example is known to be false (acme/advert)")]


@pytest.mark.parametrize(
    ("host", "fix"),
    [
        ("https://library.example/", 'write it like host: "acme.example"'),
        ("Library.example", 'write host: "library.example"'),
        ("библиотека.рф", 'write host: "xn--80abaqnbpf2a4b.xn--p1ai"'),
        ("192.0.2.1", 'write it like host: "acme.example"'),
    ],
)
def test_a_host_is_written_as_browsers_ask_for_it(centre, host, fix):
    put(centre, host)
    (finding,) = [finding for finding in centre.findings() if finding.path == "content/links.yml"]
    assert (finding.severity, finding.rule) == (ERROR, "registry")
    assert finding.fix == fix


def test_the_same_host_twice_and_a_role_and_a_day_that_are_none(centre):
    line = LINE.format(host="library.example", day="2026-11-24", by="nobody")
    centre.write("content/links.yml", "links:\n" + line + line)
    assert found(centre) == [
        (ERROR, "duplicate-id", "the host 'library.example' is on record already, at content/links.yml:2")
    ]
    centre.write("content/links.yml", "links:\n" + line)
    assert found(centre) == [
        (ERROR, "link", "checked on 2026-11-24, which is after 2026-11-23"),
        (ERROR, "link", "'nobody' is no role of content/taxonomy.yml"),
    ]


def test_after_a_year_somebody_looks_again(centre):
    put(centre, "library.example", "2025-11-23")
    assert found(centre) == []
    (old,) = found(centre, date(2026, 11, 24))
    assert old[:2] == (WARNING, "link-old")
    assert old[2] == "nobody has looked at library.example since 2025-11-23, for more than a year"


def test_a_place_for_reading_is_in_no_data_for_programs_and_not_known_to_the_checker(centre):
    project = put(centre, "library.example").project()
    assert "library.example" not in contacts_json(project, stamp(project.root, DAY))
    assert "library.example" not in "".join(checker_files(project).values())
