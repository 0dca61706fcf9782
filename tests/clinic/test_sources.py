"""The clinic as its editors see it: a second organisation, made by the same code with nothing changed outside."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from sverka.project.plain_language import plain_language
from sverka.project.project import Project
from sverka.registry import standing
from sverka.rules import check_sources
from tests.clinic.conftest import CLINIC
from tests.demonstration.test_its_words import forbidden
from tests.help_centre import REPOSITORY, Built

MOST_FILES = 30
# Numbers that Ofcom keeps free for drama: nobody is ever given one.
_DRAMA = re.compile(r"\+44(?:1174960\d{3}|2079460\d{3}|2920180\d{3}|8081570\d{3}|1632960\d{3}|7700900\d{3})")


def files() -> list[Path]:
    """What somebody wrote."""
    run = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "examples/clinic"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    return [REPOSITORY / line for line in run.stdout.splitlines()]


def test_it_is_in_order(clinic_project: Project, clinic_build: Built):
    assert [finding for finding in check_sources(clinic_project) if finding.severity != "note"] == []
    assert clinic_build.status == 0, clinic_build.output
    assert "0 errors, 0 warnings" in clinic_build.output


def test_it_is_written_in_few_files():
    written = [file for file in CLINIC.rglob("*") if file.is_file() and file in files()]
    assert 20 < len(written) <= MOST_FILES


def test_its_gate_is_the_gate_of_every_site():
    for name in ("contacts.py", "content.py"):
        assert (CLINIC / "hooks" / name).read_text("utf-8") == (REPOSITORY / "hooks" / name).read_text(
            "utf-8"
        )


def test_it_is_in_english_and_knows_nothing_of_the_demonstration():
    for file in CLINIC.rglob("*"):
        if file.suffix in {".md", ".yml", ".css", ".html", ".svg", ".py"} and "site" not in file.parts:
            text = file.read_text("utf-8")
            assert not re.search(r"[Ѐ-ӿ]", text), file
            assert not [word for word in forbidden() if word.casefold() in text.casefold()], file


def test_nobody_can_own_its_contacts(clinic_project: Project):
    contacts = clinic_project.registry.contacts.values()
    assert len(contacts) > 10
    for contact in contacts:
        match contact.kind:
            case "phone":
                assert _DRAMA.fullmatch(contact.value), contact.ref
            case "domain" | "email":
                assert contact.value.endswith(".example"), contact.ref
            case kind:
                assert kind == "sms-sender"


def test_every_source_says_that_it_is_made_up(clinic_project: Project):
    for source in clinic_project.registry.sources.values():
        assert "(fictional)" in source.publisher
        assert "made up for this example" in source.what["en"]


def test_it_shows_every_way_a_contact_can_stand(clinic_project: Project):
    found = {
        standing(contact, clinic_project.policy) for contact in clinic_project.registry.contacts.values()
    }
    assert found == {"verified", "corroborated", "draft", "retired", "denied"}


def test_it_can_be_read_once(clinic_project: Project):
    assert plain_language(clinic_project, "en").share >= 0.95


def test_it_has_categories_of_its_own(clinic_project: Project):
    assert clinic_project.taxonomy.ids("categories") == [
        "appointments",
        "prescriptions",
        "results",
        "feedback",
    ]
    answered = {page.category for page in clinic_project.pages if page.kind == "answer"}
    assert answered == set(clinic_project.taxonomy.ids("categories"))
