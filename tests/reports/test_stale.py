"""`sverka stale`: what is overdue, behind, soon due or missing, in that order; an exit status fit for CI."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest
from click.testing import CliRunner

from sverka.cli import main
from sverka.reports.stale import failing, pages_by_act, stale
from tests.additions import ACTS, translate
from tests.help_centre import DAY, HelpCentre

CARD = "content/faq/pay/card.md"


@pytest.fixture
def run(sverka):
    """Run `sverka stale` in the project's folder."""
    return partial(sverka, "stale")


def states(centre: HelpCentre, day: date = DAY, **options: bool) -> dict[str, tuple[str, int | None]]:
    """`kind place` → state and days left, of the pages other than those that are all alike."""
    return {
        f"{entry.kind} {entry.path}:{entry.line}": (entry.state, entry.days_left)
        for entry in stale(centre.project(day), **options)
    }


def test_a_help_centre_in_order_has_no_entry(centre, run):
    assert stale(centre.project()) == []
    result = run()
    assert (result.exit_code, "0 entries, 0 to act on as of 2026-11-23" in result.stderr) == (0, True)


@pytest.mark.parametrize(
    ("every", "state"),
    [("2", ("overdue", -1)), ("3", ("due-soon", 0)), ("33", ("due-soon", 30)), ("34", None)],
)
def test_a_page_is_soon_due_for_thirty_days_and_overdue_from_the_day_after(centre, every, state):
    centre.replace(CARD, 'review_every: "180"', f'review_every: "{every}"')
    assert states(centre).get(f"page {CARD}:6") == state


def test_pictures_contacts_and_facts_have_their_days(centre):
    day = date(2027, 1, 15)
    found = states(centre, day)
    assert found["contact content/contacts/acme.yml:5"] == ("due-soon", 5)
    centre.replace(
        "content/facts.yml", '"пять рабочих дней"}', '"пять рабочих дней"}\n  review_by: "2027-01-10"'
    )
    assert states(centre, day)["fact content/facts.yml:6"] == ("overdue", -5)
    assert "picture content/pictures.yml:2" not in states(centre, date(2027, 10, 20))
    assert states(centre, date(2027, 10, 21))["picture content/pictures.yml:2"] == ("due-soon", 30)
    assert states(centre, date(2027, 11, 21))["picture content/pictures.yml:2"] == ("overdue", -1)


def test_drafts_and_withdrawn_contacts_are_nobody_s_task(centre):
    refs = {entry.what for entry in stale(centre.project(date(2030, 1, 1))) if entry.kind == "contact"}
    assert refs == {"review of acme/hotline", "review of acme/site"}


def test_a_translation_is_behind_and_one_that_is_not_there_is_missing_where_it_is_asked_for(centre):
    path = translate(centre, CARD, "See [refunds](refund.md).\n", digest="0123456789")
    line = centre.read(path)[: centre.read(path).index("translated_from")].count("\n") + 1
    assert states(centre) == {f"translation {path}:{line}": ("behind", None)}
    (entry,) = stale(centre.project())
    assert centre.project().by_path[CARD].digest in entry.what
    found = states(centre, missing=True)
    assert found["translation docs/index.md:1"] == ("missing", None)
    assert f"translation {CARD}:1" not in found


def test_the_most_urgent_comes_first(centre):
    translate(centre, CARD, "See [refunds](refund.md).\n", digest="0123456789")
    centre.replace("docs/check.md", 'review_every: "180"', 'review_every: "1"')
    centre.replace("docs/contacts.md", 'review_every: "180"', 'review_every: "2"')
    centre.replace("docs/search.md", 'review_every: "180"', 'review_every: "9"')
    entries = stale(centre.project(), missing=True)
    assert [entry.state for entry in entries[:4]] == ["overdue", "overdue", "behind", "due-soon"]
    assert {entry.state for entry in entries[4:]} == {"missing"}
    assert [entry.path for entry in entries[:2]] == ["docs/check.md", "docs/contacts.md"]
    assert failing(entries) == entries[:3]


def test_json_holds_each_entry_and_the_pages_by_act(centre, run):
    centre.write("content/acts.yml", ACTS)
    centre.replace(CARD, 'review_every: "180"', 'review_every: "9"\nacts: [payments]')
    data = json.loads(run("--format", "json").stdout)
    assert set(data) == {"as_of", "entries", "pages_by_act"}
    assert data["as_of"] == "2026-11-23"
    assert data["entries"] == [
        {
            "state": "due-soon",
            "kind": "page",
            "path": CARD,
            "line": 6,
            "owner": "editors",
            "due": "2026-11-29",
            "days_left": 6,
            "what": "review of 'Какие карты принимают?'",
            "acts": ["payments"],
        }
    ]
    assert data["pages_by_act"] == {"payments": [CARD], "returns": []}
    assert pages_by_act(centre.project()) == data["pages_by_act"]


def test_the_table_holds_a_row_for_each(centre, run):
    centre.replace(CARD, 'review_every: "180"', 'review_every: "1"')
    result = run()
    assert f"overdue  page  {CARD}:6  editors" in " ".join(result.stdout.split()).replace(" ", "  ")
    assert "2026-11-21 (-2 d)" in result.stdout
    assert "1 entry, 1 to act on" in result.stderr


@pytest.mark.parametrize(
    ("every", "arguments", "status"),
    [
        ("180", [], 0),
        ("9", [], 0),
        ("180", ["--missing"], 0),
        ("1", [], 1),
        ("1", ["--format", "json"], 1),
        ("180", ["--as-of", "2030-01-01"], 1),
        ("180", ["--as-of", "soon"], 2),
        ("180", ["--format", "xml"], 2),
    ],
)
def test_exit_status(centre, run, every, arguments, status):
    centre.replace(CARD, 'review_every: "180"', f'review_every: "{every}"')
    assert run(*arguments).exit_code == status


def test_a_translation_left_behind_fails(centre, run):
    translate(centre, CARD, "See [refunds](refund.md).\n", digest="0123456789")
    assert run().exit_code == 1


def test_what_cannot_be_read_is_no_list(centre, run):
    centre.write("content/pictures.yml", "pictures: [")
    result = run("--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "content/pictures.yml" in result.stderr


def test_outside_of_a_project_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["stale"])
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr


def test_a_place_for_reading_is_looked_at_once_a_year(centre):
    host = '- {host: library.example, what: {ru: "Каталог"}, checked_at: "2026-11-20", by: security}'
    centre.write("content/links.yml", f"links:\n{host}\n")
    key = "link content/links.yml:2"
    assert states(centre).get(key) is None
    assert states(centre, date(2027, 11, 1))[key] == ("due-soon", 19)
    assert states(centre, date(2027, 11, 21))[key] == ("overdue", -1)
