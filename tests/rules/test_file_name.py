"""Each name that somebody chooses is held against the rule where it is chosen."""

from __future__ import annotations

import pytest

from sverka.core.findings import Finding
from sverka.site.check import check_site
from tests.help_centre import DAY, HelpCentre


def named(findings: list[Finding]) -> list[str]:
    return [f"{found.path}:{found.line}:{found.column}" for found in findings if found.rule == "file-name"]


def test_a_topic_is_named_at_its_line(centre):
    centre.replace("content/taxonomy.yml", "id: pay", "id: aux")
    for path in ("content/faq/pay/refund.md", "content/faq/pay/card.md"):
        centre.write(path.replace("/pay/", "/aux/"), centre.read(path))
    found = named(centre.findings())
    assert "content/taxonomy.yml:2:8" in found and "content/faq/aux/refund.md:1:1" in found


def test_pictures_that_differ_in_capitals_are_named(centre):
    centre.write("content/guides/Form.svg", centre.read("content/guides/form.svg"))
    assert named(centre.findings()) == ["content/guides/form.svg:1:1"]


def test_an_organisation_is_named_by_its_file(centre):
    records = centre.read("content/contacts/acme.yml").partition("contacts:")[0]
    centre.write(
        "content/contacts/con.yml",
        records.replace("organisation: acme", "organisation: con") + "contacts: []\n",
    )
    assert named(centre.findings()) == ["content/contacts/con.yml:1:1"]


@pytest.mark.parametrize("name", ["assets/img/nul.png", "components/prn/template.html"])
def test_a_file_of_the_sites_own_theme_is_named(centre, name):
    centre.write(f"overrides/{name}", "")
    assert named(centre.findings()) == [f"overrides/{name}:1:1"]


def test_a_folder_of_the_generator_in_capitals_is_named(centre):
    centre.write("docs/Assets/a.md", centre.read("docs/sign-in.md"))
    assert named(centre.findings()) == ["docs/Assets/a.md:1:1"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.html", "A.html"], "site/a.html:1:1"),
        (["aux/a.html"], "site/aux/a.html:1:1"),
        (["é.html", "e\u0301.html"], "site/é.html:1:1"),
        (["a" * 250], f"site/{'a' * 250}:1:1"),
    ],
)
def test_what_was_put_out_is_held_against_it_too(centre: HelpCentre, tmp_path, names, expected):
    project = centre.project(DAY)
    for name in names:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("<!doctype html><title>a</title>")
    found = check_site(tmp_path / "site", project.registry, project.policy, "https://help.example/", {})
    assert named(found) == [expected]
