"""The handbook's page of components: every component of the theme has an example there, or a page that shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect
from pytest import Subtests

from sverka.model.parameters import COMPONENTS
from sverka.theme.layers import PACKAGE
from sverka.views.examples import SHOWN
from tests.browser.pages import PAGES
from tests.help_centre import HelpCentre

_THEME = PACKAGE
_FOLDERS = sorted(folder for folder in (_THEME / "components").iterdir() if folder.is_dir())
_EXAMPLES: dict[str, Any] = {
    folder.name: yaml.safe_load((folder / "example.yml").read_text("utf-8"))
    for folder in _FOLDERS
    if (folder / "example.yml").is_file()
}
_INCLUDE = re.compile(r'include "components/([a-z-]+)/template\.html"')


def _reached_from(template: Path) -> set[str]:
    """The components that a template is made of, and those that these are made of."""
    found: set[str] = set()
    waiting = set(_INCLUDE.findall(template.read_text("utf-8")))
    while waiting:
        name = waiting.pop()
        found.add(name)
        inside = _INCLUDE.findall(_text(name))
        waiting |= set(inside) - found
    return found


def test_every_component_has_an_example() -> None:
    # The page of examples is itself an example of what every page is made of.
    assert _EXAMPLES.keys() == {*SHOWN}
    known = {*SHOWN} | _reached_from(_THEME / "components.html") | _reached_from(_THEME / "main.html")
    for name in SHOWN:
        known |= _reached_from(_THEME / f"components/{name}/template.html")
    names = {folder.name for folder in _FOLDERS}
    # Pages by themselves: they lead on to another, or say what the app does without a network.
    assert {name for name in names - known if "<!doctype html>" not in _text(name)} == set()


def test_a_folder_holds_a_component() -> None:
    """Its template, and beside it what it has of style, script and example."""
    for folder in _FOLDERS:
        files = {file.name for file in folder.iterdir()}
        assert "template.html" in files, folder
        assert files <= {"template.html", "style.css", "script.js", "example.yml", "short-address.css"}, (
            folder
        )
    assert COMPONENTS.keys() <= {folder.name for folder in _FOLDERS}


def _text(name: str) -> str:
    return (_THEME / f"components/{name}/template.html").read_text("utf-8")


def test_every_example_shows_its_component(page: Page, http_base: str, subtests: Subtests) -> None:
    page.goto(http_base + PAGES["components"])
    for name, example in _EXAMPLES.items():
        with subtests.test(name):
            section = page.locator(f"[data-component={name}]")
            expect(section.get_by_text(example["shows"]["ru"])).to_be_visible()
            if "page" in example:
                expect(section.locator(".sv-example__shows a")).to_have_count(1)
            else:
                assert section.locator(".sv-example__box").inner_html().strip()


def test_a_site_without_such_records_leaves_the_example_out(tmp_path: Path) -> None:
    centre = HelpCentre(tmp_path)
    built = centre.replace("mkdocs.yml", "regions: [RU]", "regions: [RU]\n    handbooks: [editing]").build()
    assert built.status == 0, built.output
    html = built.page("editing/components.html")
    assert 'data-component="contact-card"' in html
    assert 'data-component="term"' not in html  # it has no glossary


def test_a_site_with_terms_and_no_page_of_them_leads_to_none(tmp_path: Path) -> None:
    centre = HelpCentre(tmp_path).replace(
        "mkdocs.yml", "regions: [RU]", "regions: [RU]\n    handbooks: [editing]"
    )
    source = yaml.safe_load(centre.read("content/sources.yml"))["sources"][0]["id"]
    term = f'{{id: app, kind: word, name: {{ru: "Приложение"}}, meaning: {{ru: "Программа."}}, sources: [{source}]}}'
    built = centre.write("content/glossary.yml", f"glossary:\n- {term}\n").build()
    assert built.status == 0, built.output
    assert '<span class="sv-term" data-tip="Программа.">Приложение</span>' in built.page(
        "editing/components.html"
    )
