"""The project's own help centre: in order, and saying no more about contacts than its evidence carries."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sverka.project.plain_language import plain_language
from sverka.project.project import Project, load_project
from sverka.registry import PUBLISHED, standing
from sverka.rules import check_sources
from tests.help_centre import OWN_DAY, REPOSITORY


@pytest.fixture(scope="module")
def project() -> Project:
    """What is on record, as of one day."""
    return load_project(REPOSITORY, OWN_DAY)


def test_there_are_neither_errors_nor_warnings(project):
    assert [finding for finding in check_sources(project) if finding.severity != "note"] == []


def by_status(project: Project, status: str) -> set[str]:
    return {contact.value for contact in project.registry.contacts.values() if contact.status == status}


def test_what_two_independent_origins_confirm_is_published(project):
    assert by_status(project, "corroborated") == {"+78001007010", "115", "gosuslugi.ru", "102"}
    published = {contact.value for contact in project.registry.published(project.policy)}
    assert published == by_status(project, "corroborated")


def test_nobody_has_called_or_opened_anything_so_nothing_is_verified(project):
    assert by_status(project, "verified") == set()


def test_what_only_one_origin_names_stays_a_draft(project):
    drafts = by_status(project, "draft")
    assert {"+74957274747", "+78003003000", "gu-st.ru", "0919", "gosuslugi"} <= drafts
    of_kind = {contact.kind for contact in project.registry.contacts.values() if contact.status in PUBLISHED}
    assert not of_kind & {"email", "app", "account"}


def test_the_retired_and_the_false_numbers_say_why(project):
    assert by_status(project, "retired") == {"+74995501839"}
    assert by_status(project, "denied") == {"+78005553535", "+78001007070", "+78005550555"}
    for contact in project.registry.contacts.values():
        if contact.status in {"retired", "denied"}:
            assert contact.reason and contact.reason["ru"]


def test_no_contact_has_hours_or_a_cost_and_no_fact_does(project):
    for contact in project.registry.contacts.values():
        assert not contact.hours and not contact.cost and not contact.languages
    for fact in project.registry.facts.values():
        assert fact.kind == "statement" or fact.value is None, fact.id


def test_the_client_s_own_document_carries_no_contact_and_no_fact(project):
    records = [*project.registry.contacts.values(), *project.registry.facts.values()]
    cited = {piece.source for record in records for piece in record.evidence}
    assert not [name for name in cited if project.registry.sources[name].tier == "client"]


def test_every_published_contact_has_two_publishers_one_of_them_a_public_body(project):
    for contact in project.registry.published(project.policy):
        sources = [
            project.registry.sources[piece.source] for piece in contact.evidence if "value" in piece.supports
        ]
        assert len({source.publisher for source in sources if source.tier in "ABC"}) >= 2, contact.ref
        assert any(source.tier in "AB" for source in sources), contact.ref


# In the client's brief, and nowhere else: no page, no record and no part of the theme may hold them.
UNLISTED = ("777-22-22", "7772222", "777 22 22", "777 2222")


def test_the_numbers_that_nothing_supports_stand_nowhere():
    for folder in ("content", "docs", "overrides", "hooks", "src", "examples", "mkdocs.yml", "README.md"):
        path = REPOSITORY / folder
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.is_file() and file.suffix in {".md", ".yml", ".html", ".js", ".css", ".py", ".svg"}:
                text = re.sub(r"[\s\u00a0\u202f()‑–—.]+", " ", file.read_text("utf-8"))
                assert not [number for number in UNLISTED if number in text], file


def test_every_category_has_answers_and_a_letter_has_its_guide(project):
    kinds = Counter(page.kind for page in project.pages if page.lang == "ru")
    answers = Counter(page.category for page in project.pages if page.kind == "answer" and page.lang == "ru")
    assert set(answers) == set(project.taxonomy.ids("categories"))
    assert min(answers.values()) >= 2
    assert kinds["guide"] >= 4
    assert kinds["letter"] >= 2


@pytest.mark.parametrize("title", ["Электронные услуги", "Документы", "Справка", "Контакты"])
def test_the_main_sections(project, title):
    sections = [project.by_path[path].meta.title for path in project.settings.sections]
    assert title in sections


def test_every_page_for_readers_has_a_code_a_summary_an_owner_and_sources(project):
    for page in project.pages:
        if page.kind == "listing" or page.is_handbook:
            continue
        meta = page.meta
        assert meta.code and meta.summary and meta.owner, page.source.path
        assert meta.sources or meta.template, page.source.path
        assert page.kind == "page" or len(set(page.channels)) >= 2, page.source.path


def test_codes_are_given_once_and_the_ledger_holds_each(project):
    codes = [page.meta.code for page in project.pages if page.meta.code and page.lang == "ru"]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {entry.code for entry in project.ledger.codes}


def test_no_page_holds_a_field_for_a_password():
    for file in (REPOSITORY / "src/sverka/theme").rglob("*.html"):
        assert not re.search(r"type=[\"']?password", file.read_text("utf-8")), file


def test_what_a_contact_page_names_is_published(project):
    page = project.by_path["docs/contacts.md"]
    named = re.findall(r"\{\{ ?contact:([a-z0-9/-]+) ?\}\}", page.source.text)
    assert named
    for name in named:
        assert standing(project.registry.contacts[name], project.policy) in PUBLISHED


def test_every_page_for_readers_rests_on_sources_on_record(project):
    readers = [page for page in project.pages if page.kind != "listing" and not page.is_handbook]
    assert len(readers) > 150
    assert [page.source.path for page in readers if not page.meta.sources] == []
    unknown = {name for page in readers for name in page.meta.sources} - set(project.registry.sources)
    assert unknown == set()


def test_what_the_client_says_alone_is_marked_and_carries_no_contact(project):
    """A page that names a contact or a statement names a source for it that counts."""
    tiers = {name: source.tier for name, source in project.registry.sources.items()}
    alone = []
    for page in project.pages:
        if page.kind == "listing" or page.is_handbook:
            continue
        named = {
            kind for kind, _ in project.rendered[page.url].seen.names if kind in {"contact", "bad-example"}
        }
        if named and all(tiers[name] == "client" for name in page.meta.sources):
            alone.append(page.source.path)
    assert alone == []


def test_the_content_is_complete(project):
    def count(kind: str, lang: str = "ru") -> int:
        return sum(page.kind == kind and page.lang == lang for page in project.pages)

    assert count("answer") >= 60
    assert count("guide") >= 20
    assert count("letter") >= 12
    assert count("video") >= 4
    assert count("answer", "en") >= 15
    letters = Counter(page.category for page in project.pages if page.kind == "letter" and page.lang == "ru")
    assert set(letters) == set(project.taxonomy.ids("categories")) and min(letters.values()) >= 2
    answers = Counter(page.category for page in project.pages if page.kind == "answer" and page.lang == "ru")
    assert min(answers.values()) >= 5


def test_sentences_are_short_enough_to_be_read_once(project):
    for lang in project.settings.options.languages:
        assert plain_language(project, lang).share >= 0.95
