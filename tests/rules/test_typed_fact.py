"""What the rule says of a typed fact: the record to name, and both lines of a contradiction. Places: cases/."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sverka.core.findings import Finding
from sverka.core.source import SourceFile
from sverka.project.project import Project
from sverka.rules import plain_language, typed_fact
from tests.additions import GLOSSARY
from tests.help_centre import HelpCentre

SEARCH, OLD = "docs/search.md", "Напишите, что ищете."
PIECES = ["`", "```\n", "\n", "\n\n", " ", "за 5 дней", "круглосуточно", "500 ₽", "необходимо", "{{ fact:reply-time }}",
          "«Мои вопросы»", "](sign-in.md)", "[", "жалобу рассмотрят", "- ", "|", "\\", "ё"]  # fmt: skip


def found(centre: HelpCentre, rule: str = "typed-fact") -> Finding:
    (finding,) = (finding for finding in centre.findings() if finding.rule == rule)
    return finding


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Срок ответа — 7 недель.", "write {{ fact:reply-time }}"),
        ("Часы работы телефона: 24/7.", "write {{ fact:call-hours }}"),
        ("Посылку доставят за 7 недель.", "put it on record in content/facts.yml and name it from there"),
    ],
)
def test_the_mend_names_the_fact_that_is_on_record(centre, text, fix):
    centre.replace(SEARCH, OLD, text)
    assert found(centre).fix == fix


def test_where_no_name_can_stand_the_mend_does_not_ask_for_one(centre):
    centre.replace("docs/search.md", 'title: "Поиск"', 'title: "Поиск 24/7"')
    assert found(centre).fix.startswith("take it out of title")


def test_a_contradiction_names_both_lines(centre):
    centre.replace(SEARCH, OLD, "Жалобу рассмотрят за 5 дней.")
    centre.replace("docs/sign-in.md", "Вход открывается", "Жалобу рассмотрят за 7 дней. Вход открывается")
    finding = found(centre, "contradiction")
    assert (finding.path, finding.line) == ("docs/sign-in.md", 10)
    assert "'7 дней' here, '5 дней' at docs/search.md:11:22" in finding.message


def test_a_contradiction_with_the_record_names_its_line_and_value(centre):
    centre.replace(SEARCH, OLD, "Срок ответа — 15 рабочих дней.")
    message = found(centre, "contradiction").message
    assert "'15 рабочих дней' here, 'пять рабочих дней' on record at content/facts.yml:6" in message


@pytest.mark.parametrize("text", ["Срок ответа — пять рабочих дней.", "Срок ответа — 5 рабочих дней."])
def test_what_the_record_says_contradicts_nothing(centre, text):
    centre.replace(SEARCH, OLD, text)
    assert [finding.rule for finding in centre.findings() if finding.severity == "error"] == ["typed-fact"]


def test_a_typed_name_of_a_section_leads_to_its_entry(centre):
    centre.write("content/glossary.yml", GLOSSARY).replace(SEARCH, OLD, "Откройте «Мои обращения».")
    finding = found(centre)
    assert finding.message == "«Мои обращения» is another name of a section"
    assert finding.fix == "write {{ term:my-requests }}: its name stands at content/glossary.yml:2"


def test_the_glossary_itself_may_show_every_name(centre):
    centre.write("content/glossary.yml", GLOSSARY)
    centre.replace(SEARCH, OLD, "Разделы «Мои вопросы» и «Мои обращения».")
    centre.replace(SEARCH, "template: search", "template: glossary")
    assert centre.errors() == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return HelpCentre(tmp_path_factory.mktemp("typed")).write("content/glossary.yml", GLOSSARY).project()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join))
@example("`за 5 дней` за 5 дней")
def test_whatever_a_page_says_each_finding_stands_at_what_was_typed(project: Project, text: str) -> None:
    page = project.by_path["docs/contacts.md"]
    source = SourceFile(page.source.path, page.source.text[: page.body_start] + text)
    changed = replace(project, pages=[replace(page, source=source)])
    lines = source.text.split("\n")
    for finding in [*typed_fact.check(changed), *plain_language.check(changed)]:
        assert 1 <= finding.line <= len(lines) and 1 <= finding.column <= len(lines[finding.line - 1])
