"""The command line: exit statuses, the two forms of findings, and which files are looked at."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sverka.cli import main
from tests.help_centre import MINIMAL, HelpCentre

NUMBER = "8 495 123-45-67"
FIELDS = {
    "path", "line", "column", "rule", "severity", "kind", "value", "raw", "verdict", "concealed", "message", "fix",
    "end_line", "end_column", "edit",
}  # fmt: skip


@pytest.fixture
def run(centre: HelpCentre, monkeypatch):
    """Run `sverka` in the project's folder, as of the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")

    def sverka(*arguments: object, folder: Path = centre.root) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return sverka


def findings(result: Result) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(result.stdout)["findings"]
    return found


def test_nothing_wrong(run):
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 errors, 0 warnings as of 2026-11-23" in result.stderr


def test_an_error_is_printed_with_its_place_and_its_mend(centre, run):
    centre.replace("docs/sign-in.md", "Вход открывается", f"{NUMBER}. Вход открывается")
    result = run("check")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()[:2]
    assert re.fullmatch(r"docs/sign-in\.md:10:1: error: .+ \[on-record\]", first)
    assert re.match(r"    fix: .+", second)
    assert "1 error" in result.stderr


def test_a_warning_is_printed_and_passes(centre, run):
    centre.replace("docs/sign-in.md", "Вход открывается", "Вход мгновенно открывается")
    result = run("check")
    assert result.exit_code == 0
    assert "docs/sign-in.md:10:6: warning:" in result.stdout
    assert "[absolute-promise]" in result.stdout


def test_notes_are_printed_where_they_are_asked_for(run):
    assert "note" not in run("check").stdout
    assert "[on-record]" in run("check", "--notes").stdout


def test_json_holds_every_field_of_every_finding_and_their_number(centre, run):
    centre.replace("docs/sign-in.md", "Вход открывается", f"{NUMBER}. Вход мгновенно открывается")
    result = run("check", "--format", "json")
    data = json.loads(result.stdout)
    assert set(data) == {"findings", "summary"}
    assert data["summary"]["errors"] == 1 and data["summary"]["warnings"] == 1
    assert all(set(finding) == FIELDS for finding in data["findings"])
    (error,) = (finding for finding in data["findings"] if finding["severity"] == "error")
    assert error == {
        **error,
        "path": "docs/sign-in.md",
        "line": 10,
        "column": 1,
        "rule": "on-record",
        "kind": "phone",
        "value": "+74951234567",
        "raw": NUMBER,
        "verdict": "unlisted",
        "concealed": "",
        "end_line": 10,
        "end_column": 1 + len(NUMBER),
    }
    assert error["message"] and error["fix"]
    (warning,) = (finding for finding in data["findings"] if finding["severity"] == "warning")
    assert (warning["end_line"], warning["end_column"]) == (0, 0)


def test_json_is_json_even_where_nothing_can_be_read(centre, run):
    centre.write("mkdocs.yml", "extra: [")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert [(finding["path"], finding["rule"]) for finding in findings(result)] == [("mkdocs.yml", "yaml")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "missing.md"],
        ["check", "--as-of", "soon"],
        ["check", "--registry", "missing"],
        ["check", "--unknown"],
        ["unknown"],
        ["new", "poem", "pay/a", "A"],
    ],
)
def test_what_cannot_run_says_so_with_status_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr
    assert result.stdout == ""


