"""The pictures of the theme are read once, here: a site that shows them builds without Tesseract."""

from __future__ import annotations

from sverka.contacts import is_seen
from sverka.contacts.ledger import load_ledger
from sverka.theme.layers import PACKAGE, READINGS
from tests.help_centre import DAY


def test_every_picture_of_the_theme_is_read_and_says_nothing(tmp_path):
    ledger = load_ledger(tmp_path, DAY, READINGS)
    pictures = [file for file in (PACKAGE / "assets").rglob("*") if is_seen(file.name)]
    assert len(pictures) >= 3
    for picture in pictures:
        entry = ledger.entry(picture)
        assert entry is not None, f"read {picture.name} anew, into {READINGS.name}"
        assert (entry.codes, entry.text) == ([], [])
    assert len(ledger.entries) == len(pictures)


def test_what_a_site_has_read_itself_comes_first(tmp_path):
    text = READINGS.read_text("utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/readings.yml").write_text(
        text.replace("reader: ", 'text: ["seen"]\n  reader: '), "utf-8"
    )
    ledger = load_ledger(tmp_path, DAY, READINGS)
    assert {tuple(entry.text) for entry in ledger.entries.values()} == {("seen",)}
