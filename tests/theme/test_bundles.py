"""Names that change with the content: of every file that a page loads, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from sverka.build.build import Build
from sverka.core.content_names import content_name, content_url
from sverka.core.script_text import without_comments
from sverka.theme.bundles import BUNDLES, Assets, theme_assets
from sverka.theme.layers import Theme
from tests.help_centre import HelpCentre

THEME = Theme(Path("nowhere"))


def test_the_name_says_the_content():
    one, other = content_url("assets/js/page.js", b"one"), content_url("assets/js/page.js", b"other")
    assert re.fullmatch(r"assets/js/page\.[a-p]{10}\.js", one)
    assert one != other
    assert one == content_url("assets/js/page.js", b"one")


def test_no_name_can_be_read_as_a_number():
    assert not [number for number in range(2000) if re.search(r"\d", content_name(str(number).encode()))]


def test_joined_files_hold_their_parts_whole_and_in_order():
    files = theme_assets(THEME)
    for name, parts in BUNDLES.items():
        assert (
            files[name]
            == "".join(without_comments(THEME.file(part).read_text("utf-8")) for part in parts).encode()
        )
        assert not {*parts} - {name} & files.keys()


def test_every_file_of_the_theme_is_published_alone_or_joined():
    """A style or script in the folder of a component that no list names would never reach a reader."""
    parts = {part for some in BUNDLES.values() for part in some}
    loaded = {name for name in THEME.files("components") if name.endswith((".css", ".js"))}
    assert THEME.files("assets").keys() | loaded == (theme_assets(THEME).keys() - BUNDLES.keys()) | parts


def test_a_name_that_is_not_there_is_said():
    with pytest.raises(jinja2.TemplateRuntimeError, match=r"no asset 'assets/css/old\.css'"):
        Assets({"assets/css/site.css": b""}).url("assets/css/old.css")


def test_everything_below_assets_carries_its_content_in_its_name(centre: HelpCentre):
    built = centre.build()
    assert built.status == 0, built.output
    files = [file for file in (built.site / "assets").rglob("*") if file.is_file()]
    texts = [file for file in files if file.suffix not in {".br", ".gz"}]
    assert len(texts) > 10
    for file in texts:
        if not re.fullmatch(r"[a-p]{10}", file.parent.name):  # the folder of an index
            stem, _, ending = file.name.rpartition(".")
            assert stem.endswith(f".{content_name(file.read_bytes())}"), f"{file}: {ending}"


def _search_folder(centre: HelpCentre) -> str:
    return Build(centre.project()).contexts.error_page().search_folder


def test_an_index_moves_to_another_folder_when_a_page_changes(centre: HelpCentre):
    before = _search_folder(centre)
    assert before == _search_folder(centre)
    centre.replace("content/faq/pay/card.md", "Какие карты принимают?", "Какие карты берут?")
    assert before != _search_folder(centre)


def test_a_file_of_the_site_hides_the_one_of_the_package(tmp_path: Path):
    (tmp_path / "overrides/assets/css").mkdir(parents=True)
    (tmp_path / "overrides/assets/css/colours.css").write_text("/* ours */\n:root { --paper: red; }", "utf-8")
    assert theme_assets(Theme(tmp_path))["assets/css/site.css"].startswith(b":root { --paper: red; }")


def test_a_template_that_names_no_asset_is_a_finding(centre: HelpCentre):
    centre.replace("overrides/main.html", "assets/js/theme.js", "assets/js/no-such.js")
    built = centre.build()
    assert built.status == 1
    assert "overrides/main.html:" in built.output and "there is no asset" in built.output
    assert "Traceback" not in built.output
