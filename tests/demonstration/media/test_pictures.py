"""The pictures: each is on record, small, shows a page that exists and no contact that a page may not show."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from media.named import typed
from media.pictures import MOST_BYTES
from media.plan import Action, load_shots
from media.png import packed, same_pixels
from media.record import DRAWING, RECORD, pictures_text, retaken
from sverka.core.findings import Refused
from sverka.model.editorial import Picture
from sverka.project.project import Project, load_project
from tests.help_centre import OWN_DAY, REPOSITORY

SHOTS = load_shots().shots
FOLDERS = ("content/guides/pictures", "docs/help")


@pytest.fixture(scope="module")
def project() -> Project:
    """What is on record."""
    return load_project(REPOSITORY, OWN_DAY)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_a_shot_shows_a_page_that_exists(shot, project):
    paths = {page.url: page.source.path for page in project.pages}
    assert shot.source in paths
    assert project.editorial.pictures[shot.file].shows == paths[shot.source]


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_a_false_number_is_labelled_and_no_number_is_spelt_out(shot, project):
    texts = [action.type for action in shot.do if action.type]
    assert not [text for text in texts if sum(map(str.isdigit, text)) > 5]
    for text in texts:
        typed(text, project)
    assert bool(shot.label) == any(text.startswith("bad-example:") for text in texts)


def test_every_picture_is_on_record_and_every_record_has_its_picture(project):
    files = {
        file.relative_to(REPOSITORY).as_posix()
        for folder in FOLDERS
        for file in (REPOSITORY / folder).iterdir()
        if file.suffix in {".png", ".svg"}
    }
    assert files == set(project.editorial.pictures)


def test_a_picture_is_a_drawing_or_has_its_shot(project):
    taken = {file for file, picture in project.editorial.pictures.items() if picture.shows != DRAWING}
    assert taken == {shot.file for shot in SHOTS}


def test_the_record_stands_as_the_script_writes_it(project):
    assert RECORD.read_text("utf-8") == pictures_text(project.editorial.pictures.values())


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_a_picture_is_small(shot):
    assert (REPOSITORY / shot.file).stat().st_size <= MOST_BYTES


@pytest.mark.parametrize(
    "text",
    [
        "contact:portal/hotline-abroad",
        "contact:portal/loan-advert",
        "bad-example:portal/site",
        "contact:portal/nobody",
    ],
)
def test_what_a_page_may_not_show_is_not_typed(text, project):
    with pytest.raises(Refused):
        typed(text, project)


def test_text_is_typed_as_it_stands(project):
    assert typed("забыл пароль", project) == "забыл пароль"
    assert typed("контакт: какой", project) == "контакт: какой"


def test_only_what_changed_gets_a_new_date():
    old, today = date(2026, 11, 1), date(2026, 11, 25)
    before = Picture(file="a.png", taken=old, shows="docs/check.md")
    assert retaken(before, "a.png", "docs/check.md", today, changed=False).taken == old
    assert retaken(before, "a.png", "docs/check.md", today, changed=True).taken == today
    assert retaken(None, "a.png", "docs/check.md", today, changed=False).taken == today


def test_one_pixel_is_a_change(tmp_path):
    picture = Image.new("RGB", (40, 30), "white")
    file = tmp_path / "a.png"
    file.write_bytes(packed(picture, MOST_BYTES))
    assert same_pixels(file, packed(picture, MOST_BYTES))
    picture.putpixel((7, 7), (0, 0, 0))
    assert not same_pixels(file, packed(picture, MOST_BYTES))
    assert not same_pixels(tmp_path / "none.png", packed(picture, MOST_BYTES))


@pytest.mark.parametrize("fields", [{}, {"tap": "a", "see": "b"}, {"type": "a"}, {"into": "a"}])
def test_an_action_is_one_thing(fields):
    with pytest.raises(ValueError, match="an action is one of"):
        Action(**fields)