def test_outside_of_a_project_a_registry_is_asked_for(run, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    for arguments in (["check"], ["new", "answer", "pay/a", "A"]):
        result = run(*arguments, folder=tmp_path / "elsewhere")
        assert result.exit_code == 2
        assert "mkdocs.yml" in result.stderr


def test_the_project_is_found_from_a_folder_below_it(centre, run):
    centre.replace("docs/sign-in.md", "Вход открывается", f"{NUMBER}. Вход открывается")
    assert "docs/sign-in.md:10:1: error:" in run("check", folder=centre.root / "content/faq").stdout


def test_only_what_is_named_is_shown(centre, run):
    centre.replace("docs/sign-in.md", "Вход открывается", f"{NUMBER}. Вход открывается")
    centre.replace("content/faq/pay/card.md", "Смотрите", f"{NUMBER}. Смотрите")
    for path, errors in (
        ("docs", 1),
        ("content/faq/pay", 1),
        ("docs/sign-in.md", 1),
        (".", 2),
        ("docs/help", 0),
    ):
        result = run("check", path, "--format", "json")
        assert json.loads(result.stdout)["summary"]["errors"] == errors, path
        assert result.exit_code == (1 if errors else 0), path
    result = run("check", "sign-in.md", folder=centre.root / "docs")
    assert result.exit_code == 1


def test_the_built_site_is_checked_where_there_is_one(centre, run):
    centre.write("site/old.html", f"<p>{NUMBER}</p>")
    result = run("check")
    assert result.exit_code == 1
    assert "site/old.html:1:4: error:" in result.stdout
    assert "this is no site that passed the gate" in result.stdout
    assert run("check", "site").exit_code == 1
    assert run("check", "docs").exit_code == 0


def test_where_a_record_cannot_be_read_the_site_is_not_held_against_it(centre, run):
    centre.write("site/index.html", "<p>8 495 000-11-22</p>")
    result = run("check", "--format", "json")
    assert {finding["rule"] for finding in findings(result) if finding["severity"] == "error"} == {"gate"}
    centre.replace("content/contacts/acme.yml", 'value: "+74950003344"', "value: 0700")
    result = run("check", "--format", "json")
    assert [finding["path"] for finding in findings(result)] == ["content/contacts/acme.yml"]


def test_a_check_puts_right_what_a_killed_build_left(centre, run):
    centre.write(".site-old/index.html", "<p>good</p>")
    run("check")
    assert (centre.root / "site/index.html").is_file()
    assert not (centre.root / ".site-old").exists()


def test_a_day_can_be_given(run):
    assert run("check", "--as-of", "2026-12-01").exit_code == 0
    late = run("check", "--as-of", "2027-04-01")
    assert late.exit_code == 1
    assert "[contact-expired]" in late.stdout and "as of 2027-04-01" in late.stderr
    assert re.search(r"as of 20\d\d-\d\d-\d\d", run("check", "--as-of", "today").stderr)


def test_a_file_outside_is_judged_by_the_project_s_records(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text(f"Позвоните: {NUMBER} или 8 495 000-11-22.\n", "utf-8")
    result = run("check", letter, "--format", "json")
    (error,) = (finding for finding in findings(result) if finding["severity"] == "error")
    assert (error["path"], error["line"], error["column"]) == (letter.as_posix(), 1, 12)
    letter.write_text("Позвоните: 8 495 000-11-22.\n", "utf-8")
    assert run("check", letter).exit_code == 0


def test_files_outside_are_judged_by_a_registry_that_is_named(run, tmp_path):
    folder = tmp_path / "leaflets"
    folder.mkdir()
    (folder / "a.html").write_text(f"<p>{NUMBER}</p>", "utf-8")
    (folder / "b.md").write_text("8 495 000-11-22\n", "utf-8")
    (folder / "film.bin").write_bytes(b"\xff\xd8\0")
    for registry in (MINIMAL / "content", MINIMAL / "content/contacts"):
        result = run("check", folder, "--registry", registry, "--format", "json", folder=tmp_path)
        errors = [finding for finding in findings(result) if finding["severity"] == "error"]
        assert [(finding["path"], finding["rule"]) for finding in errors] == [
            ("leaflets", "unread-file"),
            ("leaflets/a.html", "on-record"),
        ]


def test_what_can_be_mended_in_one_way_is_mended_when_asked(centre, run):
    page = centre.root / "docs/sign-in.md"
    typed = "Звоните 8 (495) 000-11-22, [звоните 8 495 000-11-22](help/call.md). Вход открывается"
    text = page.read_text("utf-8").replace("Вход открывается", typed)
    page.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    before = page.read_bytes()
    edits = [finding["edit"] for finding in findings(run("check", "--format", "json"))]
    assert [edit for edit in edits if edit] == ["{{ contact:acme/hotline }}"]
    assert page.read_bytes() == before
    result = run("check", "--fix")
    assert "1 mend was made" in result.stderr
    assert page.read_bytes() == before.replace(b"8 (495) 000-11-22", b"{{ contact:acme/hotline }}")
    assert result.exit_code == 1 and "is typed" in result.stdout  # the text of a link is for a person


TYPED = "8 (495) 000-11-22"
PLACES = {
    "Звоните {} сегодня.": True,
    "- {}\n- ещё": True,
    "1. Наберите {}, потом ноль.": True,
    "| Куда | Номер |\n|---|---|\n| нам | {} |": True,
    "**{}**": True,
    "До того [ссылка](help/call.md), а потом {}.": True,
    "[звоните {} сейчас](help/call.md)": False,
    "[звоните\n{} сейчас](help/call.md)": False,
    "![снимок: {} на экране](shot.png)": False,
    '!!! note "Звоните {} сейчас"\n    Текст.': False,
    "## Звоните {} сейчас": False,
    "`{}`": False,
    "[{}](tel:+74950001122)": False,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_contact_is_named_only_where_a_reference_can_stand(centre, run, place):
    page = centre.root / "docs/sign-in.md"
    rest = page.read_text("utf-8")
    page.write_text(f"{rest}\n{place.format(TYPED)}\n", "utf-8")
    before = {finding["rule"] for finding in findings(run("check", "--format", "json"))}
    after = {finding["rule"] for finding in findings(run("check", "--fix", "--format", "json"))}
    named = f"{rest}\n{place.format('{{ contact:acme/hotline }}')}\n"
    assert (page.read_text("utf-8") == named) == PLACES[place]
    assert page.read_text("utf-8") in {named, f"{rest}\n{place.format(TYPED)}\n"}
    assert after - before == set() and ("raw-contact" in after) != PLACES[place]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "mixed"])
def test_a_mend_leaves_all_else_of_a_file_as_it_is(centre, run, ends):
    page = centre.root / "docs/sign-in.md"
    text = page.read_text("utf-8") + f"\nЗвоните {TYPED}.\n\nИ ещё раз: {TYPED}.\n"
    lines = text.split("\n")
    raw = "".join(
        line + (("\r\n" if number % 2 else "\n") if ends == "mixed" else ends)
        for number, line in enumerate(lines)
    ).encode()
    page.write_bytes(raw)
    page.chmod(0o640)
    assert "2 mends were made" in run("check", "--fix").stderr
    assert page.read_bytes() == raw.replace(TYPED.encode(), b"{{ contact:acme/hotline }}")
    assert page.stat().st_mode & 0o777 == 0o640 and not list(page.parent.glob(".*"))


def test_a_word_that_yaml_takes_for_another_kind_is_put_in_quotes(centre, run):
    page = centre.root / "docs/sign-in.md"
    right = page.read_text("utf-8")
    page.write_text(right.replace('"180"', "180").replace('"2026-11-20"', "2026-11-20"), "utf-8")
    assert run("check").exit_code == 1
    assert run("check", "--fix").exit_code == 0
    assert page.read_text("utf-8") == right


def british_records(folder: Path) -> Path:
    """Records of a registry whose numbers are British: some that are kept for examples."""
    registry = folder / "content"
    shutil.copytree(MINIMAL / "content", registry)
    for file in (registry / "contacts").glob("*.yml"):
        text = re.sub(r'"\+7495000\d{4}"', '"+441632960001"', file.read_text("utf-8"), count=1)
        file.write_text(re.sub(r'"\+7495000\d{4}"', '"+441632960002"', text), "utf-8")
    return registry


def test_outside_of_a_project_numbers_are_read_as_where_those_on_record_are(run, tmp_path):
    registry, letter = british_records(tmp_path), tmp_path / "letter.txt"
    letter.write_text("Call 020 7946 0018.\n", "utf-8")
    result = run("check", letter, "--registry", registry, "--format", "json", folder=tmp_path)
    assert [finding["value"] for finding in findings(result)] == ["+442079460018"]


def test_the_country_that_numbers_are_read_for_can_be_named(run, tmp_path):
    registry, letter = british_records(tmp_path), tmp_path / "letter.txt"
    letter.write_text("Call (030) 23125 000.\n", "utf-8")
    asked = ("check", letter, "--registry", registry, "--region", "DE", "--format", "json")
    assert [finding["value"] for finding in findings(run(*asked, folder=tmp_path))] == ["+493023125000"]
    wrong = run("check", letter, "--region", "ZZ")
    assert wrong.exit_code == 2 and "no ISO 3166-1 code" in wrong.output


def test_a_misspelt_name_in_a_template_is_found_without_a_build(centre, run):
    theme = centre.root / "overrides/components/logo"
    theme.mkdir(parents=True, exist_ok=True)
    (theme / "template.html").write_text("{{ site.nmae }}", "utf-8")
    result = run("check", "overrides")
    assert result.exit_code == 1
    assert "overrides/components/logo/template.html:1:1: error: site has no 'nmae' [theme]" in result.stdout


def test_a_named_file_that_cannot_be_read_is_an_error(run, tmp_path):
    photo = tmp_path / "film.bin"
    photo.write_bytes(b"\xff\xd8\0")
    result = run("check", photo)
    assert result.exit_code == 1
    assert f"{photo}:1:1: error: " in result.stdout


def test_a_broken_registry_is_reported_and_judges_nothing(run, tmp_path):
    registry = tmp_path / "content"
    shutil.copytree(MINIMAL / "content", registry)
    (registry / "contacts/acme.yml").write_text("organisation: acme\norganisation: b\n")
    (tmp_path / "a.txt").write_text(NUMBER)
    result = run("check", "a.txt", "--registry", registry, folder=tmp_path)
    assert result.exit_code == 1
    assert "contacts/acme.yml:2:1: error:" in result.stdout
    assert "a.txt" not in result.stdout


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name, "--help"] for name in ("check", "new", "stale", "readability"))]
)
def test_help_holds_an_example(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 0
    assert re.search(r"Examples?:\s+sverka ", result.stdout)


def test_the_module_runs_as_the_command_does(centre):
    run = centre.run("-m", "sverka", "check")
    assert (run.returncode, run.stdout) == (0, "")


def test_a_new_page_passes_once_it_is_filled_in(centre, run):
    assert run("new", "answer", "pay/lost", 'Что делать, если "всё" пропало?').exit_code == 0
    refused = run("check")
    assert refused.exit_code == 1
    assert "content/faq/pay/lost.md" in refused.stdout
    text = centre.read("content/faq/pay/lost.md")
    for old, new in (
        ('summary: ""', 'summary: "Потеря квитанции"'),
        ("sources: []", "sources: [acme-site]"),
        ('answer: ""', 'answer: "Позвоните."'),
        ("1. \n", "1. Позвоните.\n"),
    ):
        assert old in text, text
        text = text.replace(old, new)
    day = re.search(r'reviewed: "([0-9-]+)"', text)
    assert day, text
    centre.write("content/faq/pay/lost.md", text.replace(day[1], "2026-11-23"))
    assert (run("check").exit_code, run("check").stdout) == (0, "")
