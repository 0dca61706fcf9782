"""What others wrote is printed as it is written: no mark-up, no escape sequence, no line of its own; JSON is exact."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sverka.cli import main
from sverka.core.characters import category
from sverka.core.findings import Finding
from sverka.core.findings_text import as_text
from sverka.core.visible_text import UNSEEN, visible, visible_json, visible_lines
from tests.help_centre import HelpCentre

EVERY_SIGN = [chr(at) for at in range(sys.maxunicode + 1)]
UNSEEN_SIGNS = [sign for sign in EVERY_SIGN if category(sign) in UNSEEN]
HOSTILE = "[/b] [bold]x[/] [link=https://a.example]y :bug: \x1b]0;t\x07\x1b[2J\x9b31m\u202eabc\u2066\u200b\u2028z\x7f"

# What a terminal, or somebody who reads one, could take for more than text.
ACTS = set(UNSEEN_SIGNS) - {"\n", "\t"}


def test_every_sign_that_is_not_seen_is_written_out_and_every_other_stays():
    assert not ACTS & set(visible("".join(EVERY_SIGN)))
    seen = "".join(sign for sign in EVERY_SIGN if category(sign) not in UNSEEN)
    assert visible(seen) == seen
    assert visible("a\nb\tc") == r"a\nb" + "\tc"
    assert visible_lines("a\x1b\nb\u2028") == "a\\x1b\nb\\u2028"


@given(st.recursive(st.text() | st.sampled_from(UNSEEN_SIGNS), lambda inner: st.lists(inner, max_size=4)))
def test_json_is_exact_and_acts_on_nothing(data: object):
    for indent in (None, 2):
        printed = visible_json(json.dumps({"said": data}, ensure_ascii=False, indent=indent))
        assert json.loads(printed) == {"said": data}
        assert not ACTS & set(printed)


@given(st.text(), st.text(), st.text())
def test_a_finding_takes_two_lines_whatever_it_quotes(path: str, message: str, fix: str):
    lines = as_text([Finding(path, 1, 1, "file", message, "a" + fix)]).split("\n")
    assert len(lines) == 2
    assert not ACTS & set("".join(lines))


@pytest.fixture
def run(centre: HelpCentre, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """A command in the folder of the help centre, on a terminal that is wide enough."""
    monkeypatch.chdir(centre.root)

    def command(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert not ACTS & set(result.output), result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return command


def hostile_feedback(centre: HelpCentre) -> str:
    code = next(page.meta.code for page in centre.project().pages if page.meta.code)
    votes = [{"code": code, "verdict": "no", "reason": HOSTILE, "comment": HOSTILE}, {"query": HOSTILE}]
    masked = {"code": code, "verdict": "no", "reason": "8 912 345-67-89", "comment": "\ud800"}
    centre.write("said.jsonl", "".join(json.dumps(vote) + "\n" for vote in [*votes, masked]))
    return code


def test_what_readers_wrote_is_shown_as_they_wrote_it(centre: HelpCentre, run: Callable[..., Result]):
    hostile_feedback(centre)
    said = run("feedback", "said.jsonl")
    assert said.exit_code == 0
    assert " ".join(visible(" ".join(HOSTILE.casefold().split())).split()) in " ".join(said.stdout.split())
    assert "[phone] 1" in said.stdout


def test_the_report_for_programs_holds_exactly_what_readers_wrote(
    centre: HelpCentre, run: Callable[..., Result]
):
    code = hostile_feedback(centre)
    report = json.loads(run("feedback", "--format", "json", "said.jsonl").stdout)
    page = next(page for page in report["pages"] if page["code"] == code)
    assert page["comments"] == [HOSTILE, "\ud800"]
    assert page["reasons"] == {HOSTILE: 1, "[phone]": 1}


def test_names_of_files_are_shown_as_they_are(centre: HelpCentre, run: Callable[..., Result]):
    name = "[/b]\x1b[31m\u202e.jsonl"
    centre.write(name, "{}\n")
    assert visible(name) in run("feedback", name).stderr
    centre.write(f"content/faq/{name}", "x")
    assert visible(name) in run("check").stdout
    assert r"\u202e.jsonl" in run("verify", "content", name).stderr


def test_pages_and_records_are_shown_as_they_are(centre: HelpCentre, run: Callable[..., Result]):
    page = "content/faq/pay/refund.md"
    title = centre.project().by_path[page].meta.title
    long = " ".join(["слово"] * 30)
    centre.replace(page, title, r"[/b] \u2066t\u200B [x]").write(
        page, f"{centre.read(page)}\n{long} [/b]\u2066[2J.\n"
    )
    centre.write("content/faq/pay/other.md", f"---\ntitle: {HOSTILE}\n")
    assert run("check").exit_code == 1
    (centre.root / "content/faq/pay/other.md").unlink()
    assert r"[/b] \u2066t\u200b [x]" in run("stale", "--as-of", "2030-01-01").stdout
    assert r"[/b]\u2066[2J." in run("readability").stdout
    assert run("numbers").exit_code in {0, 1}
    assert run("contacts", "list").exit_code in {0, 1}
