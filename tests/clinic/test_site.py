"""What was put out of the clinic: English alone, at the root, in its own colours."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

from selectolax.lexbor import LexborHTMLParser

from sverka.handbooks import BOOKS, names
from sverka.theme.layers import PACKAGE
from tests.clinic.conftest import CLINIC, DAY
from tests.demonstration.test_its_words import HASH, forbidden
from tests.help_centre import build

_CYRILLIC = re.compile(r"[Ѐ-ԯ]+")
_RECORDS = re.compile(r"assets/check/records\.[a-p]+\.js")
_TEXT = {".html", ".js", ".css", ".json", ".xml", ".txt", ".vcf", ".svg", ".webmanifest", ".conf", ""}


def texts(clinic: Path) -> dict[str, str]:
    """Every file of the site that holds words, by its URL."""
    files = (file for file in sorted(clinic.rglob("*")) if file.is_file() and file.suffix in _TEXT)
    return {file.relative_to(clinic).as_posix(): file.read_text("utf-8") for file in files}


def shown(url: str, text: str) -> str:
    """What of a file a reader may be shown: of the checker's records all but the words that it knows contacts by."""
    if _RECORDS.fullmatch(url):
        data = json.loads(text.partition("=")[2].rstrip(";\n"))
        return json.dumps({key: value for key, value in data.items() if key != "modules"}, ensure_ascii=False)
    return text


def test_nothing_that_a_reader_gets_is_russian(clinic: Path):
    found = texts(clinic)
    assert len(found) > 60
    assert sum(url.endswith(".html") for url in found) > 20
    for url, text in found.items():
        assert not _CYRILLIC.findall(shown(url, text)), url


def test_the_scan_for_russian_would_find_some(clinic: Path):
    """The records, the words of a page and of the manifest are looked at, not skipped."""
    found = texts(clinic)
    looked_at = [url for url, text in found.items() if "Harbourside" in shown(url, text)]
    assert {"index.html", "manifest.webmanifest", "contacts.json", "llms.txt"} <= set(looked_at)
    assert any(_RECORDS.fullmatch(url) for url in looked_at)


def test_the_archive_holds_the_same(clinic: Path):
    with ZipFile(clinic / "help-centre.zip") as archive:
        pages = [name for name in archive.namelist() if name.endswith(".html")]
        assert len(pages) > 20
        for name in pages:
            assert not _CYRILLIC.findall(archive.read(name).decode("utf-8")), name


def test_no_word_of_the_demonstration_came_along(clinic: Path):
    words = [word.casefold() for word in (*forbidden(), "portal")]
    for url, text in texts(clinic).items():
        said = HASH.sub("", shown(url, text).casefold())
        assert not [word for word in words if word in said], url


def test_the_only_language_needs_no_folder_and_no_switch(clinic: Path):
    assert not (clinic / "en").exists()
    for file in clinic.rglob("*.html"):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        root = tree.css_first("html")
        assert root is not None and root.attributes["lang"] == "en", file
        assert tree.css("link[hreflang], .sv-langs a") == [], file


def test_it_has_its_own_colours_and_sign(clinic: Path):
    manifest = json.loads((clinic / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["lang"], manifest["theme_color"]) == ("en", "#5a3494")
    assert "--accent: #5a3494" in "".join(
        file.read_text("utf-8") for file in clinic.glob("assets/css/site.*.css")
    )
    logo = "overrides/components/logo/template.html"
    sign = LexborHTMLParser((CLINIC / logo).read_text("utf-8")).css_first(".sv-logo__line")
    page = LexborHTMLParser((clinic / "contacts.html").read_text("utf-8")).css_first(
        ".sv-brand .sv-logo__line"
    )
    assert sign is not None and page is not None
    assert page.attributes["d"] == sign.attributes["d"]
    assert (PACKAGE / "components/logo/template.html").read_text("utf-8") != (CLINIC / logo).read_text(
        "utf-8"
    )


def test_hours_are_in_the_time_of_the_clinic(clinic: Path):
    card = LexborHTMLParser((clinic / "contacts.html").read_text("utf-8")).css_first(".sv-hours[data-zone]")
    assert card is not None and card.attributes["data-zone"] == "Europe/London"
    assert "(London time)" in card.text()


def test_it_publishes_the_handbooks_in_english_when_its_settings_say_so(tmp_path: Path):
    root = tmp_path / "clinic"
    shutil.copytree(CLINIC, root, ignore=shutil.ignore_patterns("site", ".*", "__pycache__"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    assert "\n    handbooks: []\n" in settings
    (root / "mkdocs.yml").write_text(
        settings.replace("handbooks: []", f"handbooks: [{', '.join(BOOKS)}]"), "utf-8"
    )
    built = build(root, DAY)
    assert built.status == 0, built.output
    assert "0 errors, 0 warnings" in built.output
    for name in names(BOOKS):
        assert not _CYRILLIC.findall(built.page(f"{name}.html")), name
