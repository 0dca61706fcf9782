"""Starting a page: a file of its type with a code of its own, or nothing at all."""

from __future__ import annotations

from datetime import date

import pytest

from sverka.commands.new import new_page
from sverka.core.findings import Refused
from sverka.core.source import read_source
from sverka.pages.codes import code_for, is_code
from sverka.pages.front_matter import split_front_matter
from tests.help_centre import DAY, HelpCentre


@pytest.mark.parametrize(
    ("kind", "name", "path"),
    [
        ("answer", "pay/lost-receipt", "content/faq/pay/lost-receipt.md"),
        ("guide", "lost-receipt", "content/guides/lost-receipt.md"),
        ("letter", "pay/lost-receipt", "content/letters/pay/lost-receipt.md"),
    ],
)
def test_a_page_of_each_kind(centre, kind, name, path):
    assert new_page(centre.root, kind, name, 'Что, если "всё" \\ пропало?', DAY) == path
    document, _ = split_front_matter(read_source(centre.root / path, centre.root))
    assert document.data["title"] == 'Что, если "всё" \\ пропало?'
    assert document.data["reviewed"] == "2026-11-23"
    assert document.data["code"] == code_for(1012)


def test_each_page_has_a_code_of_its_own_and_a_line_in_the_ledger(centre):
    paths = [new_page(centre.root, "answer", f"pay/page-{number}", "A", DAY) for number in range(3)]
    entries = {entry.page: entry.code for entry in centre.project().ledger.codes}
    assert len({entries[path] for path in paths}) == 3
    assert all(is_code(entries[path]) for path in paths)
    assert len(set(entries.values())) == len(entries)


def test_a_ledger_without_a_last_line_end_keeps_its_entries(centre):
    centre.write("content/codes.yml", centre.read("content/codes.yml").rstrip("\n"))
    new_page(centre.root, "answer", "pay/lost", "A", DAY)
    assert len(centre.project().ledger.codes) == 12


def test_a_page_has_an_owner_and_channels_that_the_taxonomy_knows(centre):
    new_page(centre.root, "answer", "pay/lost", "A", DAY)
    document, _ = split_front_matter(read_source(centre.root / "content/faq/pay/lost.md", centre.root))
    assert (document.data["owner"], document.data["channels"]) == ("editors", ["call", "letter"])


def test_a_category_needs_no_folder_of_its_own_yet(centre):
    centre.replace(
        "content/taxonomy.yml", "request_types:", "- {id: money, title: {ru: Деньги}}\n\nrequest_types:"
    )
    assert new_page(centre.root, "answer", "money/lost", "A", DAY) == "content/faq/money/lost.md"


REFUSED = {
    "a page that is there": ("answer", "pay/refund"),
    "a category that is not there": ("answer", "money/card"),
    "no category": ("answer", "card"),
    "a guide in a category": ("guide", "pay/card"),
    "a folder too many": ("answer", "pay/a/b"),
    "a way out of the folder": ("answer", "../pay"),
    "another way out of it": ("answer", "pay/.."),
    "an absolute path": ("guide", "/etc/passwd"),
    "capitals": ("guide", "Card"),
    "another alphabet": ("guide", "карта"),
    "an ending": ("guide", "card.md"),
    "nothing": ("guide", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_writes_nothing(centre, name):
    kind, page = REFUSED[name]
    before = everything(centre)
    with pytest.raises(Refused) as refused:
        new_page(centre.root, kind, page, "A", date(2026, 11, 23))
    (finding,) = refused.value.findings
    assert finding.rule == "new" and finding.message and finding.fix
    assert everything(centre) == before


@pytest.mark.parametrize("ledger", ["codes: [", "codes: none\n", ""])
def test_a_broken_ledger_writes_nothing(centre, ledger):
    centre.write("content/codes.yml", ledger)
    before = everything(centre)
    with pytest.raises(Refused):
        new_page(centre.root, "answer", "pay/lost", "A", DAY)
    assert everything(centre) == before


def everything(centre: HelpCentre) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in centre.root.rglob("*") if file.is_file()}
