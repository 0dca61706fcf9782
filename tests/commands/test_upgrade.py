"""`sverka upgrade`: what of a site's own files is behind the package, and that nothing is written unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sverka.cli import main
from sverka.theme.layers import PACKAGE

HOOK = "hooks/contacts.py"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was just started, and the folder to work in."""
    assert CliRunner().invoke(main, ["init", str(tmp_path / "my")]).exit_code == 0
    monkeypatch.chdir(tmp_path / "my")
    return tmp_path / "my"


def upgrade(*options: str) -> Result:
    return CliRunner().invoke(main, ["upgrade", *options])


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_new_site_is_in_line(site):
    result = upgrade()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to bring in line" in result.stderr


def test_a_hook_that_differs_is_shown_and_not_written(site):
    change(site / HOOK, "judge_site", "judge_nothing")
    result = upgrade()
    assert result.exit_code == 1
    assert f"{HOOK}:1:1: differs" in result.stdout
    assert "-    gate(config).judge_nothing(CONTACTS)" in result.stdout
    assert "+    gate(config).judge_site(CONTACTS)" in result.stdout
    assert "judge_nothing" in (site / HOOK).read_text("utf-8")


def test_hooks_are_written_where_that_is_asked_for_and_nothing_else_is(site):
    (site / HOOK).unlink()
    change(site / "requirements.txt", "sverka[site]==", "sverka[site]==0.0.")
    before = (site / "requirements.txt").read_text("utf-8")
    assert f"{HOOK}:1:1: is missing" in upgrade().stdout
    result = upgrade("--write")
    assert result.exit_code == 1  # the requirements are still behind
    assert "requirements.txt to bring in line" in result.stderr
    assert (site / "requirements.txt").read_text("utf-8") == before
    change(site / "requirements.txt", "==0.0.", "==")
    assert (upgrade().exit_code, upgrade().stdout) == (0, "")


def test_a_file_that_hides_one_of_the_theme_is_shown_with_what_it_leaves_out(site):
    name = "components/footer/template.html"
    own = site / "overrides" / name
    own.parent.mkdir(parents=True)
    own.write_text("<footer>mine</footer>\n", "utf-8")
    result = upgrade("--write")
    assert result.exit_code == 1
    assert f"overrides/{name}:1:1: hides the file of the theme" in result.stdout
    assert "-<footer>mine</footer>" in result.stdout
    assert own.read_text("utf-8") == "<footer>mine</footer>\n"
    own.write_bytes((PACKAGE / name).read_bytes())
    assert f"overrides/{name}:1:1: is the file of the theme: take it out" in upgrade().stdout


def test_colours_sign_and_wording_are_a_site_s_own(site):
    change(site / "overrides/assets/css/colours.css", "color-scheme: light;", "color-scheme: dark;")
    (site / "overrides/components/logo").mkdir(parents=True)
    (site / "overrides/components/logo/template.html").write_text("<svg></svg>", "utf-8")
    assert (upgrade().exit_code, upgrade().stdout) == (0, "")


def test_of_other_files_a_site_may_have_its_own(site):
    change(site / "CODEOWNERS", "@help-editors", "@our-editors")
    result = upgrade()
    assert result.exit_code == 0
    assert (
        "CODEOWNERS:1:1: differs" in result.stdout
        and "-/docs/                  @our-editors" in result.stdout
    )
