"""What the rules leave alone, what they only warn of, and that none is forgotten. Errors: cases/bad-input."""

from __future__ import annotations

from datetime import date

import pytest

from sverka.core.findings import WARNING
from sverka.rules import CHECKS
from tests.help_centre import DAY, REPOSITORY, HelpCentre, place

HANDBOOK = """\
---
title: "{0}"
summary: "{0}: для редакторов"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
---
"""


def warnings(centre: HelpCentre, day: date = DAY) -> list[str]:
    return [place(finding) for finding in centre.findings(day) if finding.severity == WARNING]


def test_a_help_centre_in_order_has_no_finding(centre):
    assert (centre.errors(), warnings(centre)) == ([], [])


def test_every_module_of_rules_is_in_use():
    modules = {file.stem for file in (REPOSITORY / "src/sverka/rules").glob("*.py")} - {
        "__init__",
        "clock",
    }  # run before all others
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == modules


def test_rules_for_readers_pages_leave_the_handbooks_alone(centre):
    centre.write("docs/editing/index.md", HANDBOOK.format("Как писать") + "Никогда не пишите «мгновенно».\n")
    assert (centre.errors(), warnings(centre)) == ([], [])
    centre.write("docs/news.md", HANDBOOK.format("Новости") + "Мы ответим мгновенно.\n")
    assert centre.errors() == ["docs/news.md:2:1 page-code", "docs/news.md:2:1 source"]
    assert warnings(centre) == ["docs/news.md:8:12 absolute-promise"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Мы мгновенно ответим.", 4),
        ("Мы ГАРАНТИРУЕМ ответ.", 4),
        ("Поможем на 100 %.", 12),
        ("Отвечаем на любые вопросы.", 10),
        ("Закажите любую услугу.", 10),
        ("Мгновение, и всё.", 0),
        ("Есть стопроцентная скидка.", 0),
        ("Возьмите гарантийный талон.", 0),
    ],
)
def test_promises_that_nobody_can_keep(centre, text, column):
    centre.replace("docs/search.md", "Напишите, что ищете.", text)
    assert warnings(centre) == ([f"docs/search.md:11:{column} absolute-promise"] if column else [])


def test_a_page_is_overdue_from_the_day_after_its_review(centre):
    centre.replace("docs/sign-in.md", 'review_every: "180"', 'review_every: "3"')
    assert warnings(centre, date(2026, 11, 23)) == []
    assert warnings(centre, date(2026, 11, 24)) == ["docs/sign-in.md:6:11 page-overdue"]


def test_a_withdrawn_fact_is_only_warned_of(centre):
    centre.replace(
        "content/facts.yml",
        'value: {ru: "пять рабочих дней"}',
        'value: {ru: "пять рабочих дней"}\n  until: "2026-10"',
    )
    assert (centre.errors(), warnings(centre)) == ([], ["content/faq/pay/refund.md:17:14 withdrawn-fact"])


def test_where_a_file_cannot_be_loaded_only_that_is_said(centre):
    centre.replace("content/sources.yml", "id: acme-site", "id: Acme site")
    centre.replace("docs/search.md", "code: ", "colour: ")
    assert centre.errors() == ["content/sources.yml:2:8 registry", "docs/search.md:4:1 front-matter"]


def test_findings_are_in_the_order_of_files_and_lines(centre):
    centre.replace("docs/contacts.md", "acme/hotline", "acme/nobody")
    centre.replace("content/faq/pay/refund.md", "acme/hotline", "acme/nobody")
    found = centre.findings()
    assert found == sorted(found)
    assert [finding.path for finding in found if finding.rule == "reference"] == [
        "content/faq/pay/refund.md",
        "content/faq/pay/refund.md",
        "docs/contacts.md",
    ]


def test_a_translation_may_have_the_summary_of_its_original(centre):
    text = centre.read("docs/search.md")
    centre.write("docs/search.en.md", text)
    assert [line for line in centre.errors() if line.endswith(" summary")] == []


def test_columns_count_characters_and_not_bytes(centre):
    centre.replace("docs/search.md", "Напишите, что ищете.", "Ищите 😀 {{ contact:acme/nobody }}")
    assert centre.errors() == ["docs/search.md:11:9 reference"]


def test_hours_that_nobody_can_read_are_said_so_though_a_page_shows_the_contact(centre):
    label = 'label: {ru: "Горячая линия"}'
    centre.replace("content/contacts/acme.yml", label, f'{label}\n  hours: "по будням"')
    file = "content/contacts/acme.yml"
    assert centre.errors() == [f"{file}:10:10 evidence", f"{file}:10:10 hours"]
