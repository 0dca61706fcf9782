"""Any contact, any two and all of them can be withdrawn: no record stands in the way, and the value leaves the site."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from sverka.build import Build
from sverka.carriers import page_context
from sverka.feed import feed_files
from sverka.findings import WARNING, errors
from sverka.project import Project, load_project
from sverka.regions import regions
from sverka.registry.showing import holds
from sverka.rules import contacts, reference, registry, settings
from sverka.views.site import site_view
from tests.help_centre import OWN_DAY, REPOSITORY, HelpCentre

PROJECT = load_project(REPOSITORY, OWN_DAY)
PUBLISHED = [contact.ref for contact in PROJECT.registry.published(PROJECT.policy)]
SOME = [*[(ref,) for ref in PUBLISHED], *list(combinations(PUBLISHED, 2))[::2], tuple(PUBLISHED)]
PLACES = regions(PROJECT.policy.regions)


def suspended(refs: tuple[str, ...]) -> Project:
    """The project with these contacts suspended, and a reason that says too much."""
    records = dict(PROJECT.registry.contacts)
    for ref in refs:
        reason = {"ru": f"Звонят чужие с номера {records[ref].shown_as('ru')}"}
        records[ref] = records[ref].model_copy(update={"status": "suspended", "reason": reason})
    return replace(PROJECT, registry=replace(PROJECT.registry, contacts=records))


@pytest.mark.parametrize("refs", SOME, ids=" ".join)
def test_the_records_let_it_go(refs):
    project = suspended(refs)
    found = [finding for rule in (registry, reference, settings) for finding in rule.check(project)]
    assert errors(found) == []
    assert {finding.rule for finding in found if finding.severity == WARNING} <= {"withdrawn-contact"}


@pytest.mark.parametrize("refs", [SOME[0], SOME[-1]], ids=" ".join)
def test_the_sources_stay_in_order(refs):
    assert errors(contacts.check(suspended(refs))) == []


@pytest.mark.parametrize("refs", [*SOME[: len(PUBLISHED)], SOME[-1]], ids=" ".join)
def test_the_value_leaves_everything_that_is_made_of_the_records(refs):
    project = suspended(refs)
    build = Build(project)
    withdrawn = [project.registry.contacts[ref] for ref in refs]
    view = site_view(project, "ru")
    texts = [
        piece.text
        for group in view["organisations"]
        for contact in group["contacts"]
        for piece in contact.pieces
    ]
    texts += [text for entry in view["withheld"] for text in (entry["reason"] or {}).values()]
    texts += feed_files(project).values()
    texts += [text for url, text in build.generated.items() if url.startswith("vcards/")]
    page = project.by_path["docs/contacts.md"]
    texts.append(page_context(project, build.stamp, page)["contact_points"])
    texts.append(project.rendered[page.url].html)
    for contact in withdrawn:
        left = [text for text in texts if holds(contact.kind, contact.value, text, PLACES)]
        assert left == []


def test_a_build_covers_what_the_evidence_and_the_reasons_of_neighbours_say(centre: HelpCentre):
    records = "content/contacts/acme.yml"
    centre.replace(
        records,
        'quote: "Наш сайт acmehelp.example"',
        'quote: "Сайт acmehelp.example, звоните 8 495 000-11-22"',
    )
    centre.replace(records, 'reason: {ru: "Номер закрыт"}', 'reason: {ru: "Вместо него 8 (495) 000-11-22"}')
    assert centre.build().status == 0
    old = centre.root / "site"
    assert "звоните 8 495 000-11-22" in (old / "evidence.html").read_text("utf-8")

    text = centre.read(records)
    centre.write(
        records, text.replace("status: corroborated", 'status: suspended\n  reason: {ru: "Проверяем"}', 1)
    )
    check = centre.sverka("check")
    assert check.returncode == 0, check.stdout
    assert "site:1:1: warning: the site is older than the records" in check.stdout
    assert check.stdout.count("site/") == 0

    built = centre.build()
    assert built.status == 0, built.output
    assert "звоните •••" in built.page("evidence.html") and "Вместо него •••" in built.page("evidence.html")
    left = [
        file.name
        for file in built.site.rglob("*.*")
        if file.suffix in {".html", ".xml", ".txt", ".vcf"} and "000-11-22" in file.read_text("utf-8")
    ]
    assert left == []
    assert centre.sverka("check").returncode == 0


def test_everything_can_go_at_once(centre: HelpCentre):
    records = "content/contacts/acme.yml"
    text = centre.read(records).replace(
        "status: corroborated", 'status: suspended\n  reason: {ru: "Проверяем"}'
    )
    built = centre.write(records, text).build()
    assert built.status == 0, built.output
    assert "acmehelp.example<" not in built.page("contacts.html")
    assert centre.sverka("check").returncode == 0


def test_a_site_that_somebody_changed_is_not_older_but_at_fault(published: HelpCentre, tmp_path: Path):
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root, copy.root, dirs_exist_ok=True)
    copy.write("site/help/index.html", "<p>8 495 123-45-67</p>")
    check = copy.sverka("check")
    assert check.returncode == 1
    assert "this is no site that passed the gate" in check.stdout and "[gate]" in check.stdout
    assert "+74951234567 is not on record" in check.stdout
