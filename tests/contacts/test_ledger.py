"""The ledger of what pictures say: it spares readings and lets nothing through."""

from __future__ import annotations

import io
from datetime import timedelta
from hashlib import sha256

import pytest
from click.testing import CliRunner
from PIL import Image

from sverka.cli import main
from sverka.contacts.ledger import PictureReading, Said, as_yaml, load_ledger
from sverka.core.findings import Refused
from tests.help_centre import DAY, HelpCentre

PICTURE = "content/guides/seen.png"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "")


@pytest.fixture
def reads(monkeypatch):
    """Let the machine read this in every picture."""

    def said(*text: str, codes: tuple[str, ...] = ()) -> None:
        monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "tesseract 0")
        monkeypatch.setattr("sverka.contacts.pictures.can_write", lambda: True)
        monkeypatch.setattr("sverka.contacts.pictures._read", lambda *_: Said(codes, text))

    return said


def picture(centre: HelpCentre, colour: int = 0) -> str:
    """Put a picture of one colour into the centre; its hash."""
    file = io.BytesIO()
    Image.new("L", (20, 20), colour).save(file, "PNG")
    centre.write(PICTURE, file.getvalue())
    return sha256(file.getvalue()).hexdigest()


def on_record(centre: HelpCentre, key: str, **more: object) -> None:
    """Add an entry for the picture to the ledger."""
    entry = PictureReading.model_validate(
        {"file": PICTURE, "sha256": key, "reader": "1, tesseract 0", **more}
    )
    before = load_ledger(centre.root, DAY).entries.values()
    centre.write("content/readings.yml", as_yaml([*before, entry]))


def found(centre: HelpCentre) -> list[tuple[str, str, str]]:
    return [
        (finding.rule, finding.severity, finding.verdict)
        for finding in centre.findings()
        if finding.path == PICTURE
    ]


def test_a_picture_that_nobody_has_read_is_refused(centre, without_tesseract):
    picture(centre)
    [finding] = [finding for finding in centre.findings() if finding.path == PICTURE]
    assert (finding.rule, finding.severity) == ("picture-unread", "error")
    assert "nobody has read" in finding.message
    assert "sverka pictures" in finding.fix


def test_one_that_somebody_has_read_is_not(centre, without_tesseract):
    on_record(centre, picture(centre))
    assert found(centre) == []


def test_another_picture_of_the_same_name_is_refused_again(centre, without_tesseract):
    on_record(centre, picture(centre))
    picture(centre, colour=9)
    assert found(centre) == [("picture-unread", "error", "")]


@pytest.mark.parametrize(
    "said", [{"text": ["8 800 000-00-99"]}, {"codes": ["tel:+78000000099"]}, {"text": ["8 800\t000-00-99"]}]
)
def test_what_the_ledger_says_is_judged_like_what_is_read(said, centre, without_tesseract):
    on_record(centre, picture(centre), **said)
    assert found(centre) == [("on-record", "error", "unlisted")]


def test_with_tesseract_a_picture_without_an_entry_is_read(centre, reads):
    reads("8 800 000-00-99")
    picture(centre)
    assert ("on-record", "error", "unlisted") in found(centre)


def test_an_entry_that_says_something_else_is_found_by_the_lot(centre, reads):
    reads("8 800 000-00-99")
    on_record(centre, picture(centre), text=["Всё хорошо 1"])
    assert set(found(centre)) == {("on-record", "error", "unlisted"), ("picture-unread", "error", "")}


def test_a_newer_reader_may_read_otherwise_and_is_judged(centre, reads):
    reads("8 800 000-00-99")
    on_record(centre, picture(centre), text=["Всё хорошо 1"], reader="1, tesseract -1")
    assert found(centre) == [("on-record", "error", "unlisted")]


def test_the_lot_has_twenty_entries_each_day_others_and_repeats(centre):
    keys = [sha256(bytes([number])).hexdigest() for number in range(60)]
    entries = [PictureReading(file="a.png", sha256=key, reader="1") for key in keys]
    centre.write("content/readings.yml", as_yaml(entries))
    lots = [load_ledger(centre.root, DAY + timedelta(days)).again for days in range(40)]
    assert {len(lot) for lot in lots} == {20}
    assert lots[0] == load_ledger(centre.root, DAY).again
    assert lots[0] != lots[1]
    assert set().union(*lots) == set(keys)


def test_a_false_contact_is_shown_as_a_warning_where_the_ledger_says_so(centre, without_tesseract):
    key = picture(centre)
    denied = next(
        contact.ref for contact in centre.project().registry.contacts.values() if contact.status == "denied"
    )
    value = centre.project().registry.contacts[denied].value
    on_record(centre, key, text=[value], warns_of=[denied])
    assert found(centre) == [("on-record", "note", "denied-example")]


def test_a_correction_changes_few_signs_and_is_judged(centre, without_tesseract):
    on_record(
        centre, picture(centre), text=["8 A0O 000-00-99"], corrections={"8 A0O 000-00-99": "8 800 000-00-99"}
    )
    assert found(centre) == [("on-record", "error", "unlisted")]
    centre.replace("content/readings.yml", '"8 800 000-00-99"', '"Всё хорошо"')
    with pytest.raises(Refused, match="corrected beyond recognition"):
        load_ledger(centre.root, DAY)


def test_hatching_may_be_corrected_away(centre, without_tesseract):
    on_record(centre, picture(centre), text=["87777777"], corrections={"87777777": ""})
    assert found(centre) == []


def test_the_command_reads_all_and_keeps_what_people_wrote(centre, reads, sverka, monkeypatch):
    key = picture(centre)
    on_record(centre, key, text=["8 A00"], corrections={"8 A00": "8 800"}, warns_of=["acme/x"], reader="0")
    reads("8 A00", codes=("acme",))
    monkeypatch.chdir(centre.root)
    result = CliRunner().invoke(main, ["pictures"])
    assert result.exit_code == 0, result.output
    entry = load_ledger(centre.root, DAY).entries[key]
    assert (entry.codes, entry.text, entry.reader) == (["acme"], ["8 A00"], "1, tesseract 0")
    assert (entry.corrections, entry.warns_of) == ({"8 A00": "8 800"}, ["acme/x"])


def test_the_command_needs_tesseract_for_what_is_new_alone(centre, without_tesseract, monkeypatch):
    on_record(centre, picture(centre))
    monkeypatch.chdir(centre.root)
    assert CliRunner().invoke(main, ["pictures"]).exit_code == 0
    picture(centre, colour=9)
    result = CliRunner().invoke(main, ["pictures"])
    assert result.exit_code == 1
    assert f"{PICTURE}:1:1: error: a picture that this machine cannot read [picture-unread]" in result.output
    assert "install Tesseract" in result.output
